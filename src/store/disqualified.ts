import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/**
 * Leads by the rule that disqualified them. `resting`: so many are disqualified by it now; `period`: so many leads it disqualified in the period, also those
 * that came back since; `setAside`: for so many a person set it aside.
 */
export type DisqualifiedCount = { rule: string; resting: number; period: number; setAside: number }

export async function countDisqualified(tx: Tx, from: Instant, until: Instant): Promise<DisqualifiedCount[]> {
  return tx.query(
    `with period as (
       select detail ->> 'rule' as rule, count(distinct lead)::int as leads from qualification
       where verdict = 'disqualified' and at >= $1 and at < $2 group by 1
     ), resting as (
       select q.detail ->> 'rule' as rule, count(*)::int as leads from lead l
       cross join lateral (select verdict, detail from qualification where lead = l.id order by at desc, id desc limit 1) as q
       where l.stage = 'disqualified' and q.verdict = 'disqualified' group by 1
     ), aside as (
       select rule, count(*)::int as leads from lead cross join lateral unnest(requalified) as rule where requalified <> '{}' group by 1
     )
     select rule, coalesce(r.leads, 0) as resting, coalesce(p.leads, 0) as period, coalesce(a.leads, 0) as "setAside"
     from period p full join resting r using (rule) full join aside a using (rule) where rule is not null order by 2 desc, 3 desc, rule`,
    [iso(from), iso(until)],
  )
}

/** The rule that disqualified a lead when it was last judged, or null. */
export async function disqualifiedBy(tx: Tx, lead: string): Promise<string | null> {
  const [row] = await tx.query<{ rule: string | null }>(
    `select case verdict when 'disqualified' then detail ->> 'rule' end as rule from qualification where lead = $1 order by at desc, id desc limit 1`,
    [lead],
  )
  return row?.rule ?? null
}

/** The disqualifiers that a person set aside for this lead, written over. */
export async function saveRequalified(tx: Tx, lead: string, rules: readonly string[]): Promise<void> {
  await tx.query("update lead set requalified = $2::text[] where id = $1", [lead, rules])
}
