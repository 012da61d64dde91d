-- Somebody has room again: whoever was held by a decision that did not know it yet is tried once more a moment later.

alter table timer drop constraint timer_kind_check;
alter table timer add constraint timer_kind_check
  check (kind in ('handoff', 'hold', 'lead', 'quarantine', 'acknowledgement', 'agreement', 'room'));

-- As before, and somebody who has room again is still there.
create or replace view inv_timers_wanted with (security_invoker) as
select t.kind || ':' || t.subject as subject, 'A timer is set for something that waits for nothing' as says
from timer t
left join lead l on t.kind = 'lead' and l.id = t.subject and l.stage in ('captured', 'nurture', 'recycled')
left join hold w on t.kind = 'hold' and w.lead = t.subject
left join handoff h on t.kind = 'handoff' and h.id = t.subject and h.closed_at is null
left join agreement_emergency e on t.kind = 'agreement' and e.agreement = t.subject
  and not exists (select from agreement_in_force f where f.since >= e.since and f.since < e.until)
left join quarantine q on t.kind = 'quarantine' and q.id = t.subject and q.state = 'waiting'
left join person p on t.kind = 'room' and p.id = t.subject
where t.kind <> 'acknowledgement' and (t.kind <> 'lead' or t.subject >= inv_from()) and coalesce(l.id, w.lead, h.id, e.agreement, q.id, p.id) is null;
