-- What a pool's caps have used, added up by quarter of an hour: windows begin at local midnights and hours, which all zones have at a quarter, and
-- whoever asks for a month reads some thousand numbers, not every turn of it.

create table pool_turns (
  pool text not null references pool,
  quarter timestamptz not null check (quarter = date_bin('15 minutes', quarter, '2000-01-01Z')),
  person uuid not null,
  turns integer not null,
  primary key (pool, quarter, person)
);

insert into pool_turns (pool, quarter, person, turns)
select pool, date_bin('15 minutes', at, '2000-01-01Z'), person, sum(case kind when 'credit_back' then -1 else 1 end)
from pool_entry where kind in ('turn', 'manual', 'credit_back') and person is not null
group by 1, 2, 3;

-- The ledger counts by itself, so that a process of the version before, which knows nothing of it, may go on beside newer ones.
create function count_turns() returns trigger language plpgsql as $$
begin
  insert into pool_turns (pool, quarter, person, turns)
  select pool, date_bin('15 minutes', at, '2000-01-01Z'), person, sum(case kind when 'credit_back' then -1 else 1 end)
  from fresh where kind in ('turn', 'manual', 'credit_back') and person is not null
  group by 1, 2, 3
  on conflict (pool, quarter, person) do update set turns = pool_turns.turns + excluded.turns;
  return null;
end $$;
create trigger count_turns after insert on pool_entry referencing new table as fresh for each statement execute function count_turns();

-- Whose turn a handoff cost is asked when it is passed on.
create index pool_entry_handoff on pool_entry (handoff) where handoff is not null;

create view inv_pool_turns_counted with (security_invoker) as
with entry as (
  select pool, person, sum(case kind when 'credit_back' then -1 else 1 end) as turns
  from pool_entry where kind in ('turn', 'manual', 'credit_back') and person is not null group by pool, person
), counted as (
  select pool, person, sum(turns) as turns from pool_turns group by pool, person
)
select coalesce(e.pool, c.pool) || ':' || coalesce(e.person, c.person) as subject,
  format('Caps count %s turns, the ledger has %s', coalesce(c.turns, 0), coalesce(e.turns, 0)) as says
from entry e full join counted c on c.pool = e.pool and c.person = e.person
where coalesce(e.turns, 0) <> coalesce(c.turns, 0);

grant select, insert, update on pool_turns to :role;
grant select on inv_pool_turns_counted to :role;
