import type { Tier } from "#domain/agreement/agreement.ts"
import type { ClockKind } from "#domain/agreement/sla-policy.ts"
import { fulfilClock } from "#domain/sla/fulfil-clock.ts"
import type { Clock } from "#domain/sla/clock.ts"
import { dueRungs } from "#domain/sla/due-rungs.ts"
import { always, type BusinessCalendar } from "#domain/sla/business-calendar.ts"
import { startClock } from "#domain/sla/start-clock.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { newId } from "#store/new-id.ts"
import type { ClockRecord } from "#store/clock.ts"
import { calendarOf, teamCalendarOf } from "#steps/05-routing/pool-book.ts"
import type { Rules } from "#steps/rules.ts"

/** Which handoff the clocks belong to, who has it, and when the signal came that brought it. */
export type Promised = { handoff: string; lead: string; owner: Person; tier: Tier; receivedAt: Instant }

/** The clocks of a fresh handoff, one per promise of the agreement. The one from intake to owner is met already: this is its measure. */
export function startClocks(promised: Promised, rules: Rules, now: Instant): ClockRecord[] {
  const kinds = Object.keys(rules.agreement.sla.clocks) as ClockKind[]
  return kinds.flatMap((kind) => {
    const clock = startOne(kind, promised, rules, now)
    return clock === null
      ? []
      : [
          {
            id: newId(),
            handoff: promised.handoff,
            lead: promised.lead,
            person: promised.owner.id,
            agreement: rules.id,
            clock,
            lookAt: lookAt(clock, now),
          },
        ]
  })
}

function startOne(kind: ClockKind, { handoff, owner, tier, receivedAt }: Promised, rules: Rules, now: Instant): Clock | null {
  const policy = rules.agreement.sla.clocks[kind]
  if (policy === undefined) return null
  const calendar = clockCalendar(kind, owner, rules)
  if (kind !== "routing") return startClock({ kind, policy, tier }, calendar, now)
  const clock = startClock({ kind, policy, tier }, calendar, Math.min(receivedAt, now))
  return fulfilClock(clock, { at: now, kind: "handoff", id: handoff }, calendar, now)
}

/** When a clock's ladder has to be looked at next; null when nothing of it is to come. */
export function lookAt(clock: Clock, now: Instant): Instant | null {
  return dueRungs(clock, { escalationAt: null }, now).lookAgainAt
}

/** The hours in which a clock of this kind counts, for a lead of this owner. */
export function clockCalendar(kind: ClockKind, owner: Person, rules: Rules): BusinessCalendar {
  const wanted = rules.agreement.sla.clocks[kind]?.calendar
  if (wanted === "always" || wanted === undefined) return always
  const own = wanted === "owner" ? calendarOf(owner, rules) : teamCalendarOf(owner.team, rules)
  return own?.business ?? always
}
