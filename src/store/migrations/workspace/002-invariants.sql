-- What must always hold. Each view returns the rows that break one rule, so a healthy workspace has none: `subject` names the row, `says` is for
-- people. They run with the rights of whoever asks.
--
-- Two settings of the transaction, both optional: `baton.now` is the instant that counts as now, and `baton.proof_from` leaves out finished rows
-- whose id is older (ids are made in order of time), so that a check of every minute does not read years.

create function inv_now() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('baton.now', true), '')::timestamptz, now())
$$;

create function inv_from() returns uuid language sql stable as $$
  select coalesce(nullif(current_setting('baton.proof_from', true), ''), '00000000-0000-0000-0000-000000000000')::uuid
$$;

create function inv_ms(at timestamptz) returns bigint language sql immutable as $$ select round(extract(epoch from at) * 1000)::bigint $$;

-- What arrives ---------------------------------------------------------------------------------------------------------------------------

create view inv_signals_accounted with (security_invoker) as
with counted as (
  select s.id, s.items, s.taken, s.duplicates, s.quarantined, coalesce(e.items, 0) as engagements, coalesce(q.items, 0) as put_aside,
    coalesce(q.whole, false) as whole
  from signal s
  left join (select signal, count(distinct item) as items from engagement where id >= inv_from() group by signal) e on e.signal = s.id
  left join (select signal, count(*) as items, bool_or(code = 'failed') as whole from quarantine where id >= inv_from() group by signal) q
    on q.signal = s.id
  where s.state = 'taken' and s.id >= inv_from()
)
select c.id::text as subject, x.says from counted c
cross join lateral (values
  (c.items <> c.taken + c.duplicates + c.quarantined or least(c.taken, c.duplicates, c.quarantined) < 0,
    format('%s items came, but %s were taken, %s known and %s put aside', c.items, c.taken, c.duplicates, c.quarantined)),
  (c.taken <> c.engagements, format('%s items were taken, but %s engagements are kept', c.taken, c.engagements)),
  (c.quarantined <> case when c.whole then c.items else c.put_aside end,
    format('%s items were put aside, but %s are in quarantine', c.quarantined, c.put_aside))
) as x (broken, says) where x.broken;

create view inv_engagement_origin with (security_invoker) as
select e.id::text as subject, 'An engagement names a signal that was not taken' as says
from engagement e left join signal s on s.id = e.signal
where e.id >= inv_from() and (s.id is null or s.state <> 'taken' or e.item < 0 or e.item >= s.items);

-- Imports may take longer than a minute; what must not happen is that they stand still.
create view inv_signals_noticed with (security_invoker) as
with late as (
  select s.id, s.lane, s.received_at, row_number() over (partition by s.lane order by s.id) = 1 as is_first
  from signal s where s.state = 'waiting' and s.received_at < inv_now() - interval '60 seconds'
), moving as (
  select l.lane from late l
  where l.lane = 3 and l.is_first and inv_now() - interval '60 seconds' <= (
    select t.taken_at from signal t where t.lane = 3 and t.state = 'taken' and t.id < l.id order by t.id desc limit 1)
)
select l.id::text as subject, format('A signal of lane %s waits since %s', l.lane, l.received_at) as says
from late l where l.lane not in (select lane from moving);

-- Leads ----------------------------------------------------------------------------------------------------------------------------------

