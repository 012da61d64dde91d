-- A word on a handoff can be taken back for ten seconds. Until then what it brought about is held back, and here stands how everything was before and
-- after; a word that was taken back stays as a fact, and so does who took it back.

create table disposition_before (
  disposition uuid primary key references disposition,
  handoff uuid not null references handoff,
  until timestamptz not null,
  before json not null
);
create index disposition_before_handoff on disposition_before (handoff);
create index disposition_before_until on disposition_before (until);

create table disposition_undo (
  disposition uuid primary key references disposition,
  by_actor text not null,
  at timestamptz not null,
  -- of the handoff as the disposition had left it
  version integer not null
);

-- Every word that stands: what reports count.
create view standing_disposition with (security_invoker) as
select d.* from disposition d where not exists (select from disposition_undo u where u.disposition = d.id);

create view inv_disposition_undone with (security_invoker) as
select u.disposition::text as subject, 'A message of a disposition that was taken back left all the same' as says
from disposition_undo u join disposition d on d.id = u.disposition
join delivery m on m.cause = format('handoff:%s:disposition:%s', d.handoff, u.version)
where m.state <> 'cancelled' and u.disposition >= inv_from()
union all
select h.id::text, format('The handoff is %s, and no word that stands says so', h.state)
from handoff h
where h.state in ('accepted', 'sql', 'opportunity', 'won', 'lost', 'rejected', 'recycled', 'disqualified')
  and (h.closed_at is null or h.id >= inv_from())
  and not exists (select from standing_disposition d where d.handoff = h.id);

grant select, insert on disposition_before, disposition_undo to :role;
grant delete on disposition_before to :role;
grant select on standing_disposition, inv_disposition_undone to :role;
