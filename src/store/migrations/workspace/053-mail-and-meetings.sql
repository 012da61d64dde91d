-- Mail that came in about handoffs, and meetings with leads.

-- Made by chance, once: with it a handoff's own address is signed.
create table mail_key (
  only_row boolean primary key default true check (only_row),
  key bytea not null check (octet_length(key) >= 32)
);
insert into mail_key (key) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- `raw` is kept only while nobody knows whose it is: then it is somebody's to see to, by a date.
create table mail (
  id uuid primary key,
  message_id text not null unique,
  received_at timestamptz not null,
  kind text not null,
  state text not null check (state in ('taken', 'unmatched', 'dropped')),
  handoff uuid references handoff,
  says text not null,
  raw text,
  owner uuid references person,
  due_at timestamptz,
  check ((state = 'taken') = (handoff is not null)),
  check ((state = 'unmatched') = (raw is not null and owner is not null and due_at is not null))
);
create index mail_unmatched on mail (due_at) where state = 'unmatched';
create index mail_handoff on mail (handoff) where handoff is not null;

create table meeting (
  id uuid primary key,
  handoff uuid not null references handoff,
  lead uuid not null references lead,
  person uuid not null references person,
  uid text not null unique,
  sequence integer not null,
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at >= starts_at),
  state text not null check (state in ('agreed', 'cancelled')),
  source text not null,
  changed_at timestamptz not null
);
create index meeting_handoff on meeting (handoff);
create index meeting_person on meeting (person, starts_at) where state = 'agreed';

create view inv_meeting_evidence with (security_invoker) as
select m.id::text as subject, 'A meeting is agreed, and no touch says so' as says
from meeting m
where m.id >= inv_from() and not exists (select from touch t where t.handoff = m.handoff and t.kind = 'meeting_booked')
union all
select p.name, 'The workspace''s role may change what must stay as it was'
from (values ('mail_key')) as p (name)
where has_any_column_privilege(to_regrole(':role'), p.name::regclass, 'update') or has_table_privilege(to_regrole(':role'), p.name::regclass, 'delete');

grant select on mail_key to :role;
grant select, insert on mail, meeting to :role;
grant update (state, handoff, raw, owner, due_at, says) on mail to :role;
grant update (sequence, title, starts_at, ends_at, state, changed_at) on meeting to :role;
grant select on inv_meeting_evidence to :role;
