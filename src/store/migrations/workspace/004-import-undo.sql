-- An import that is taken back. What came in stays in the tables as it came; these say that it does not count any more.

alter table import drop constraint import_state_check;
alter table import add constraint import_state_check check (state in ('reading', 'stored', 'failed', 'undoing', 'undone')) not valid;
create index import_undoing on import (id) where state = 'undoing';

-- How far the undoing of an import is. `after`: the last signal whose rows were taken back.
create table import_undo (
  import uuid primary key references import,
  asked_at timestamptz not null,
  asked_by text not null,
  after uuid,
  rows integer not null default 0,
  leads_withdrawn integer not null default 0,
  leads_changed integer not null default 0,
  ended_at timestamptz
);

-- Engagements that do not count any more.
create table withdrawal (
  engagement uuid primary key references engagement,
  import uuid not null references import,
  at timestamptz not null
);
create index withdrawal_import on withdrawal (import);

-- Leads of an undone import that were left as they are, because somebody works or worked them.
create table import_kept (
  import uuid not null references import,
  lead uuid not null references lead,
  says text not null,
  at timestamptz not null,
  primary key (import, lead)
);

-- A lead that nobody but an undone import ever spoke of.
alter table lead drop constraint lead_stage_check;
alter table lead add constraint lead_stage_check check (stage in ('captured', 'nurture', 'disqualified', 'held', 'handed_off', 'accepted', 'sql', 'opportunity', 'won', 'lost', 'recycled', 'merged', 'withdrawn')) not valid;
alter table lead drop constraint lead_check;
alter table lead add constraint lead_check check (due_at is not null or stage in ('disqualified', 'won', 'lost', 'merged', 'withdrawn')) not valid;

create or replace view inv_lead_state with (security_invoker) as
with asked as (
  select id from lead where stage in ('held', 'handed_off', 'accepted', 'sql', 'opportunity')
  union select id from lead where id >= inv_from()
  union select lead from handoff where closed_at is null
  union select lead from hold
), state as (
  select l.*, h.id as handoff, h.state as handoff_state, h.owner as handoff_owner, h.due_at as handoff_due, h.next_action as handoff_action,
    w.lead as hold, w.owner as hold_owner, w.due_at as hold_due, p.id as person,
    case l.stage when 'handed_off' then 'open' when 'accepted' then 'accepted' when 'sql' then 'sql' when 'opportunity' then 'opportunity' end
      as wanted
  from asked join lead l on l.id = asked.id
  left join handoff h on h.lead = l.id and h.closed_at is null
  left join hold w on w.lead = l.id
  left join person p on p.id = l.owner
)
select s.id::text as subject, x.says from state s
cross join lateral (values
  (s.person is null, 'The lead''s owner is nobody who is there'),
  (btrim(s.next_action) = '', 'Nobody knows what comes next for the lead'),
  (s.due_at is null and s.stage not in ('disqualified', 'won', 'lost', 'merged', 'withdrawn'), 'The lead has no date by which something has to happen'),
  (s.handoff_state is distinct from s.wanted,
    format('The lead is %s, but its open handoff is %s', s.stage, coalesce(s.handoff_state, 'missing'))),
  ((s.hold is not null) <> (s.stage = 'held'), format('The lead is %s, but %s', s.stage, case when s.hold is null then 'nothing holds it' else 'it is held' end)),
  (s.handoff_owner <> s.owner, 'Lead and open handoff name different owners'),
  (s.handoff_due is distinct from s.due_at and s.handoff is not null, 'Lead and open handoff name different dates'),
  (s.handoff_action <> s.next_action, 'Lead and open handoff name different next actions'),
  (s.hold_owner <> s.owner, 'Lead and hold name different owners'),
  (s.hold_due <> s.due_at, 'Lead and hold name different dates'),
  ((s.merged_into is not null) <> (s.stage = 'merged'), 'A merged lead says into which one, and no other does'),
  (s.stage = 'recycled' and s.last_closed_at is null, 'A recycled lead never had a cycle')
) as x (broken, says) where x.broken;

create view inv_import_undone with (security_invoker) as
select i.id::text as subject, x.says
from import i
left join import_undo u on u.import = i.id
left join lateral (select count(*) as rows from withdrawal w where w.import = i.id) w on i.state in ('undoing', 'undone')
cross join lateral (values
  ((u.import is null) <> (i.state not in ('undoing', 'undone')), format('The import is %s, but the record of its undoing says something else', i.state)),
  ((u.ended_at is null) <> (i.state = 'undoing') and u.import is not null, format('The import is %s, but its undoing %s', i.state,
    case when u.ended_at is null then 'has not ended' else 'has ended' end)),
  (u.rows <> w.rows, format('%s rows were taken back, but %s do not count any more', u.rows, w.rows)),
  (i.state = 'undone' and exists (select from signal s where s.import = i.id and s.state = 'waiting'), 'The import is undone, but rows of it wait to be taken in')
) as x (broken, says)
where x.broken and (i.state = 'undoing' or i.id >= inv_from())
union all
select w.engagement::text, 'The engagement was withdrawn, but its import stands'
from withdrawal w join import i on i.id = w.import
where i.state not in ('undoing', 'undone') and w.engagement >= inv_from()
union all
select l.id::text, 'The lead is withdrawn, but something that counts speaks of it'
from lead l
where l.stage = 'withdrawn' and l.id >= inv_from()
  and exists (select from identity n join engagement e on e.identity = n.id left join withdrawal w on w.engagement = e.id
    where n.lead = l.id and w.engagement is null)
union all
select p.name, 'The workspace''s role may change what must stay as it was'
from (values ('withdrawal'), ('import_kept')) as p (name)
where has_table_privilege(to_regrole(':role'), p.name::regclass, 'update') or has_table_privilege(to_regrole(':role'), p.name::regclass, 'delete');

grant select, insert on import_undo, withdrawal, import_kept to :role;
grant update on import_undo to :role;
grant select on inv_import_undone to :role;
