-- Which key secrets are sealed with (the key itself lies elsewhere), which processes run, and when the last backup was made.

create table baton.secret_key (
  id text primary key,
  made_at timestamptz(3) not null default clock_timestamp(),
  retired_at timestamptz(3) -- nothing is sealed with it any more
);

-- A process says every second that it is there; who has not been seen for some seconds has no share of the workspaces.
create table baton.process (
  id uuid primary key,
  name text not null, -- host and process id
  version text not null,
  does text not null check (does in ('all', 'http', 'run')),
  started_at timestamptz(3) not null default clock_timestamp(),
  seen_at timestamptz(3) not null default clock_timestamp()
);

-- A migration after which older processes may not serve raises `needs`; see src/store/schema-level.ts.
create table baton.schema_level (
  only_row boolean primary key default true check (only_row),
  needs integer not null
);
insert into baton.schema_level (needs) values (1);

create table baton.backup (
  id uuid primary key default gen_random_uuid(),
  made_at timestamptz(3) not null default clock_timestamp(),
  bytes bigint not null,
  rows bigint not null,
  sealed boolean not null
);