create view inv_lead_state with (security_invoker) as
with asked as (
  select id from lead where stage in ('held', 'handed_off', 'accepted', 'sql', 'opportunity')
  union select id from lead where id >= inv_from()
  union select lead from handoff where closed_at is null
  union select lead from hold
), state as (
  select l.*, h.id as handoff, h.state as handoff_state, h.owner as handoff_owner, h.due_at as handoff_due, h.next_action as handoff_action,
    w.lead as hold, w.owner as hold_owner, w.due_at as hold_due, p.id as person,
    case l.stage when 'handed_off' then 'open' when 'accepted' then 'accepted' when 'sql' then 'sql' when 'opportunity' then 'opportunity' end
      as wanted
  from asked join lead l on l.id = asked.id
  left join handoff h on h.lead = l.id and h.closed_at is null
  left join hold w on w.lead = l.id
  left join person p on p.id = l.owner
)
select s.id::text as subject, x.says from state s
cross join lateral (values
  (s.person is null, 'The lead''s owner is nobody who is there'),
  (btrim(s.next_action) = '', 'Nobody knows what comes next for the lead'),
  (s.due_at is null and s.stage not in ('disqualified', 'won', 'lost', 'merged'), 'The lead has no date by which something has to happen'),
  (s.handoff_state is distinct from s.wanted,
    format('The lead is %s, but its open handoff is %s', s.stage, coalesce(s.handoff_state, 'missing'))),
  ((s.hold is not null) <> (s.stage = 'held'), format('The lead is %s, but %s', s.stage, case when s.hold is null then 'nothing holds it' else 'it is held' end)),
  (s.handoff_owner <> s.owner, 'Lead and open handoff name different owners'),
  (s.handoff_due is distinct from s.due_at and s.handoff is not null, 'Lead and open handoff name different dates'),
  (s.handoff_action <> s.next_action, 'Lead and open handoff name different next actions'),
  (s.hold_owner <> s.owner, 'Lead and hold name different owners'),
  (s.hold_due <> s.due_at, 'Lead and hold name different dates'),
  ((s.merged_into is not null) <> (s.stage = 'merged'), 'A merged lead says into which one, and no other does'),
  (s.stage = 'recycled' and s.last_closed_at is null, 'A recycled lead never had a cycle')
) as x (broken, says) where x.broken;

create view inv_cycles with (security_invoker) as
select l.id::text as subject, format('The lead counts %s cycles, its handoffs are %s numbered up to %s', l.cycles, c.handoffs, c.last) as says
from (select lead, count(distinct cycle) as handoffs, count(*) as rows, max(cycle) as last, min(cycle) as first, count(*) filter (where closed_at is null) as open
      from handoff group by lead) c
join lead l on l.id = c.lead
where (c.first <> 1 or c.last <> c.handoffs or c.rows <> c.handoffs or l.cycles <> c.last or c.open > 1)
  and (c.open > 0 or l.id >= inv_from())
union all
select l.id::text, format('The lead counts %s cycles, but has no handoff', l.cycles)
from lead l where l.cycles > 0 and l.id >= inv_from() and not exists (select from handoff h where h.lead = l.id);

create view inv_next_obligation with (security_invoker) as
select l.id::text as subject, format('Nothing will look at the %s lead by %s', l.stage, l.due_at) as says
from lead l left join timer t on t.kind = 'lead' and t.subject = l.id
where l.stage in ('captured', 'nurture', 'recycled') and (l.stage = 'captured' or l.id >= inv_from())
  and (t.subject is null or t.due_at > l.due_at)
union all
select l.id::text, 'Nothing will try to find somebody for the held lead'
from lead l left join timer t on t.kind = 'hold' and t.subject = l.id
where l.stage = 'held' and t.subject is null
union all
select h.id::text, 'Nothing will look at the handoff when its next rung is due'
from handoff h
join (select handoff, min(look_at) as at from sla_clock where state in ('running', 'paused') or (state = 'missed' and met_at is null) group by handoff) c
  on c.handoff = h.id
left join timer t on t.kind = 'handoff' and t.subject = h.id
where h.closed_at is null and c.at is not null and (t.subject is null or t.due_at > c.at)
union all
select h.id::text, 'The open handoff has no date by which something has to happen'
from handoff h where h.closed_at is null and h.due_at is null;

