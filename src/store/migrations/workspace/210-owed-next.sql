-- What a queue asks of a clock stands in its index: which clock a handoff owes next is read for all open handoffs at once, and their documents are not.
alter table sla_clock add column target_ms double precision generated always as ((detail ->> 'targetMs')::double precision) stored;
drop index sla_clock_live;
create unique index sla_clock_live on sla_clock (handoff, kind) include (due_at, state, agreement, target_ms)
where state in ('running', 'paused') or (state = 'missed' and met_at is null);
