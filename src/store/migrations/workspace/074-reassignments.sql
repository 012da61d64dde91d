-- Many handoffs given to others at once, in one transaction, with what it takes to give them back.

create table reassignment (
  id uuid primary key,
  at timestamptz not null,
  by_actor text not null,
  why text not null,
  scope json not null,
  reverted_at timestamptz,
  reverted_by text,
  check ((reverted_at is null) = (reverted_by is null))
);

-- `version`: of the handoff as the move left it; while it is still that, nothing has happened since. `paid`: the new owner paid a turn.
create table reassignment_move (
  reassignment uuid not null references reassignment,
  handoff uuid not null references handoff,
  from_person uuid not null references person,
  to_person uuid not null references person,
  attempt integer not null,
  version integer not null,
  pool_before text,
  says text not null,
  outcome text check (outcome in ('restored', 'kept')),
  outcome_says text,
  primary key (reassignment, handoff)
);

create view inv_reassignment_kept with (security_invoker) as
select m.reassignment || ':' || m.handoff as subject, 'A handoff is said to have been given to somebody who never had it' as says
from reassignment_move m
where m.reassignment >= inv_from()
  and not exists (select from assignment a where a.handoff = m.handoff and a.attempt = m.attempt and a.person = m.to_person)
union all
select m.reassignment || ':' || m.handoff, 'A handoff was given back, but not to who had it before'
from reassignment_move m
where m.outcome = 'restored' and m.reassignment >= inv_from()
  and not exists (select from assignment a where a.handoff = m.handoff and a.attempt = m.attempt + 1 and a.person = m.from_person);

create view inv_no_orphan with (security_invoker) as
with gone as (select id from person where not active and exists (select from person where active))
select h.id::text as subject, 'An open handoff is in the name of somebody who has left' as says
from handoff h join gone on gone.id = h.owner where h.closed_at is null
union all
select l.id::text, format('A %s lead is in the name of somebody who has left', l.stage)
from lead l join gone on gone.id = l.owner where l.stage in ('captured', 'nurture', 'recycled', 'held')
union all
select w.lead::text, 'A held lead waits for somebody who has left' from hold w join gone on gone.id = w.owner;

grant select, insert on reassignment, reassignment_move to :role;
grant update (reverted_at, reverted_by) on reassignment to :role;
grant update (outcome, outcome_says) on reassignment_move to :role;
grant select on inv_reassignment_kept, inv_no_orphan to :role;

-- Who is on which nurture track.
create index lead_track on lead (track, id) where track is not null and stage in ('recycled', 'nurture');