create view inv_timers_wanted with (security_invoker) as
select t.kind || ':' || t.subject as subject, 'A timer is set for something that waits for nothing' as says
from timer t
left join lead l on t.kind = 'lead' and l.id = t.subject and l.stage in ('captured', 'nurture', 'recycled')
left join hold w on t.kind = 'hold' and w.lead = t.subject
left join handoff h on t.kind = 'handoff' and h.id = t.subject and h.closed_at is null
left join quarantine q on t.kind = 'quarantine' and q.id = t.subject and q.state = 'waiting'
where t.kind <> 'acknowledgement' and (t.kind <> 'lead' or t.subject >= inv_from()) and coalesce(l.id, w.lead, h.id, q.id) is null;

create view inv_due_noticed with (security_invoker) as
select t.kind || ':' || t.subject as subject, format('A timer was due at %s and nobody looked', t.due_at) as says
from timer t where t.due_at < inv_now() - interval '60 seconds'
union all
select c.id::text, format('The %s clock was to be looked at %s and nobody did', c.kind, c.look_at)
from sla_clock c
where (c.state in ('running', 'paused') or (c.state = 'missed' and c.met_at is null)) and c.look_at < inv_now() - interval '60 seconds'
  and not exists (select from timer t where t.kind = 'handoff' and t.subject = c.handoff and t.due_at <= c.look_at)
union all
select d.id::text, format('A message was to leave at %s and nobody tried', d.next_at)
from delivery d where d.state = 'waiting' and d.next_at < inv_now() - interval '60 seconds';

-- Ownership ------------------------------------------------------------------------------------------------------------------------------

create view inv_assignment_chain with (security_invoker) as
with link as (
  select a.*, row_number() over w as place, lag(a.until) over w as before, a.attempt = max(a.attempt) over (partition by a.handoff) as is_last
  from assignment a join handoff h on h.id = a.handoff
  where h.closed_at is null or h.id >= inv_from()
  window w as (partition by a.handoff order by a.attempt)
)
select l.handoff::text as subject, x.says from link l
cross join lateral (values
  (l.attempt <> l.place, format('Its %s. assignment is numbered %s', l.place, l.attempt)),
  (l.place > 1 and l.before is distinct from l.since, format('Assignment %s does not begin when the one before ended', l.attempt)),
  (l.until is null and not l.is_last, format('Assignment %s has not ended, but another followed', l.attempt))
) as x (broken, says) where x.broken
union all
select h.id::text, format('The handoff is %s and %s assignments are live', h.state, count(a.handoff))
from handoff h left join assignment a on a.handoff = h.id and a.until is null
where h.closed_at is null or h.id >= inv_from()
group by h.id having count(a.handoff) <> case when h.closed_at is null then 1 else 0 end
union all
select h.id::text, 'The handoff''s owner is not who it is assigned to'
from handoff h join assignment a on a.handoff = h.id and a.until is null
where h.closed_at is null and a.person <> h.owner;

create view inv_handoff_proved with (security_invoker) as
select h.id::text as subject, x.says
from handoff h
left join score s on s.id = h.score
left join qualification q on q.id = h.qualification
left join brief b on b.id = h.brief
left join routing_decision r on r.id = h.routing_decision
left join assignment a on a.handoff = h.id and a.attempt = 1
cross join lateral (values
  (s.lead is distinct from h.lead or q.lead is distinct from h.lead or b.lead is distinct from h.lead or r.lead is distinct from h.lead,
    'The handoff rests on a decision about another lead'),
  (q.verdict is distinct from 'qualified', 'The handoff''s lead was not qualified'),
  (q.score is distinct from h.score, 'The handoff was not qualified on its own score'),
  (r.owner is distinct from a.person, 'The handoff went to another person than routing chose')
) as x (broken, says)
where x.broken and h.id >= inv_from();

-- Clocks ---------------------------------------------------------------------------------------------------------------------------------

