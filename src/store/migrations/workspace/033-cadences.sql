-- The follow-up of handoffs: one run of a cadence for each, the steps that were done, meetings, and mail that came in.

alter table touch
  -- What came of a call; until when the lead said to be away.
  add column outcome text,
  add column until timestamptz;

alter table person add column booking_url text;

create table cadence_run (
  handoff uuid primary key references handoff,
  lead uuid not null references lead,
  agreement uuid not null references agreement,
  cadence text not null,
  state text not null check (state in ('active', 'paused', 'waiting', 'ended')),
  step smallint not null,
  channel text,
  person uuid not null references person,
  enrolled_at timestamptz not null,
  previous_at timestamptz,
  opens_at timestamptz,
  due_at timestamptz,
  look_at timestamptz,
  paused_until timestamptz,
  dropped text not null default '', -- channels, with blanks between
  told smallint not null default 0,
  action text not null,
  says text not null,
  ended_at timestamptz,
  ended_as text,
  check ((state = 'ended') = (ended_at is not null)),
  check ((state = 'ended') = (due_at is null))
);
-- One person is in one cadence at a time.
create unique index cadence_run_live on cadence_run (lead) where ended_at is null;
create index cadence_run_look on cadence_run (look_at) where look_at is not null;
create index cadence_run_person on cadence_run (person, due_at) where ended_at is null;

-- A step that was done, passed or given up; a fact.
create table cadence_step (
  id uuid primary key,
  handoff uuid not null references handoff,
  step smallint not null,
  outcome text not null check (outcome in ('done', 'skipped')),
  channel text,
  touch uuid references touch,
  opens_at timestamptz,
  due_at timestamptz,
  at timestamptz not null,
  recorded_at timestamptz not null,
  by_actor text not null
);
create index cadence_step_handoff on cadence_step (handoff, at);

create view inv_cadence_live with (security_invoker) as
select r.handoff::text as subject, x.says
from cadence_run r join handoff h on h.id = r.handoff
cross join lateral (values
  (r.ended_at is null and h.closed_at is not null, 'The cycle is over, but its follow-up goes on'),
  (r.lead <> h.lead, 'The follow-up is of another lead than its handoff'),
  (r.agreement <> h.agreement, 'The follow-up goes by another version than its handoff'),
  (r.ended_at is null and h.closed_at is null and h.due_at > r.due_at, 'The handoff is due later than the next step of its follow-up'),
  (r.ended_at is null and r.state in ('active', 'paused') and (r.opens_at is null or r.channel is null), 'The next step has no time or no channel'),
  (r.opens_at > r.due_at, 'The next step is owed before it may be done')
) as x (broken, says)
where x.broken and (r.ended_at is null or r.handoff >= inv_from());

create view inv_cadence_noticed with (security_invoker) as
select r.handoff::text as subject, format('The follow-up was to be looked at %s and nobody did', r.look_at) as says
from cadence_run r where r.look_at < inv_now() - interval '60 seconds';

create view inv_cadence_steps with (security_invoker) as
select s.handoff::text as subject, format('Step %s was done before the step before it', s.step + 1) as says
from (select *, lag(at) over (partition by handoff order by step) as before from cadence_step where handoff >= inv_from()) s
where s.at < s.before
union all
select r.handoff::text, format('%s steps are kept, but the next one is step %s', count(s.id), r.step + 1)
from cadence_run r left join cadence_step s on s.handoff = r.handoff
where r.ended_at is null or r.handoff >= inv_from()
group by r.handoff having count(s.id) <> r.step
union all
select p.name, 'The workspace''s role may change what must stay as it was'
from (values ('cadence_step')) as p (name)
where has_any_column_privilege(to_regrole(':role'), p.name::regclass, 'update') or has_table_privilege(to_regrole(':role'), p.name::regclass, 'delete');

grant select, insert, update on cadence_run to :role;
grant select, insert on cadence_step to :role;
grant select on inv_cadence_live, inv_cadence_noticed, inv_cadence_steps to :role;
