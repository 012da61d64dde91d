-- What sales says comes with what the agreement says: rejections cite a clause that is checked, too many of them are somebody's to answer, and
-- strategic accounts come back to a person.

alter table handoff add currency text check (currency ~ '^[A-Z]{3}$');

create table rejection (
  disposition uuid primary key references disposition,
  handoff uuid not null references handoff,
  lead uuid not null references lead,
  at timestamptz not null,
  by_actor text not null,
  owner uuid not null references person,
  tier smallint not null,
  reason text not null,
  clause text not null,
  verdict text not null check (verdict in ('borne_out', 'disputed', 'open')),
  says text not null,
  source text,
  campaign text,
  credit_back boolean not null,
  counts_against_quality boolean not null,
  note text not null
);
create index rejection_handoff on rejection (handoff);

insert into rejection
select d.id, d.handoff, d.lead, d.at, d.by_actor, h.owner, h.tier, d.reason, coalesce(d.clause, 'none'), 'open',
  'It was given before claims were checked.', b.content -> 'origin' ->> 'source', b.content -> 'origin' ->> 'campaign', false,
  coalesce((d.detail ->> 'counts_against_quality')::boolean, false), d.note
from disposition d join handoff h on h.id = d.handoff join brief b on b.id = h.brief
where d.kind = 'reject' and d.reason is not null;

-- Something that a person has to look at by a date. `cause`: the disposition that brought it about.
create table raised_item (
  id uuid primary key,
  kind text not null check (kind in ('rejections')),
  agreement uuid not null references agreement,
  cause uuid not null,
  says text not null,
  detail json not null,
  owner uuid not null references person,
  raised_at timestamptz not null,
  due_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  decision text,
  check ((settled_at is null) = (decision is null) and (settled_at is null) = (settled_by is null))
);
create unique index raised_item_open on raised_item (kind) where settled_at is null;

create view inv_rejection_checked with (security_invoker) as
select d.id::text as subject, 'A rejection cites no clause that was checked' as says
from disposition d
where d.kind = 'reject' and d.id >= inv_from()
  and not exists (select from rejection r where r.disposition = d.id and r.handoff = d.handoff and r.reason = d.reason);

create view inv_item_owned with (security_invoker) as
select i.id::text as subject, 'An item to decide is nobody''s who is there' as says
from raised_item i left join person p on p.id = i.owner
where i.settled_at is null and (p.id is null or not p.active);

grant select, insert on rejection, raised_item to :role;
grant update (owner, due_at, settled_at, settled_by, decision) on raised_item to :role;
grant delete on raised_item to :role;
grant select on inv_rejection_checked, inv_item_owned to :role;

-- A strategic account that comes back is held for a person, too.
alter table hold drop constraint hold_reason_check;
alter table hold add constraint hold_reason_check check (reason in ('nobody', 'review', 'yearly_cap', 'strategic'));