create view inv_clock_live with (security_invoker) as
with live as (select * from sla_clock where state in ('running', 'paused') or (state = 'missed' and met_at is null))
select l.handoff::text as subject, format('%s clocks run for the one promise %s', count(*), l.kind) as says
from live l group by l.handoff, l.kind having count(*) > 1
union all
select l.id::text, format('The %s clock runs on, but its handoff is over', l.kind)
from live l join handoff h on h.id = l.handoff where h.closed_at is not null
union all
select h.id::text, 'Nobody reached the lead yet and no first touch clock runs'
from handoff h join agreement a on a.id = h.agreement
where h.closed_at is null and h.state in ('open', 'accepted') and h.first_touch_at is null and a.document -> 'sla' -> 'clocks' -> 'first_touch' is not null
  and not exists (select from live l where l.handoff = h.id and l.kind = 'first_touch');

-- Evidence during a pause counts as in time, also after the instant that was due before the pause.
create view inv_clock_outcome with (security_invoker) as
select c.id::text as subject, x.says
from sla_clock c
cross join lateral (values
  (c.state = 'met' and c.met_at is null, 'The clock is met by nothing'),
  (c.state = 'met' and c.met_at > c.due_at and not exists (
      select from json_array_elements(case json_typeof(c.detail -> 'pauses') when 'array' then c.detail -> 'pauses' end) as p
      where (p ->> 'from')::bigint <= inv_ms(c.met_at) and coalesce((p ->> 'until')::bigint, inv_ms(c.met_at)) >= inv_ms(c.met_at)),
    'The clock is met, but the answer came too late'),
  (c.state = 'missed' and c.met_at <= c.due_at, 'The clock is missed, but the answer came in time'),
  (c.state in ('running', 'paused') and c.met_at is not null, 'The clock runs on after its answer'),
  (c.state = 'missed' and c.missed_at is null, 'The clock is missed without a record of when'),
  (c.missed_at <> c.due_at, 'The clock was missed at another instant than it was due'),
  (c.state = 'met' and c.missed_at is not null and c.detail ->> 'metLate' is null, 'The clock was missed and met, and nothing says when that became known'),
  (c.met_at < c.started_at, 'The clock was met before it started')
) as x (broken, says)
where x.broken and (c.id >= inv_from() or c.state in ('running', 'paused') or (c.state = 'missed' and c.met_at is null));

create view inv_clock_record with (security_invoker) as
select c.id::text as subject, 'The clock''s columns say something else than its record' as says
from sla_clock c
where c.id >= inv_from()
  and (c.detail ->> 'state' is distinct from c.state or c.detail ->> 'kind' is distinct from c.kind
    or (c.detail ->> 'startedAt')::bigint is distinct from inv_ms(c.started_at) or (c.detail ->> 'dueAt')::bigint is distinct from inv_ms(c.due_at)
    or (c.detail ->> 'metAt')::bigint is distinct from inv_ms(c.met_at) or (c.detail ->> 'missedAt')::bigint is distinct from inv_ms(c.missed_at));

-- A rung may be told by hand before its time, so only rungs that were planned by then count as told after the answer.
create view inv_escalation_cause with (security_invoker) as
select e.clock || ':' || e.rung as subject, x.says
from escalation e left join sla_clock c on c.id = e.clock
cross join lateral (values
  (c.id is null or c.handoff <> e.handoff, 'The escalation belongs to no clock of its handoff'),
  (e.planned_at < c.started_at, 'The escalation was planned before its clock started'),
  (e.outcome = 'sent' and e.planned_at <= e.at and c.met_at <= c.due_at and e.at > c.met_at and inv_ms(e.at) > (c.detail ->> 'closedAt')::bigint,
    'Somebody was alarmed after a timely answer'),
  (c.id is not null and not exists (
      select from json_array_elements(case json_typeof(c.detail -> 'rungs') when 'array' then c.detail -> 'rungs' end) as r
      where (r ->> 'rung')::int = e.rung),
    'The clock has no such rung')
) as x (broken, says)
where x.broken and (c.id >= inv_from() or c.id is null or c.state in ('running', 'paused') or (c.state = 'missed' and c.met_at is null));

