-- The tables of one workspace. Facts may only be added; a missing update privilege keeps them as they were.

create table fence (
  only_row boolean primary key default true check (only_row),
  number bigint not null default 0
);
insert into fence default values;

-- People ---------------------------------------------------------------------------------------------------------------------------------

create table person (
  id uuid primary key,
  handle text not null unique,
  name text not null,
  email text not null unique,
  role text not null check (role in ('rep', 'manager', 'director', 'leader', 'marketing', 'revops')),
  team text not null,
  zone text not null,
  calendar text,
  skills text[] not null default '{}',
  capacity integer,
  active boolean not null default true,
  paused_until timestamptz,
  slack text,
  joined_at timestamptz not null
);

create table absence (
  id uuid primary key,
  person uuid not null references person,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  kind text not null check (kind in ('out_of_office', 'holiday', 'busy')),
  tentative boolean not null default false,
  note text not null default ''
);
create index absence_person on absence (person, ends_at);

-- The agreement --------------------------------------------------------------------------------------------------------------------------

create table agreement (
  id uuid primary key,
  version integer not null unique,
  name text not null,
  hash text not null unique,
  source text not null,
  document json not null,
  examples json not null,
  loaded_at timestamptz not null,
  loaded_by text not null
);

create table agreement_signature (
  agreement uuid not null references agreement,
  side text not null check (side in ('marketing', 'sales')),
  signer text not null,
  hash text not null,
  signed_at timestamptz not null,
  primary key (agreement, side)
);

-- A version runs only when both sides signed: both signatures are foreign keys.
create table agreement_in_force (
  agreement uuid not null references agreement,
  since timestamptz not null unique,
  review_at timestamptz not null,
  marketing text not null default 'marketing' check (marketing = 'marketing'),
  sales text not null default 'sales' check (sales = 'sales'),
  foreign key (agreement, marketing) references agreement_signature (agreement, side),
  foreign key (agreement, sales) references agreement_signature (agreement, side)
);

-- What arrives ---------------------------------------------------------------------------------------------------------------------------

create table import (
  id uuid primary key,
  name text not null,
  source text not null,
  hash text not null,
  mapping json not null,
  rows_read integer not null default 0,
  rows_stored integer not null default 0,
  state text not null check (state in ('reading', 'stored', 'failed')),
  error text,
  started_at timestamptz not null,
  ended_at timestamptz
);

create table signal (
  id uuid primary key,
  lane smallint not null check (lane in (1, 2, 3)),
  source text not null,
  kind text not null,
  key text,
  import uuid references import,
  received_at timestamptz not null,
  payload text not null,
  items integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'taken')),
  taken_at timestamptz,
  taken integer not null default 0,
  duplicates integer not null default 0,
  quarantined integer not null default 0,
  check (state = 'waiting' or items = taken + duplicates + quarantined)
);
alter table signal alter column payload set storage external;
create index signal_waiting on signal (lane, id) where state = 'waiting';
create unique index signal_key on signal (source, key) where key is not null;
create index signal_import on signal (import) where import is not null;

create table quarantine (
  id uuid primary key,
  signal uuid not null references signal,
  item integer not null,
  code text not null,
  says text not null,
  payload text not null,
  at timestamptz not null,
  owner uuid not null references person,
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'replayed', 'dropped')),
  resolved_at timestamptz,
  unique (signal, item)
);
create index quarantine_waiting on quarantine (due_at) where state = 'waiting';

-- Leads ----------------------------------------------------------------------------------------------------------------------------------

create table account (
  id uuid primary key,
  domain text not null unique,
  name text,
  fields json not null default '{}',
  owner uuid references person,
  target boolean not null default false,
  customer boolean not null default false,
  created_at timestamptz not null
);

create table lead (
  id uuid primary key,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  email text,
  name text,
  company text,
  fields json not null,
  field_at json not null,
  account uuid references account,
  stage text not null check (stage in ('captured', 'nurture', 'disqualified', 'held', 'handed_off', 'accepted', 'sql', 'opportunity', 'won', 'lost', 'recycled', 'merged')),
  owner uuid not null references person,
  next_action text not null,
  due_at timestamptz,
  model text,
  fit bigint,
  intent bigint,
  tier smallint,
  cycles integer not null default 0,
  last_closed_at timestamptz,
  closed_as text,
  cool_down_until timestamptz,
  track text,
  merged_into uuid references lead,
  check (due_at is not null or stage in ('disqualified', 'won', 'lost', 'merged'))
);
create index lead_email on lead (email) where email is not null;
create index lead_stage on lead (stage, id);
create index lead_account on lead (account) where account is not null;

create table identity (
  id uuid primary key,
  kind text not null check (kind in ('email', 'user', 'anonymous', 'crm')),
  value text not null,
  lead uuid references lead,
  since timestamptz not null,
  unique (kind, value)
);
create index identity_lead on identity (lead) where lead is not null;

