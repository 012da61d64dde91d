import { isCommon } from "#domain/cadence/contact-hours.ts"
import { inWords, type Instant } from "#domain/instant.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { plannedRuns } from "#store/cadence.ts"
import { briefsById } from "#store/decision.ts"
import { handoffsById } from "#store/handoff.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { doerOf } from "#steps/08-cadence/doers.ts"
import { rulesOf } from "#steps/rules.ts"

/** Steps to come that lie outside the hours of the lead or of whoever is to do them, among the newest. Holidays that became known since don't count. */
export async function stepsOutsideHours(tx: Tx, limit: number, now: Instant): Promise<{ subject: string; says: string }[]> {
  const runs = (await plannedRuns(tx, now, limit)).filter((run) => run.opensAt !== null)
  if (runs.length === 0) return []
  const people = await allPeople(tx, now)
  const handoffs = new Map(
    (
      await handoffsById(
        tx,
        runs.map((run) => run.handoff),
      )
    ).map((handoff) => [handoff.id, handoff]),
  )
  const briefs = await briefsById(
    tx,
    [...handoffs.values()].map((handoff) => handoff.brief),
  )
  const outside: { subject: string; says: string }[] = []
  for (const run of runs) {
    const person = people.find((each) => each.id === run.person) ?? caretakerOf(people)
    const brief = briefs.get(handoffs.get(run.handoff)?.brief ?? "")
    const place = { zones: brief?.who.contact?.zones ?? [], country: null, state: null }
    const { hours } = doerOf(person, place, await rulesOf(tx, run.agreement), () => ({ key: "", dates: [] }), now)
    if (isCommon({ both: hours.both, away: [] }, run.opensAt ?? now)) continue
    outside.push({
      subject: run.handoff,
      says: `Its next step is planned for ${inWords(run.opensAt ?? now)}, outside the hours of lead or rep`,
    })
  }
  return outside
}
