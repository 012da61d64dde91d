-- People who are forgotten. What is personal of them is gone from every table; numbers, times and decisions stay, and the journal still verifies.

-- One erasure: of the lead and those merged into it. `texts`: how many rows of the journal lost what they said.
create table erasure (
  id uuid primary key,
  lead uuid not null references lead,
  reason text not null,
  at timestamptz not null,
  by_actor text not null,
  texts integer not null,
  rows integer not null
);
create index erasure_lead on erasure (lead);

alter table lead add column erased_at timestamptz;

-- `texts`: the hash of what an erased row said, by which its seal still verifies; null when it was erased before it was sealed.
alter table journal
  add column erasure uuid references erasure,
  add column texts text check (texts ~ '^[0-9a-f]{64}$');
create index journal_erased on journal (erasure) where erasure is not null;

-- Whom a request was about, so that its kept reply goes with them.
alter table idempotency add column subject text;

-- The key of the list lies sealed, as all secrets do.
alter table suppression_key add column id uuid not null default gen_random_uuid();
alter table suppression_key drop constraint suppression_key_key_check;
alter table suppression_key alter column key type text using encode(key, 'base64');

create or replace view inv_contact_stopped with (security_invoker) as
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
from (values ('consent'), ('contact_policy')) as p (name)
where has_any_column_privilege(to_regrole(':role'), p.name::regclass, 'update') or has_table_privilege(to_regrole(':role'), p.name::regclass, 'delete');

create view inv_erased_gone with (security_invoker) as
select l.id::text as subject, 'The lead was erased, and something of it is there' as says
from lead l where l.erased_at is not null
  and (l.email is not null or l.name is not null or l.company is not null or l.fields::text <> '{}' or l.enriched::text <> '{}')
union all
select i.id::text, 'The lead was erased, and an identity of it is known'
from lead l join identity i on i.lead = l.id where l.erased_at is not null and i.value not like 'erased:%'
union all
select l.id::text, 'The lead was erased, and something waits to be done with it'
from lead l where l.erased_at is not null
  and (exists (select from handoff h where h.lead = l.id and h.closed_at is null) or exists (select from timer t where t.subject = l.id)
    or exists (select from delivery d where d.lead = l.id and d.state = 'waiting'))
union all
select e.id::text, format('The erasure took %s texts from the journal, and %s are gone', e.texts, j.rows)
from erasure e cross join lateral (select count(*) as rows from journal where erasure = e.id) j where j.rows <> e.texts
union all
select 'erasure', 'The workspace''s role may erase by itself'
where has_table_privilege(to_regrole(':role'), 'erasure', 'insert') or has_any_column_privilege(to_regrole(':role'), 'erasure', 'update')
  or has_table_privilege(to_regrole(':role'), 'erasure', 'delete');

grant select on erasure, inv_erased_gone to :role;
grant update (key) on suppression_key to :role;
