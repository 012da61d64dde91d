-- Who uses this Baton: workspaces, the keys that programs come with, and which process runs a workspace.

create table baton.workspace (
  name text primary key,
  schema text not null unique,
  role text not null unique,
  demo boolean not null default false,
  created_at timestamptz(3) not null default clock_timestamp()
);

create table baton.api_key (
  id uuid primary key default gen_random_uuid(),
  workspace text not null references baton.workspace on delete cascade,
  name text not null,
  hash bytea not null unique check (octet_length(hash) = 32), -- sha-256 of the key; the key itself is kept nowhere
  scopes text[] not null,
  side text check (side in ('marketing', 'sales')), -- for whom its holder signs agreements
  person text,
  created_at timestamptz(3) not null default clock_timestamp(),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);

create index api_key_workspace on baton.api_key (workspace);

create table baton.workspace_lease (
  workspace text primary key references baton.workspace on delete cascade,
  holder text, -- null when it was given back
  fencing bigint not null default 0,
  expires_at timestamptz not null
);
