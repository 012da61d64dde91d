-- Who is the same person as whom, and why: what was seen of each identity, each merge with what it changed, and what a person said are two.

alter table identity drop constraint identity_kind_check;
alter table identity add constraint identity_kind_check check (kind in ('email', 'crm', 'user', 'phone', 'anonymous'));
-- Null only for what was linked before evidence was kept: it stays with its lead.
alter table identity add column evidence json;

alter table handoff drop constraint handoff_state_check;
alter table handoff add constraint handoff_state_check
  check (state in ('open', 'accepted', 'sql', 'opportunity', 'won', 'lost', 'rejected', 'recycled', 'disqualified', 'merged'));

-- `moved`: identities that came from the merged lead; `kept`: those that the other one had by then. `before`: both leads and the absorbed cycle.
create table lead_merge (
  id uuid primary key,
  from_lead uuid not null references lead,
  into_lead uuid not null references lead,
  reason text not null,
  evidence text[] not null,
  at timestamptz not null,
  by_actor text not null,
  moved uuid[] not null,
  kept uuid[] not null,
  before json not null,
  undone_at timestamptz,
  undone_by text,
  check (from_lead <> into_lead),
  check ((undone_at is null) = (undone_by is null))
);
create unique index lead_merge_live on lead_merge (from_lead) where undone_at is null;
create index lead_merge_into on lead_merge (into_lead);
create index lead_merged_into on lead (merged_into) where merged_into is not null;

-- A person said that these are two people although something spoke for one; `evidence` is not believed again.
create table not_same (
  id uuid primary key,
  one uuid not null references lead,
  other uuid not null references lead,
  merge uuid references lead_merge,
  evidence text[] not null,
  at timestamptz not null,
  by_actor text not null,
  check (one <> other)
);
create index not_same_one on not_same (one);
create index not_same_other on not_same (other);

create view inv_merge_live with (security_invoker) as
select l.id::text as subject, x.says
from lead l join lead i on i.id = l.merged_into
left join lead_merge m on m.from_lead = l.id and m.undone_at is null
cross join lateral (values
  (i.stage = 'merged', 'The lead was merged into one that is merged itself'),
  (m.id is null and exists (select from lead_merge any_merge where any_merge.from_lead = l.id), 'The lead is merged, but its merge was undone')
) as x (broken, says)
where l.stage = 'merged' and x.broken
union all
select m.from_lead::text, 'The merge stands, but the lead is not merged'
from lead_merge m join lead l on l.id = m.from_lead where m.undone_at is null and l.stage <> 'merged';

create view inv_merge_quiet with (security_invoker) as
select l.id::text as subject, 'A merged lead is still known by an identity' as says
from lead l join identity i on i.lead = l.id where l.stage = 'merged'
union all
select l.id::text, 'A merged lead still has an open cycle' from lead l join handoff h on h.lead = l.id and h.closed_at is null where l.stage = 'merged'
union all
select l.id::text, 'A merged lead is still held' from lead l join hold w on w.lead = l.id where l.stage = 'merged'
union all
select l.id::text, 'Something is still to look at a merged lead'
from lead l join timer t on t.subject = l.id and t.kind in ('lead', 'hold') where l.stage = 'merged';

grant select on inv_merge_live, inv_merge_quiet to :role;
grant select, insert on lead_merge, not_same to :role;
grant update (undone_at, undone_by) on lead_merge to :role;
