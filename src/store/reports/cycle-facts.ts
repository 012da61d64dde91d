import type { Dimension, PeriodClock } from "#domain/review/report-shape.ts"

/** What more has to be looked up of each cycle for a report. */
export type Part = "bands" | "words" | "promises" | "first_touch" | "touches"

/** The moment by which a cycle belongs to the period `$1` to `$2`. */
const COUNTED_AT: Record<PeriodClock, string> = { handed_off: "h.opened_at", closed: "h.closed_at", now: "h.opened_at" }

/**
 * The cycles that a report is about, each a row of `r` with everything that its numbers ask for. Cycles that a merge absorbed are none: the same
 * person's other cycle went on.
 */
export function cycleFacts(clock: PeriodClock, parts: readonly Part[]): string {
  const at = COUNTED_AT[clock]
  const inPeriod = `${at} >= $1 and ${at} < $2`
  const period = clock === "now" ? `(h.closed_at is null or (${inPeriod}))` : inPeriod
  const used = PARTS.filter(({ name }) => parts.includes(name))
  return `c as materialized (
    select h.id, h.lead, h.account, h.cycle, h.tier, h.state, h.owner, h.agreement, h.opened_at, h.accepted_at, h.first_touch_at, h.closed_at, h.closed_as,
      h.due_at, h.amount, h.currency, h.fit, h.intent, h.context_complete, p.team, p.name as owner_name, ${at} as counted_at, $3::timestamptz as now,
      coalesce(h.source, 'unknown') as source, coalesce(h.campaign, 'unknown') as campaign, coalesce(h.region, 'unknown') as region,
      h.opened_at >= $1 and h.opened_at < $2 as in_period
    from handoff h join person p on p.id = h.owner
    where h.state <> 'merged' and ${period} and ($4::smallint is null or h.tier = $4) and ($5::text is null or p.team = $5)
      and ($6::text is null or coalesce(h.source, 'unknown') = $6) and ($7::text is null or coalesce(h.campaign, 'unknown') = $7)
      and ($8::text is null or coalesce(h.region, 'unknown') = $8)
  )${used.map(({ tables }) => `, ${tables}`).join("")},
  r as (select c.*${used.map(({ columns }) => `, ${columns}`).join("")} from c${used.map(({ joins }) => ` ${joins}`).join("")})`
}

/** Of the versions that cycles are governed by, what they say of bands and follow-up. */
const VERSIONS = "from agreement a where a.id in (select agreement from c)"

const PARTS: { name: Part; tables: string; columns: string; joins: string }[] = [
  {
    name: "bands",
    tables: `bands as (
      select a.id, (a.document #>> '{bands,mql}')::numeric * 1000000 as mql, (a.document #>> '{bands,sales_ready}')::numeric * 1000000 as sales_ready
      ${VERSIONS})`,
    columns: `case when c.fit is null then 'unknown' when least(c.fit, c.intent) < bands.mql then 'nurture'
      when least(c.fit, c.intent) > bands.sales_ready then 'sales_ready' else 'mql' end as band`,
    joins: "join bands on bands.id = c.agreement",
  },
  {
    name: "words",
    tables: `words as (
      select d.handoff, bool_or(d.kind = 'sql') as sql,
        (array_agg(d.reason order by d.at desc, d.id desc) filter (where d.kind in ('reject', 'recycle', 'disqualify')))[1] as reason
      from standing_disposition d where d.handoff in (select id from c) group by d.handoff)`,
    columns: `c.state in ('sql', 'opportunity', 'won', 'lost') or coalesce(words.sql, false) as is_sql,
      case when c.closed_at is not null then words.reason end as reason`,
    joins: "left join words on words.handoff = c.id",
  },
  {
    name: "promises",
    tables: clockVerdicts("promises", "s.handoff, s.kind", ""),
    columns: "promises.kind as promise, promises.verdict, promises.proved_later",
    joins: "join promises on promises.handoff = c.id",
  },
  {
    name: "first_touch",
    tables: clockVerdicts("first_touch", "s.handoff", "and s.kind = 'first_touch'"),
    columns: `coalesce(first_touch.verdict, 'called_off') as first_touch,
      case when c.first_touch_at is null then 'never_reached' when first_touch.verdict is distinct from 'kept' then 'reached_late'
        when c.closed_as = 'auto_recycled' then 'no_answer' else 'served' end as leak`,
    joins: "left join first_touch on first_touch.handoff = c.id",
  },
  {
    name: "touches",
    tables: `owed as (
      select a.id, t.tier::smallint as tier, (o.t ->> 'least')::int as least, (o.t ->> 'channels')::int as channels, (o.t ->> 'days')::int * interval '1 day' as days
      from agreement a cross join (values ('1'), ('2'), ('3')) as t (tier)
      cross join lateral (select a.document #> array['commitments', 'sales', 'touches', t.tier] as t) as o
      where a.id in (select agreement from c)),
    made as (
      select t.handoff, count(*) filter (where t.direction = 'outbound' and t.human and t.at <= c.opened_at + o.days) as touches,
        count(distinct t.kind) filter (where t.direction = 'outbound' and t.human and t.at <= c.opened_at + o.days) as channels,
        bool_or(t.kind in ('meeting_booked', 'meeting_held')) as meeting, bool_or(t.kind = 'meeting_held') as held
      from c join touch t on t.handoff = c.id join owed o on o.id = c.agreement and o.tier = c.tier group by t.handoff)`,
    columns: `coalesce(made.touches, 0) as touches, coalesce(made.channels, 0) as channels, coalesce(made.meeting, false) as meeting,
      coalesce(made.held, false) as held, owed.least, owed.channels as channels_owed, c.opened_at + owed.days as owed_until`,
    joins: "join owed on owed.id = c.agreement and owed.tier = c.tier left join made on made.handoff = c.id",
  },
]

/** How each cycle's clocks of a kind came out together: one that was missed makes all of them missed. */
function clockVerdicts(name: string, by: string, only: string): string {
  return `${name} as (
    select ${by}, bool_or(s.state = 'met' and s.missed_at is not null) as proved_later,
      (array['called_off', 'running', 'kept', 'missed'])[max(case
        when s.state = 'missed' or (s.state = 'cancelled' and s.missed_at is not null) then 4
        when s.state = 'met' then 3 when s.state in ('running', 'paused') then 2 else 1 end)] as verdict
    from sla_clock s where s.handoff in (select id from c) ${only} group by ${by})`
}

/** What a dimension needs to be looked up. */
export const PARTS_OF: Partial<Record<Dimension, Part>> = { band: "bands", promise: "promises", leak: "first_touch" }
