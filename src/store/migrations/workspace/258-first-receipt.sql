-- When the words of a signal that takes something in again came for the first time: what they tell is of then, while received_at stays the time from
-- which somebody waits for it. Null for all that came from outside.
alter table signal add column first_at timestamptz;