create view inv_escalation_once with (security_invoker) as
with climbed as (
  select c.id, (c.detail ->> 'nextRung')::int as passed, count(e.clock) as rows, count(distinct e.rung) as rungs
  from sla_clock c left join escalation e on e.clock = c.id
  where c.id >= inv_from() or c.state in ('running', 'paused') or (c.state = 'missed' and c.met_at is null)
  group by c.id
)
select id::text as subject, format('The clock passed %s rungs, but %s are recorded (%s times)', passed, rungs, rows) as says
from climbed where rows <> rungs or passed is distinct from rungs;

-- Decisions ------------------------------------------------------------------------------------------------------------------------------

create view inv_score_sum with (security_invoker) as
select s.id::text as subject, format('The reasons add up to %s fit and %s intent, the score says %s and %s', r.fit, r.intent, s.fit, s.intent) as says
from score s
cross join lateral (
  select coalesce(sum((e ->> 'points')::numeric) filter (where e ->> 'axis' = 'fit'), 0) as fit,
    coalesce(sum((e ->> 'points')::numeric) filter (where e ->> 'axis' = 'intent'), 0) as intent
  from json_array_elements(s.reasons) as e
) as r
where s.id >= inv_from()
  and (r.fit <> s.fit or r.intent <> s.intent or s.fit not between 0 and 100000000 or s.intent not between 0 and 100000000);

create view inv_agreement_signed with (security_invoker) as
select a.id::text as subject, format('Version %s is in force, but %s did not sign it as it is, or signed later', a.version, side.name) as says
from agreement_in_force f join agreement a on a.id = f.agreement
cross join (values ('marketing'), ('sales')) as side (name)
left join agreement_signature s on s.agreement = a.id and s.side = side.name
where s.side is null or s.hash <> a.hash or s.signed_at > f.since;

