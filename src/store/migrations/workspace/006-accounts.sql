-- Accounts: more than one domain and name, a place in a hierarchy, and one decision per version of a lead about whose it is.

alter table account alter column domain drop not null;
alter table account
  add column key text, -- the name as names are compared; '' for one that names no company, null until somebody worked it out
  add column country text,
  add column postal text,
  add column city text,
  add column phone text, -- the last eight digits
  add column parent uuid references account,
  add column csm uuid references person, -- who looks after the customer
  add column house boolean not null default false, -- nobody's in particular, whoever stands as its owner
  add column open_opportunity boolean not null default false,
  add column last_activity_at timestamptz,
  -- which transaction wrote the row last: whoever keeps names in memory reads what is newer than what they have
  add column changed xid8 not null default pg_current_xact_id(),
  add check (parent <> id),
  add check (domain is not null or name is not null);
create index account_key on account (key) where key <> '';
create index account_root on account (split_part(domain, '.', 1)) where domain is not null;
create index account_phone on account (phone) where phone is not null;
create index account_parent on account (parent) where parent is not null;
create index account_changed on account (changed);

-- Further domains of an account; `shared` and `agency` ones tell no company, whoever has an address there.
create table account_domain (
  domain text primary key,
  account uuid references account,
  kind text not null check (kind in ('verified', 'shared', 'agency')),
  since timestamptz not null,
  by_actor text not null,
  check ((kind = 'verified') = (account is not null))
);
create index account_domain_account on account_domain (account) where account is not null;
create index account_domain_root on account_domain (split_part(domain, '.', 1)) where kind = 'verified';

-- Names that a person confirmed.
create table account_alias (
  account uuid not null references account,
  key text not null check (key <> ''),
  name text not null,
  since timestamptz not null,
  by_actor text not null,
  changed xid8 not null default pg_current_xact_id(),
  primary key (account, key)
);
create index account_alias_key on account_alias (key);
create index account_alias_changed on account_alias (changed);

-- The account's records in other systems.
create table account_record (
  source text not null,
  external_id text not null,
  account uuid not null references account,
  since timestamptz not null,
  primary key (source, external_id)
);
create index account_record_id on account_record (external_id);
create index account_record_account on account_record (account);

-- Whose lead it is, as it was decided; the last one of a lead counts. A person's word is never followed by Baton's own.
create table account_match (
  seq bigint generated always as identity primary key,
  lead uuid not null,
  at timestamptz not null,
  code text not null check (code in ('record', 'domain', 'name_and_place', 'close_name', 'name', 'like_name', 'made', 'review', 'none', 'by_hand')),
  tier smallint check (tier between 0 and 5),
  confidence text not null check (confidence in ('certain', 'strong', 'likely', 'probable', 'possible', 'none')),
  account uuid references account,
  candidates json not null,
  inputs text not null, -- of what was known of the lead's company, to see whether it changed
  actor text not null,
  says text
);
create index account_match_lead on account_match (lead, seq desc);
create index account_match_unsure on account_match (seq) where confidence in ('probable', 'possible');

-- What a person's correction would teach; only a yes teaches it.
create table account_proposal (
  id uuid primary key,
  account uuid not null references account,
  kind text not null check (kind in ('alias', 'domain')),
  value text not null,
  lead uuid,
  why text not null,
  at timestamptz not null,
  by_actor text not null,
  state text not null default 'waiting' check (state in ('waiting', 'confirmed', 'refused')),
  decided_at timestamptz,
  decided_by text,
  unique (account, kind, value),
  check ((state = 'waiting') = (decided_at is null))
);
create index account_proposal_waiting on account_proposal (id) where state = 'waiting';

-- Until now an account was always known by its domain.
insert into account_match (lead, at, code, tier, confidence, account, candidates, inputs, actor)
select id, updated_at, 'domain', 1, 'certain', account, '[]', '', 'baton' from lead where account is not null and stage <> 'merged';

-- What must always hold -----------------------------------------------------------------------------------------------------------------

create view inv_account_hierarchy with (security_invoker) as
with recursive up as (
  select id, parent, 1 as steps from account where parent is not null
  union all
  select u.id, a.parent, u.steps + 1 from up u join account a on a.id = u.parent where a.parent is not null and u.steps < 50 and u.parent <> u.id
)
select distinct u.id::text as subject, 'The account is its own parent, over others' as says from up u where u.parent = u.id
union all
select u.id::text, 'The account has fifty parents above it' from up u where u.steps >= 50 and u.parent <> u.id;

create view inv_account_domains with (security_invoker) as
select d.domain as subject, format('The domain is verified for one account and the own domain of another') as says
from account_domain d join account a on a.domain = d.domain and a.id <> d.account
where d.kind = 'verified';

create view inv_account_match with (security_invoker) as
with asked as (
  select id, account from lead where stage <> 'merged' and id >= inv_from()
  union select id, account from lead where stage in ('held', 'handed_off', 'accepted', 'sql', 'opportunity')
), decided as (
  select l.id, l.account, m.seq, m.account as match
  from asked l left join lateral (select seq, account from account_match where lead = l.id order by seq desc limit 1) m on true
)
select id::text as subject,
  case when seq is null then 'The lead has an account that nobody decided on' else 'The lead has another account than was last decided' end as says
from decided where account is distinct from match
union all
select l.id::text, 'Baton decided over a person''s word'
from asked l where exists (
  select from account_match h join account_match m on m.lead = h.lead and m.seq > h.seq
  where h.lead = l.id and h.code = 'by_hand' and m.code <> 'by_hand');

grant select, insert on account_domain, account_alias, account_record, account_match, account_proposal to :role;
grant update on account_domain, account_alias, account_record, account_proposal to :role;
grant delete on account_domain, account_alias, account_record to :role;
grant select on inv_account_hierarchy, inv_account_domains, inv_account_match to :role;
