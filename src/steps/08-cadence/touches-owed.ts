import { followUpVerdict, owedByNow } from "#domain/cadence/owed-touches.ts"
import type { Instant } from "#domain/instant.ts"
import { doneOnHandoffs, type DoneOnHandoff } from "#store/touches-owed.ts"
import type { Tx } from "#store/tx.ts"
import { rulesOf, type Rules } from "#steps/rules.ts"

/** Follow-up owed against follow-up done, of one tier, rep or handoff. */
export type OwedTouches = {
  key: string
  handoffs: number
  owed: number
  done: number
  kept: number
  on_the_way: number
  excused: number
  stopped_early: number
  late_steps: number
}

const MOST_HANDOFFS = 100_000

/** What was promised and what was done on the handoffs that were opened in a time, by tier, rep or handoff; most that stopped early first. */
export async function touchesOwed(
  tx: Tx,
  by: "tier" | "rep" | "handoff",
  span: { since: Instant; until: Instant },
  now: Instant,
): Promise<OwedTouches[]> {
  const done = await doneOnHandoffs(tx, { ...span, limit: MOST_HANDOFFS }, now)
  const rules = new Map<string, Rules>()
  for (const id of new Set(done.map((one) => one.agreement))) rules.set(id, await rulesOf(tx, id))
  const keyOf = (one: DoneOnHandoff) => (by === "tier" ? String(one.tier) : by === "rep" ? one.owner : one.handoff)

  const groups = Map.groupBy(done, keyOf)
  const sums = [...groups].map(([key, own]) => sumOf(key, own, rules, now))
  return by === "tier" ? sums.toSorted((a, b) => (a.key < b.key ? -1 : 1)) : sums.toSorted((a, b) => b.stopped_early - a.stopped_early)
}

function sumOf(key: string, own: readonly DoneOnHandoff[], rules: ReadonlyMap<string, Rules>, now: Instant): OwedTouches {
  const sum = { key, handoffs: 0, owed: 0, done: 0, kept: 0, on_the_way: 0, excused: 0, stopped_early: 0, late_steps: 0 }
  for (const one of own) {
    const { cadences, agreement } = rules.get(one.agreement) ?? { cadences: null, agreement: null }
    const own = cadences?.list.find(({ cadence }) => cadence.id === one.cadence)?.cadence.commitment
    const promised = own ?? agreement?.commitments.sales.touches[`${one.tier}`]
    if (promised === undefined) continue
    const verdict = followUpVerdict(one, promised, now)
    sum.handoffs += 1
    sum.done += one.touches
    sum.owed += owedByNow(one, promised, verdict, one.touches, now)
    sum[verdict] += 1
    sum.late_steps += one.lateSteps
  }
  return sum
}