create table engagement (
  id uuid primary key,
  identity uuid not null references identity,
  source text not null,
  external_id text not null,
  kind text not null,
  page text,
  form text,
  event text,
  campaign text,
  properties json not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  clamped boolean not null default false,
  signal uuid not null,
  item integer not null,
  unique (source, external_id)
);
create index engagement_identity on engagement (identity, occurred_at);

-- Documents are json, not jsonb: they are kept as they were made, byte by byte, and taking one in costs a third.
-- Decisions ------------------------------------------------------------------------------------------------------------------------------

create table score (
  id uuid primary key,
  lead uuid not null references lead,
  at timestamptz not null,
  agreement uuid not null,
  model text not null,
  region text not null,
  fit bigint not null,
  intent bigint not null,
  completeness smallint not null,
  reasons json not null,
  inputs json not null
);
create index score_lead on score (lead, at desc);

create table qualification (
  id uuid primary key,
  lead uuid not null,
  score uuid not null references score,
  at timestamptz not null,
  agreement uuid not null,
  verdict text not null check (verdict in ('qualified', 'not_yet', 'disqualified')),
  tier smallint,
  detail json not null
);
create index qualification_lead on qualification (lead, at desc);

create table brief (
  id uuid primary key,
  lead uuid not null references lead,
  at timestamptz not null,
  agreement uuid not null,
  content json not null,
  complete smallint not null,
  missing text[] not null
);

create table routing_decision (
  id uuid primary key,
  lead uuid not null references lead,
  at timestamptz not null,
  agreement uuid not null,
  method text not null,
  rule text,
  pool text,
  owner uuid not null references person,
  says text not null,
  attempts json not null,
  inputs json not null
);
create index routing_decision_lead on routing_decision (lead, at desc);

create table handoff (
  id uuid primary key,
  lead uuid not null references lead,
  cycle integer not null,
  agreement uuid not null references agreement,
  tier smallint not null,
  state text not null check (state in ('open', 'accepted', 'sql', 'opportunity', 'won', 'lost', 'rejected', 'recycled', 'disqualified')),
  owner uuid not null references person,
  pool text,
  account uuid references account,
  score uuid not null references score,
  qualification uuid not null references qualification,
  brief uuid not null references brief,
  routing_decision uuid not null references routing_decision,
  play text not null,
  next_action text not null,
  due_at timestamptz,
  version integer not null default 1,
  opened_at timestamptz not null,
  accepted_at timestamptz,
  first_touch_at timestamptz,
  closed_at timestamptz,
  closed_as text,
  amount numeric,
  unique (lead, cycle),
  check ((closed_at is null) = (state in ('open', 'accepted', 'sql', 'opportunity'))),
  check (due_at is not null or closed_at is not null)
);
create unique index handoff_open on handoff (lead) where closed_at is null;
create index handoff_due on handoff (due_at) where closed_at is null;
create index handoff_owner on handoff (owner, due_at) where closed_at is null;
create index handoff_account on handoff (account, opened_at desc) where account is not null;

create table assignment (
  handoff uuid not null references handoff,
  attempt integer not null,
  person uuid not null references person,
  since timestamptz not null,
  until timestamptz,
  why text not null,
  ended_as text,
  credited_back boolean not null default false,
  primary key (handoff, attempt),
  check (until is null or until >= since)
);
create unique index assignment_live on assignment (handoff) where until is null;
create index assignment_person on assignment (person, since);

-- A qualified lead that waits for a person: nobody could take it, or the agreement wants a review first.
create table hold (
  lead uuid primary key references lead,
  reason text not null check (reason in ('nobody', 'review', 'yearly_cap')),
  says text not null,
  agreement uuid not null references agreement,
  score uuid not null references score,
  qualification uuid not null references qualification,
  brief uuid not null references brief,
  pool text,
  attempts json not null,
  owner uuid not null references person,
  since timestamptz not null,
  due_at timestamptz not null
);
create index hold_waiting on hold (since);

create table pool (
  name text primary key,
  seq bigint not null default 0,
  run json -- who got the last leads in a row, and how many
);

create table pool_member (
  pool text not null references pool,
  person uuid not null references person,
  position integer not null,
  weight integer not null check (weight >= 0),
  balance bigint not null default 0,
  last_seq bigint,
  primary key (pool, person)
);

create table pool_entry (
  pool text not null references pool,
  seq bigint not null,
  kind text not null check (kind in ('turn', 'credit_back', 'manual', 'joined', 'left', 'reset')),
  person uuid,
  handoff uuid,
  at timestamptz not null,
  balances json,
  primary key (pool, seq)
);
create index pool_entry_person on pool_entry (person, at);

-- Clocks ---------------------------------------------------------------------------------------------------------------------------------

