-- Proofs of work that were handed in; none counts twice. Rows go when their challenge could not be handed in any more.
create table spent_challenge (
  hash bytea primary key check (octet_length(hash) = 32),
  expires_at timestamptz not null
);
create index spent_challenge_expires on spent_challenge (expires_at);

grant select, insert, delete on spent_challenge to :role;
