-- Where the follow-up of a handoff stood when it was given to somebody else with many others, so that taking that back leaves it as it was.
alter table reassignment_move add column follow_up json;
