-- Who logs in, to which workspaces and as what, their sessions, and the links that let somebody in once.

create table baton.login (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  password text, -- argon2id with its salt and costs; null while none was chosen, or where a company's own sign-in is used
  totp_secret text, -- null: no second factor
  totp_step bigint, -- the last step of which a code was taken, so that none is taken twice
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null default clock_timestamp()
);

create table baton.recovery_code (
  login uuid not null references baton.login on delete cascade,
  hash bytea not null check (octet_length(hash) = 32),
  used_at timestamptz(3),
  primary key (login, hash)
);

create table baton.membership (
  workspace text not null references baton.workspace on delete cascade,
  login uuid not null references baton.login on delete cascade,
  roles text[] not null check (cardinality(roles) > 0),
  side text check (side in ('marketing', 'sales')), -- for whom they sign, when they lead a side
  person uuid, -- who of the workspace's people they are; null: somebody who works with no leads
  since timestamptz(3) not null default clock_timestamp(),
  primary key (workspace, login),
  check (side is null or 'leadership' = any (roles))
);

create index membership_login on baton.membership (login);

-- A browser that is let in. Of its cookie only a hash is kept.
create table baton.session (
  id uuid primary key,
  hash bytea not null unique check (octet_length(hash) = 32), -- sha-256
  workspace text not null references baton.workspace on delete cascade,
  login uuid references baton.login on delete cascade,
  key uuid references baton.api_key on delete cascade,
  looks_as jsonb, -- in a demo: the role, the side and the person that somebody looks around as
  user_agent text not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  last_seen_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  check (num_nonnulls(login, key, looks_as) = 1)
);

create index session_login on baton.session (login);
create index session_expiry on baton.session (expires_at);

-- Something that lets somebody do one thing once: choose a password, join, prove a second factor, come back from another sign-in.
create table baton.ticket (
  hash bytea primary key check (octet_length(hash) = 32), -- sha-256
  kind text not null,
  workspace text references baton.workspace on delete cascade,
  login uuid references baton.login on delete cascade,
  content jsonb not null default '{}',
  tries int not null default 0,
  created_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null
);

create index ticket_expiry on baton.ticket (expires_at);

-- Failed sign-ins by a hash of what was typed, whether somebody of that address exists or not.
create table baton.sign_in_failure (
  who bytea primary key check (octet_length(who) = 32),
  times int not null,
  last_at timestamptz(3) not null default clock_timestamp(),
  closed_until timestamptz(3)
);

create index sign_in_failure_last on baton.sign_in_failure (last_at);

-- A company's own sign-in, as OpenID Connect has it.
create table baton.single_sign_on (
  workspace text primary key references baton.workspace on delete cascade,
  label text not null,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  domains text[] not null, -- whose addresses are let in
  roles_claim text, -- where the provider says groups; null: nobody is let in who was not invited
  roles_map jsonb not null default '{}', -- group → role
  enabled boolean not null default true
);

create table baton.login_elsewhere (
  issuer text not null,
  subject text not null,
  login uuid not null references baton.login on delete cascade,
  primary key (issuer, subject)
);

alter table baton.api_key add column role text; -- with it a key may what that role may; null: what its scopes say
