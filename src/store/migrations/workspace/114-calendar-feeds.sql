-- Calendars of people: an address that is read every quarter of an hour, or a file that was sent. What is known from it are absences, and no titles.

create table calendar_feed (
  -- of the person; secrets are sealed for a row by this name
  id uuid primary key references person,
  -- sealed; null: a file was sent
  url text,
  -- a file that was sent, until it is read
  file text,
  host text not null,
  since timestamptz not null,
  fetched_at timestamptz,
  next_at timestamptz,
  error text,
  warned_at timestamptz,
  events integer not null default 0,
  check (url is null or next_at is not null),
  check (file is null or next_at is not null)
);
create index calendar_feed_next on calendar_feed (next_at) where next_at is not null;

alter table absence add column source text not null default 'own' check (source in ('own', 'calendar'));

create view inv_calendar_noticed with (security_invoker) as
select f.id::text as subject, format('A calendar could not be read since %s, and nobody was told', coalesce(f.fetched_at, f.since)) as says
from calendar_feed f join person p on p.id = f.id
where f.url is not null and p.active and f.warned_at is null and coalesce(f.fetched_at, f.since) < inv_now() - interval '26 hours';

grant select, insert, update, delete on calendar_feed to :role;
grant select on inv_calendar_noticed to :role;
