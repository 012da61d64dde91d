-- Quarantine by kind: what is alike can be mended, dropped or given to somebody together. And what is known of machines and of people who were let
-- back in by a person's word.

-- Two items are of one kind when they come from the same source, have the same code, and their reasons differ in quoted texts and numbers alone.
alter table quarantine
  add column pattern text not null
    generated always as (regexp_replace(regexp_replace(left(says, 300), '"[^"]*"', '"…"', 'g'), '[0-9]+', '#', 'g')) stored,
  add column mend uuid,
  add column replayed_as uuid references signal,
  add column replayed_item integer,
  add column resolved_by text,
  add column resolved_why text;
create unique index quarantine_replayed on quarantine (replayed_as, replayed_item) where replayed_as is not null;
create index quarantine_kind on quarantine (code, pattern, id) where state = 'waiting';
create index quarantine_mended on quarantine (mend, id) where mend is not null;

update quarantine q set replayed_as = s.id, replayed_item = 0 from signal s where q.state = 'replayed' and s.key = 'replay:' || q.id;

-- One patch, or one word, for all items of a kind. A runner works it off in small batches; `last_item` says how far it has come.
create table quarantine_mend (
  id uuid primary key,
  action text not null check (action in ('replay', 'drop', 'reassign')),
  source text not null,
  code text not null,
  pattern text not null,
  patch json not null default '[]',
  why text not null default '',
  to_owner uuid references person,
  state text not null check (state in ('running', 'done')),
  by_actor text not null,
  at timestamptz not null,
  ended_at timestamptz,
  up_to uuid not null,
  last_item uuid,
  items integer not null,
  done integer not null default 0,
  left_alone integer not null default 0,
  check ((state = 'done') = (ended_at is not null))
);
create index quarantine_mend_running on quarantine_mend (id) where state = 'running';

-- Machines: why an engagement is taken for a machine's, marked as it comes in, or seen later in what its lead did altogether.
alter table engagement add column bot text;
create index engagement_bot on engagement (id) where bot is not null;
create table bot_mark (
  engagement uuid primary key references engagement,
  reason text not null,
  at timestamptz not null
);

-- A person's word on a visitor: true a machine, false a person, null as it is seen.
alter table identity add column machine boolean;

-- The disqualifiers that a person set aside for this lead.
alter table lead add column requalified text[] not null default '{}';

-- A waiting item has somebody who is there, and something that reminds them; a replayed one went somewhere.
create view inv_quarantine_owned with (security_invoker) as
select q.id::text as subject, x.says
from quarantine q
left join timer t on t.kind = 'quarantine' and t.subject = q.id and q.state = 'waiting'
left join person p on p.id = q.owner
cross join lateral (values
  (q.state = 'waiting' and t.subject is null, 'Nothing will remind anybody of what waits in quarantine'),
  (q.state = 'waiting' and not p.active, 'What waits in quarantine belongs to somebody who is gone'),
  (q.state = 'replayed' and (q.replayed_as is null or q.replayed_item is null), 'It was sent through intake again, and nothing says as what'),
  (q.state <> 'waiting' and q.resolved_at is null, 'It waits no longer, and nothing says since when')
) as x (broken, says)
where x.broken and (q.state = 'waiting' or q.id >= inv_from());

grant select, insert on quarantine_mend, bot_mark to :role;
grant update on quarantine_mend to :role;
grant select on inv_quarantine_owned to :role;
