-- Who may be contacted: what people agreed and objected to, who is on the list of those who are not to be contacted, and what each country asks for.

-- What was recorded for and against contact; only added to. `basis` stands in grounds alone. `channel` and `purpose` null: all of them.
-- `lifted`: a person took back an objection of the same reach, with a reason.
create table consent (
  id uuid primary key,
  lead uuid not null references lead,
  kind text not null check (kind in ('ground', 'withdrawal', 'objection', 'lifted')),
  basis text check (basis in ('consent', 'legitimate_interest', 'contract', 'existing_customer')),
  channel text check (channel in ('email', 'call', 'sms', 'linkedin', 'post')),
  purpose text check (purpose in ('answer', 'sales', 'marketing')),
  evidence text not null,
  wording text, -- the version of the words that were agreed to
  source text not null,
  at timestamptz not null,
  expires_at timestamptz,
  recorded_at timestamptz not null,
  by_actor text not null,
  check ((kind = 'ground') = (basis is not null))
);
create index consent_lead on consent (lead, at);

-- Made by chance, once; with it addresses are hashed, so that the list outlives what is known of a person.
create table suppression_key (
  only_row boolean primary key default true check (only_row),
  key bytea not null check (octet_length(key) >= 32)
);
insert into suppression_key (key) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- Addresses that are not to be contacted, as a keyed hash (HMAC-SHA256) of the address as it is compared.
create table suppression (
  id uuid primary key,
  kind text not null check (kind in ('email', 'phone')),
  hash bytea not null check (octet_length(hash) = 32),
  channel text check (channel in ('email', 'call', 'sms', 'linkedin', 'post')),
  purpose text check (purpose in ('answer', 'sales', 'marketing')),
  reason text not null,
  source text not null,
  at timestamptz not null,
  by_actor text not null,
  lifted_at timestamptz,
  lifted_by text,
  lifted_why text,
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_why is null))
);
create unique index suppression_live on suppression (hash, kind, coalesce(channel, ''), coalesce(purpose, '')) where lifted_at is null;

-- The rules of the workspace; the newest counts. Without any the shipped ones do.
create table contact_policy (
  seq bigint generated always as identity primary key,
  document json not null,
  why text not null,
  at timestamptz not null,
  by_actor text not null
);

-- To a lead, and what for; null for what goes to colleagues and systems. `checked_at`: when it was last found lawful, at an attempt to send it.
alter table delivery
  add column purpose text check (purpose in ('answer', 'sales', 'marketing')),
  add column checked_at timestamptz,
  add column address_hash bytea;
create index delivery_to_lead on delivery (lead) where purpose is not null and state = 'waiting';
update delivery set purpose = 'answer', checked_at = ended_at where cause like 'acknowledgement:%';

create view inv_contact_stopped with (security_invoker) as
select d.id::text as subject, format('It was sent at %s to a person who had objected at %s', d.checked_at, c.at) as says
from delivery d join consent c on c.lead = d.lead and c.kind = 'objection'
where d.id >= inv_from() and d.purpose is not null and d.state = 'sent' and d.checked_at > c.at
  and coalesce(c.channel, d.channel) = d.channel and coalesce(c.purpose, d.purpose) = d.purpose
  and not exists (
    select from consent l where l.lead = c.lead and l.kind = 'lifted' and l.at >= c.at and l.at <= d.checked_at
      and l.channel is not distinct from c.channel and l.purpose is not distinct from c.purpose)
union all
select d.id::text, format('It was sent at %s to an address that was on the list since %s', d.checked_at, s.at)
from delivery d join suppression s on s.hash = d.address_hash
where d.id >= inv_from() and d.purpose is not null and d.state = 'sent' and d.checked_at > s.at
  and coalesce(s.channel, d.channel) = d.channel and coalesce(s.purpose, d.purpose) = d.purpose
  and (s.lifted_at is null or s.lifted_at > d.checked_at)
union all
select d.id::text, 'It was sent to a lead, and nobody looked whether that was lawful'
from delivery d where d.id >= inv_from() and d.purpose is not null and d.state = 'sent' and d.checked_at is null
union all
select p.name, 'The workspace''s role may change what must stay as it was'
from (values ('consent'), ('contact_policy'), ('suppression_key')) as p (name)
where has_any_column_privilege(to_regrole(':role'), p.name::regclass, 'update') or has_table_privilege(to_regrole(':role'), p.name::regclass, 'delete');

grant select, insert on consent, suppression, contact_policy to :role;
grant select on suppression_key to :role;
grant update (lifted_at, lifted_by, lifted_why) on suppression to :role;
grant select on inv_contact_stopped to :role;
