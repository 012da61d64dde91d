-- Looking up what is not known of leads. What providers told lies beside what people said, by field with who and when; `lead.fields` and
-- `account.fields` never hold it.

alter table lead add column enriched json not null default '{}';
alter table account add column enriched json not null default '{}';

-- Who can be asked. The key goes in and never comes out again.
create table provider (
  id uuid primary key,
  kind text not null check (kind in ('apollo', 'zoominfo', 'cognism', 'clearbit', 'http')),
  name text not null unique,
  place integer not null,
  url text,
  key text,
  fields text[] not null,
  timeout_ms integer not null check (timeout_ms between 100 and 60000),
  per_minute integer check (per_minute > 0),
  monthly_budget numeric check (monthly_budget >= 0),
  cost_per_hit numeric not null default 0 check (cost_per_hit >= 0),
  cache_days integer not null check (cache_days between 0 and 3650),
  is_on boolean not null,
  mapping json,
  breaker json not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index provider_on on provider (place) where is_on;

-- What was asked and paid in each month, of the workspace's clock.
create table provider_month (
  provider uuid not null references provider,
  month date not null,
  asked integer not null default 0,
  hits integer not null default 0,
  failed integer not null default 0,
  cost numeric not null default 0,
  told_at timestamptz,
  primary key (provider, month)
);

-- What a provider answered, once for each question; until it expires nobody asks again. The subject of a person is a hash of the address.
create table enrichment (
  id uuid primary key,
  provider uuid not null references provider,
  subject text not null,
  found boolean not null,
  profile json not null,
  at timestamptz not null,
  expires_at timestamptz not null,
  took_ms integer not null,
  cost numeric not null
);
create index enrichment_subject on enrichment (subject, provider, at desc);

-- One lead being looked up. `waiting`: the lead waits for it; `behind`: the lead went on, the answer is still to come.
create table look_up (
  id uuid primary key,
  lead uuid not null references lead,
  state text not null check (state in ('waiting', 'behind', 'done', 'late', 'failed')),
  arrived json not null,
  asked_at timestamptz not null,
  deadline timestamptz not null,
  ends_at timestamptz not null check (ends_at >= deadline),
  again_at timestamptz not null,
  attempts integer not null default 0,
  ended_at timestamptz,
  says text not null default '',
  check ((ended_at is null) = (state in ('waiting', 'behind')))
);
create unique index look_up_open on look_up (lead) where ended_at is null;
create index look_up_lead on look_up (lead, id);

create view inv_look_up_wait with (security_invoker) as
select u.id::text as subject, format('A lead waits for a look-up that was to end %s', u.deadline) as says
from look_up u where u.state = 'waiting' and u.deadline < inv_now() - interval '60 seconds'
union all
select u.id::text, format('The lead is to be looked at %s, after the look-up''s deadline', l.due_at)
from look_up u join lead l on l.id = u.lead
where u.state = 'waiting' and l.stage = 'captured' and l.due_at > u.deadline;

create view inv_look_up_ends with (security_invoker) as
select u.id::text as subject, format('A look-up that was to end %s goes on', u.ends_at) as says
from look_up u where u.ended_at is null and u.ends_at < inv_now() - interval '60 seconds'
union all
select 'enrichment.' || a.attname, 'The workspace''s role may change what a provider answered'
from pg_attribute a
where a.attrelid = 'enrichment'::regclass and a.attnum > 0 and not a.attisdropped
  and has_column_privilege(to_regrole(':role'), 'enrichment', a.attnum, 'update');

grant select, insert on provider, provider_month, enrichment, look_up to :role;
grant update on provider, provider_month, look_up to :role;
grant select on inv_look_up_wait, inv_look_up_ends to :role;