create table sla_clock (
  id uuid primary key,
  handoff uuid not null references handoff,
  lead uuid not null,
  kind text not null check (kind in ('routing', 'acceptance', 'first_touch', 'owner_first_touch', 'disposition')),
  owed_by text not null check (owed_by in ('marketing', 'sales')),
  person uuid not null,
  agreement uuid not null,
  state text not null check (state in ('running', 'paused', 'met', 'missed', 'cancelled')),
  started_at timestamptz not null,
  due_at timestamptz not null,
  met_at timestamptz,
  missed_at timestamptz,
  look_at timestamptz,
  detail json not null
);
-- A missed clock goes on climbing its ladder until evidence or an end, so it is live while `look_at` or no evidence stands.
create unique index sla_clock_live on sla_clock (handoff, kind) where state in ('running', 'paused') or (state = 'missed' and met_at is null);
create index sla_clock_handoff on sla_clock (handoff);

create table escalation (
  clock uuid not null references sla_clock,
  rung integer not null,
  handoff uuid not null references handoff,
  share integer not null,
  planned_at timestamptz not null,
  at timestamptz not null,
  late boolean not null,
  outcome text not null check (outcome in ('sent', 'missed', 'nobody')),
  told json not null,
  reassigned boolean not null default false,
  primary key (clock, rung)
);
create index escalation_handoff on escalation (handoff);

create table timer (
  kind text not null check (kind in ('handoff', 'hold', 'lead', 'quarantine', 'acknowledgement')),
  subject uuid not null,
  due_at timestamptz not null,
  primary key (kind, subject)
);
create index timer_due on timer (kind, due_at);

-- After the handoff ----------------------------------------------------------------------------------------------------------------------

create table touch (
  id uuid primary key,
  handoff uuid not null references handoff,
  lead uuid not null references lead,
  kind text not null,
  direction text not null check (direction in ('outbound', 'inbound', 'none')),
  human boolean not null,
  by_person uuid references person,
  at timestamptz not null,
  recorded_at timestamptz not null,
  source text not null,
  external_id text not null,
  note text not null default '',
  counts boolean not null,
  unique (source, external_id)
);
create index touch_handoff on touch (handoff, at);

create table disposition (
  id uuid primary key,
  handoff uuid not null references handoff,
  lead uuid not null references lead,
  kind text not null,
  reason text,
  clause text,
  until timestamptz,
  topic text,
  note text not null default '',
  detail json not null default '{}',
  by_actor text not null,
  at timestamptz not null
);
create index disposition_handoff on disposition (handoff, at);

-- What is to be sent ---------------------------------------------------------------------------------------------------------------------

create table delivery (
  id uuid primary key,
  cause text not null,
  lead uuid references lead,
  handoff uuid,
  channel text not null check (channel in ('email', 'slack', 'teams', 'webhook')),
  recipient text not null,
  person uuid references person,
  subject text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'shown', 'dead', 'cancelled')),
  attempts integer not null default 0,
  created_at timestamptz not null,
  next_at timestamptz,
  ended_at timestamptz,
  last_error text,
  receipt text,
  owner uuid references person,
  due_at timestamptz,
  unique (cause, channel, recipient),
  check ((state = 'waiting') = (next_at is not null)),
  check (state <> 'dead' or (owner is not null and due_at is not null))
);
create index delivery_waiting on delivery (next_at) where state = 'waiting';
create index delivery_lead on delivery (lead) where lead is not null;

create table journal (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  kind text not null,
  says text not null,
  lead uuid,
  handoff uuid,
  agreement uuid,
  detail json not null default '{}'
);
create index journal_lead on journal (lead, seq) where lead is not null;

create table idempotency (
  key text primary key,
  route text not null,
  hash text not null,
  status integer,
  body text,
  at timestamptz not null
);
create index idempotency_at on idempotency (at);

-- Rows of facts stay whole up to a page: compressing each would cost more than it saves.
alter table brief set (toast_tuple_target = 8160);
alter table routing_decision set (toast_tuple_target = 8160);
alter table delivery set (toast_tuple_target = 8160);
alter table score set (toast_tuple_target = 8160);

-- Privileges -----------------------------------------------------------------------------------------------------------------------------
-- Definitions, raw signals, facts and the journal can be added to and nothing else; current state can be updated.

grant select on fence to :role;
grant select, insert on
  person, absence, agreement, agreement_signature, agreement_in_force, import, signal, quarantine,
  account, lead, identity, engagement, score, qualification, brief, routing_decision,
  handoff, assignment, hold, pool, pool_member, pool_entry, sla_clock, escalation,
  timer, touch, disposition, delivery, journal, idempotency
to :role;
grant update (number) on fence to :role;
grant update on
  person, absence, import, quarantine, account, lead, identity, handoff, hold, pool, pool_member, sla_clock, delivery, idempotency to :role;
grant update (state, taken_at, taken, duplicates, quarantined) on signal to :role;
grant update (until, ended_as, credited_back) on assignment to :role;
grant update (due_at) on timer to :role;
grant delete on timer, hold, absence, idempotency, pool_member to :role;
