-- Reports ask how each cycle's clocks came out. That stands in the index by which they are found, so that their documents are not read.
drop index sla_clock_handoff;
create index sla_clock_handoff on sla_clock (handoff) include (kind, state, missed_at);
