-- Whose webhooks are taken, how they are checked, and how what they bring is understood.

create table webhook_source (
  id uuid primary key,
  name text not null,
  vendor text not null,
  lane smallint not null check (lane in (1, 2)),
  address text not null unique, -- the end of its address, which nobody can guess
  verify_token text not null, -- what Meta says when it asks whether the address is meant
  signature json not null,
  secret text,
  secret_before text, -- good for a while after a new one took its place
  secret_before_until timestamptz,
  active boolean not null default true,
  created_at timestamptz not null,
  created_by text not null,
  removed_at timestamptz,
  last_received_at timestamptz, -- to the minute
  refused integer not null default 0,
  last_refused_at timestamptz,
  last_refusal text,
  check ((signature ->> 'scheme' = 'none') = (secret is null)),
  check ((secret_before is null) = (secret_before_until is null))
);
create unique index webhook_source_name on webhook_source (name) where removed_at is null;

-- A signal names the mapping that it was stored with, so a mapping never changes: a changed one is a new version.
create table webhook_mapping (
  id uuid primary key,
  source uuid not null references webhook_source,
  version integer not null check (version > 0),
  document json not null,
  created_at timestamptz not null,
  created_by text not null,
  unique (source, version)
);

create view inv_webhook_mapped with (security_invoker) as
select s.id::text as subject, 'A webhook was stored with a mapping that is not there' as says
from signal s
left join webhook_mapping m on m.id::text = split_part(s.kind, ':', 2)
where s.id >= inv_from() and s.kind ~ '^webhook(-item)?:' and m.id is null
union all
select w.id::text, format('The source %s has no mapping', w.name)
from webhook_source w where not exists (select from webhook_mapping m where m.source = w.id)
union all
select 'webhook_mapping', 'The workspace''s role may change or delete mappings, which must stay'
where has_any_column_privilege(to_regrole(':role'), 'webhook_mapping', 'update') or has_table_privilege(to_regrole(':role'), 'webhook_mapping', 'delete');

grant select, insert on webhook_source, webhook_mapping to :role;
grant update on webhook_source to :role;
grant select on inv_webhook_mapped to :role;
