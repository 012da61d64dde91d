import type { Hours } from "#domain/cadence/contact-hours.ts"
import { markOutOfReach } from "#domain/sla/out-of-reach.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import type { ClockRecord } from "#store/clock.ts"
import { daysOffTable } from "#steps/08-cadence/days-off.ts"
import { doerOf, type Place } from "#steps/08-cadence/doers.ts"
import type { Rules } from "#steps/rules.ts"

/** Marks the first touches among fresh clocks that nobody can make in time, since the lead and whoever owns it are not both at work before. */
export type Reach = (clocks: ClockRecord[], owner: Person, place: Place, rules: Rules) => ClockRecord[]

/** What marks the clocks of one batch; most of its leads share owner and place, so that hours are worked out once for many. */
export async function reachAt(now: Instant): Promise<Reach> {
  const daysOff = await daysOffTable(now)
  const known = new Map<string, Pick<Hours, "both" | "away">>()

  return (clocks, owner, place, rules) => {
    const key = `${owner.id}|${rules.id}|${place.zones.join()}|${place.country}|${place.state}`
    const hours = known.get(key) ?? doerOf(owner, place, rules, daysOff, now).hours
    known.set(key, hours)
    return clocks.map((one) => ({ ...one, clock: markOutOfReach(one.clock, hours, now) }))
  }
}
