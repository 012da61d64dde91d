-- How often the delivery of a signal came again: nothing of that is stored anew, and yet whoever counts what was sent finds all of it.
create table signal_repeat (
  signal uuid primary key references signal,
  times integer not null check (times > 0),
  last_at timestamptz not null
);
grant select, insert, update on signal_repeat to :role;