-- A cycle stays on its version to the end, so a move during it names that one.
create view inv_decision_agreement with (security_invoker) as
with span as (
  select agreement, since, coalesce(lead(since) over (order by since), 'infinity') as until from agreement_in_force
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

create view inv_facts_kept with (security_invoker) as
with fact as (
  select unnest(array['engagement', 'score', 'qualification', 'brief', 'routing_decision', 'escalation', 'touch', 'disposition', 'pool_entry', 'journal',
    'agreement', 'agreement_signature', 'agreement_in_force']::regclass[]) as name
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

-- The pools' ledgers ---------------------------------------------------------------------------------------------------------------------

create view inv_pool_balance with (security_invoker) as
select pool as subject, format('The balances add up to %s instead of 0', sum(balance)) as says
from pool_member group by pool having sum(balance) <> 0;

create view inv_pool_turns with (security_invoker) as
select p.name as subject, format('The pool counts %s entries, but the last one is %s', p.seq, e.last) as says
from pool p cross join lateral (select coalesce(max(seq), 0) as last from pool_entry where pool = p.name) as e
where e.last > p.seq
union all
select m.pool || ':' || m.person, format('The last turn is said to be %s, and no entry says so', m.last_seq)
from pool_member m
where m.last_seq is not null
  and not exists (select from pool_entry e where e.pool = m.pool and e.seq = m.last_seq and e.person = m.person and e.kind in ('turn', 'manual'))
union all
select e.pool || ':' || e.seq, 'The turn was spent on no lead'
from pool_entry e
where e.kind = 'turn' and e.handoff >= inv_from()
  and not exists (select from assignment a where a.handoff = e.handoff and a.person = e.person)
union all
select e.pool || ':' || e.seq, 'The turn names no handoff' from pool_entry e where e.kind in ('turn', 'credit_back') and e.handoff is null
union all
select h.id::text, 'The handoff cost nobody a turn of its pool'
from handoff h join routing_decision r on r.id = h.routing_decision join assignment a on a.handoff = h.id and a.attempt = 1
left join pool_entry e on e.person = a.person and e.at = r.at and e.handoff = h.id and e.kind = 'turn'
where r.method in ('pool', 'overflow', 'first_back') and h.id >= inv_from() and e.pool is null;

-- What is to be sent ---------------------------------------------------------------------------------------------------------------------

create view inv_delivery_cause with (security_invoker) as
with message as (
  select d.id, d.cause, split_part(d.cause, ':', 1) as kind, split_part(d.cause, ':', 3) as event,
    case when split_part(d.cause, ':', 2) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then split_part(d.cause, ':', 2)::uuid end as subject,
    case when split_part(d.cause, ':', 4) ~ '^[0-9]{1,9}$' then split_part(d.cause, ':', 4)::int end as number
  from delivery d where d.id >= inv_from()
)
select m.id::text as subject, format('Nothing brought the message about: %s', m.cause) as says
from message m
where not coalesce(case m.kind
  when 'handoff' then case m.event
    when 'assigned' then exists (select from assignment a where a.handoff = m.subject and a.attempt = m.number)
    when 'disposition' then exists (select from disposition d where d.handoff = m.subject)
    else exists (select from handoff h where h.id = m.subject) end
  when 'clock' then exists (select from escalation e where e.clock = m.subject and e.rung = m.number)
  when 'hold' then exists (select from qualification q where q.id = m.subject)
  when 'acknowledgement' then exists (select from engagement e where e.id = m.subject)
  when 'quarantine' then exists (select from quarantine q where q.id = m.subject)
  when 'lead' then exists (select from lead l where l.id = m.subject)
  when 'delivery' then exists (select from delivery d where d.id = m.subject)
  when 'agreement' then exists (select from agreement a where a.id = m.subject)
  when 'import' then exists (select from import i where i.id = m.subject)
end, false);

create view inv_delivery_missing with (security_invoker) as
select a.handoff || ':' || a.attempt as subject, 'The new owner was never told of the lead' as says
from assignment a join handoff h on h.id = a.handoff
where (h.closed_at is null or h.id >= inv_from())
  and not exists (select from delivery d where d.cause = format('handoff:%s:assigned:%s', a.handoff, a.attempt) and d.person = a.person)
union all
select e.clock || ':' || e.rung, 'Somebody is said to be told, but no message was written'
from escalation e join sla_clock c on c.id = e.clock
cross join lateral json_array_elements_text(case json_typeof(e.told) when 'array' then e.told end) as t (who)
where e.outcome = 'sent' and t.who not like 'team:%'
  and (c.id >= inv_from() or c.state in ('running', 'paused') or (c.state = 'missed' and c.met_at is null))
  and not exists (select from delivery d where d.cause = format('clock:%s:rung:%s', e.clock, e.rung) and d.person::text = t.who);

create view inv_delivery_ends with (security_invoker) as
select d.id::text as subject, x.says
from delivery d
cross join lateral (values
  (d.state = 'waiting' and d.next_at is null, 'The message waits, and nothing will send it'),
  (d.state <> 'waiting' and d.next_at is not null, 'The message is over and is to be sent again'),
  (d.state = 'dead' and (d.owner is null or d.due_at is null), 'The message could not be sent, and nobody has to see to it'),
  (d.state <> 'waiting' and d.ended_at is null, 'The message is over, and nothing says since when')
) as x (broken, says)
where x.broken and (d.id >= inv_from() or d.state in ('waiting', 'dead'));

grant select on
  inv_signals_accounted, inv_engagement_origin, inv_signals_noticed, inv_lead_state, inv_cycles, inv_next_obligation, inv_timers_wanted,
  inv_due_noticed, inv_assignment_chain, inv_handoff_proved, inv_clock_live, inv_clock_outcome, inv_clock_record, inv_escalation_cause,
  inv_escalation_once, inv_score_sum, inv_agreement_signed, inv_decision_agreement, inv_facts_kept, inv_pool_balance, inv_pool_turns,
  inv_delivery_cause, inv_delivery_missing, inv_delivery_ends
to :role;
