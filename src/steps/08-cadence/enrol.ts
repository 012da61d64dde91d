import type { CadenceRun } from "#domain/cadence/cadence-run.ts"
import { chooseCadence } from "#domain/cadence/compile-cadences.ts"
import { planRun } from "#domain/cadence/plan-run.ts"
import { channelsFrom } from "#domain/cadence/step-channel.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { withComputed } from "#domain/qualification/computed-facts.ts"
import type { RoutedLead } from "#steps/05-routing.ts"
import { daysOffTable } from "#steps/08-cadence/days-off.ts"
import { doerOf, placeOf } from "#steps/08-cadence/doers.ts"
import { coverOf, managerOf } from "#steps/08-cadence/stand-ins.ts"
import type { Rules } from "#steps/rules.ts"

/** Puts fresh handoffs into their cadence; answers null for a handoff that none is for. */
export type Enrol = (one: RoutedLead & { owner: Person }) => CadenceRun | null

/**
 * What puts the leads of one batch into their cadences. Most of them share owner, place and cadence, so that the first step is planned once for many.
 */
export async function enroller(rules: Rules, people: readonly Person[], now: Instant): Promise<Enrol> {
  const cadences = rules.cadences
  if (cadences === null) return () => null
  const daysOff = await daysOffTable(now)
  const planned = new Map<string, CadenceRun>()

  return (one) => {
    const facts = withComputed(one.facts, one.score, { cycleNumber: one.lead.cycles + 1 })
    const cadence = chooseCadence(cadences, one.tier, { ...facts, fields: { ...facts.fields, tier: one.tier } })
    if (cadence === null) return null
    const place = placeOf(one.facts.fields)
    const channels = one.brief.channels.map(({ channel, allowed, because }) => (allowed ? channel : because)).join()
    const key = `${one.owner.id}|${one.tier}|${cadence.cadence.id}|${one.play.first_channel}|${channels}|${place.zones.join()}|${place.country}|${place.state}`
    const known = planned.get(key)
    const own = { handoff: one.handoffId, lead: one.lead.id }
    if (known !== undefined) return { ...known, ...own }

    const cover = coverOf(one.owner, rules, people)
    const context = {
      cadence,
      play: one.play,
      channels: channelsFrom(one.brief.channels),
      owner: doerOf(one.owner, place, rules, daysOff, now),
      cover: cover === null ? null : doerOf(cover, place, rules, daysOff, now),
      ownerAway: cadences.ownerAway[one.tier],
      manager: managerOf(one.owner, rules, people)?.name ?? null,
      heldUntil: null,
    }
    const run = planRun(
      { ...FRESH, ...own, agreement: rules.id, cadence: cadence.cadence.id, person: one.owner.id, enrolledAt: now },
      context,
      now,
    )
    planned.set(key, run)
    return run
  }
}

const FRESH: Omit<CadenceRun, "handoff" | "lead" | "agreement" | "cadence" | "person" | "enrolledAt"> = {
  state: "active",
  step: 0,
  channel: null,
  previousAt: null,
  opensAt: null,
  dueAt: null,
  lookAt: null,
  pausedUntil: null,
  dropped: [],
  told: 0,
  action: "",
  says: "",
  endedAt: null,
  endedAs: null,
}
