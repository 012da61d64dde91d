-- What a sender only names is fetched from its API: with the source's token, which is sealed, and again after a while when it did not come.

alter table webhook_source add column token text;

create table webhook_fetch (
  quarantine uuid primary key references quarantine on delete cascade,
  attempts smallint not null check (attempts > 0),
  -- null: it is not asked for any more
  next_at timestamptz,
  error text not null
);
create index quarantine_to_fetch on quarantine (id) where state = 'waiting' and code = 'to_fetch';

grant select, insert, update, delete on webhook_fetch to :role;
