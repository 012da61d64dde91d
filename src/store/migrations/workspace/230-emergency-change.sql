-- A version that one side put in force alone. It applies in [since, until) unless both sides put one in force after it: the same one, then it was
-- ratified, or another. When it lapses, the version before applies again by itself, whether or not anybody is there to see it.

create table agreement_emergency (
  agreement uuid primary key references agreement,
  side text not null check (side in ('marketing', 'sales')),
  signer text not null,
  actor text not null,
  reason text not null check (btrim(reason) <> ''),
  since timestamptz not null unique,
  until timestamptz not null,
  check (until > since and until <= since + interval '72 hours'),
  foreign key (agreement, side) references agreement_signature (agreement, side)
);

alter table timer drop constraint timer_kind_check;
alter table timer add constraint timer_kind_check check (kind in ('handoff', 'hold', 'lead', 'quarantine', 'acknowledgement', 'agreement'));

create view inv_emergency_change with (security_invoker) as
select e.agreement::text as subject, x.says
from agreement_emergency e
join agreement a on a.id = e.agreement
left join agreement_signature own on own.agreement = e.agreement and own.side = e.side
left join agreement_signature other on other.agreement = e.agreement and other.side <> e.side
left join lateral (select agreement, since from agreement_in_force f where f.since >= e.since order by f.since limit 1) as n on true
cross join lateral (values
  (own.hash is distinct from a.hash or own.signed_at > e.since, 'A version was put in force alone that its own side did not sign as it is'),
  (lower(other.signer) = lower(e.signer), 'Who put a version in force alone approved it for the other side too'),
  (not exists (select from agreement_in_force f where f.since < e.since), 'A version was put in force alone, and there is none to fall back to'),
  (exists (select from agreement_emergency o where o.since < e.since and e.since < o.until
      and not exists (select from agreement_in_force f where f.since >= o.since and f.since <= e.since)),
    'A version was put in force alone while another emergency change ran'),
  (not exists (select from journal j where j.agreement = e.agreement and j.kind = 'agreement_emergency'),
    'A version was put in force alone, and the journal does not say so'),
  (not exists (select from delivery d where d.cause = format('agreement:%s:emergency', e.agreement))
      and exists (select from person p where p.active and p.role in ('leader', 'director', 'marketing', 'revops')),
    'A version was put in force alone, and nobody was told'),
  (e.until < inv_now() - interval '60 seconds' and (n.since is null or n.since >= e.until)
      and not exists (select from journal j where j.agreement = e.agreement and j.kind = 'agreement_lapsed'),
    'An emergency change lapsed, and the journal does not say so')
) as x (broken, says)
where x.broken;

-- As before, and timers of emergency changes that nobody ratified.
create or replace view inv_timers_wanted with (security_invoker) as
select t.kind || ':' || t.subject as subject, 'A timer is set for something that waits for nothing' as says
from timer t
left join lead l on t.kind = 'lead' and l.id = t.subject and l.stage in ('captured', 'nurture', 'recycled')
left join hold w on t.kind = 'hold' and w.lead = t.subject
left join handoff h on t.kind = 'handoff' and h.id = t.subject and h.closed_at is null
left join agreement_emergency e on t.kind = 'agreement' and e.agreement = t.subject
  and not exists (select from agreement_in_force f where f.since >= e.since and f.since < e.until)
left join quarantine q on t.kind = 'quarantine' and q.id = t.subject and q.state = 'waiting'
where t.kind <> 'acknowledgement' and (t.kind <> 'lead' or t.subject >= inv_from()) and coalesce(l.id, w.lead, h.id, e.agreement, q.id) is null;

-- As before, and an emergency change is in force while it runs.
create or replace view inv_decision_agreement with (security_invoker) as
with applies as (
  select agreement, since, null::timestamptz as until from agreement_in_force union all select agreement, since, until from agreement_emergency
), turning as (
  select since as at from applies union select until from applies where until is not null
), span as (
  select turning.at as since, coalesce(lead(turning.at) over (order by turning.at), 'infinity') as until,
    (select a.agreement from applies a where a.since <= turning.at and (a.until is null or turning.at < a.until)
     order by a.since desc, a.until nulls first limit 1) as agreement
  from turning
), decision as (
  select 'score' as kind, id, lead, at, agreement, null as method from score where id >= inv_from()
  union all select 'qualification', id, lead, at, agreement, null from qualification where id >= inv_from()
  union all select 'brief', id, lead, at, agreement, null from brief where id >= inv_from()
  union all select 'routing', id, lead, at, agreement, method from routing_decision where id >= inv_from()
  union all select 'handoff', id, lead, opened_at, agreement, null from handoff where id >= inv_from()
)
select d.id::text as subject, format('The %s of %s names a version that was not in force', d.kind, d.at) as says
from decision d
where not exists (select from span s where s.agreement = d.agreement and s.since <= d.at and d.at < s.until)
  and not (d.method in ('reassigned', 'manager', 'by_hand')
    and exists (select from handoff h where h.lead = d.lead and h.agreement = d.agreement and h.opened_at <= d.at));

-- As before, and what was declared stays.
create or replace view inv_facts_kept with (security_invoker) as
with fact as (
  select unnest(array['engagement', 'score', 'qualification', 'brief', 'routing_decision', 'escalation', 'touch', 'disposition', 'pool_entry', 'journal',
    'agreement', 'agreement_signature', 'agreement_in_force', 'agreement_emergency']::regclass[]) as name
), part as (
  select name, null::text as may from fact
  union all select 'signal'::regclass, 'state taken_at taken duplicates quarantined'
  union all select 'assignment'::regclass, 'until ended_as credited_back'
)
select format('%s.%s', p.name, a.attname) as subject, 'The workspace''s role may change what must stay as it was' as says
from part p join pg_attribute a on a.attrelid = p.name and a.attnum > 0 and not a.attisdropped
where has_column_privilege(to_regrole(':role'), p.name, a.attnum, 'update') and not (a.attname = any (string_to_array(coalesce(p.may, ''), ' ')))
union all
select p.name::text, 'The workspace''s role may delete what must stay'
from part p where has_table_privilege(to_regrole(':role'), p.name, 'delete') or has_table_privilege(to_regrole(':role'), p.name, 'truncate');

grant select, insert on agreement_emergency to :role;
grant select on inv_emergency_change to :role;
