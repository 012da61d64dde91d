-- The check of every minute looks at resting leads that came lately, not at all there ever were; the full one looks at all.
create or replace view inv_no_orphan with (security_invoker) as
with gone as (select id from person where not active and exists (select from person where active))
select h.id::text as subject, 'An open handoff is in the name of somebody who has left' as says
from handoff h join gone on gone.id = h.owner where h.closed_at is null
union all
select l.id::text, format('A %s lead is in the name of somebody who has left', l.stage)
from lead l join gone on gone.id = l.owner
where l.stage in ('captured', 'held') or (l.stage in ('nurture', 'recycled') and l.id >= inv_from())
union all
select w.lead::text, 'A held lead waits for somebody who has left' from hold w join gone on gone.id = w.owner;
