import { durationInWords } from "#domain/agreement/duration.ts"
import type { Rung } from "#domain/agreement/sla-policy.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { escalated, missed, warning, type HandoffFacts } from "#domain/sending/compose.ts"
import type { Message } from "#domain/sending/message.ts"
import type { DueRung } from "#domain/sla/due-rungs.ts"
import type { Recipient } from "#domain/sla/recipients.ts"
import type { ClockRecord } from "#store/clock.ts"
import type { Delivery } from "#store/delivery.ts"
import { inZone, tellPerson, tellTeam, type Voice } from "#steps/announce.ts"
import { clockCalendar } from "#steps/06-handoff/start-clocks.ts"
import type { Watched } from "#steps/07-sla.ts"

export type RungNotice = { watched: Watched; clock: ClockRecord; rung: DueRung; policy: Rung; recipient: Recipient }

/** The messages of one rung to one recipient: a warning before the due instant, the miss at it, escalations after. */
export function rungMessages(notice: RungNotice, people: readonly Person[], voice: Voice, now: Instant): Delivery[] {
  const { watched, clock, rung, recipient } = notice
  const about = {
    cause: `clock:${clock.id}:rung:${rung.rung}`,
    lead: watched.lead.id,
    handoff: watched.handoff.id,
    sendAfter: recipient.sendAfter,
  }
  if (recipient.kind === "team") return tellTeam(voice, recipient.team, messageOf(notice, watched.owner.zone, voice, now), about, now)
  const person = people.find((each) => each.id === recipient.id)
  return person === undefined ? [] : [tellPerson(person, messageOf(notice, person.zone, voice, now), about, now)]
}

function messageOf({ watched, clock, rung, policy }: RungNotice, zone: string, voice: Voice, now: Instant): Message {
  const facts = factsFor(watched, clock.clock.dueAt, zone, voice)
  const calendar = clockCalendar(clock.clock.kind, watched.owner, watched.rules)
  if (rung.share < 100) return warning(facts, inWords(calendar.between(now, clock.clock.dueAt)))
  if (rung.share > 100) return escalated(facts, rung.rung, inWords(calendar.between(clock.clock.dueAt, now)))
  return missed(facts, policy.reassign === true ? "Baton passes the lead on to the next person who may have it." : null)
}

/** What a message about a handoff says, to a reader in this zone. */
export function factsFor({ handoff, lead, owner, brief }: Watched, dueAt: Instant, zone: string, voice: Voice): HandoffFacts {
  return {
    handoff: handoff.id,
    lead: { id: lead.id, name: lead.name ?? "Unnamed lead", company: lead.company },
    owner: { id: owner.id, name: owner.name },
    tier: handoff.tier,
    whyNow: brief.whyNow,
    next: handoff.nextAction,
    due: { at: dueAt, says: inZone(dueAt, zone) },
    url: `${voice.publicUrl}/handoffs/${handoff.id}`,
  }
}

/** Whole minutes of working time, at least one; from three hours on whole hours. */
function inWords(ms: number): string {
  const length =
    ms < 3 * AN_HOUR ? durationInWords(Math.max(A_MINUTE, Math.round(ms / A_MINUTE) * A_MINUTE)) : `${Math.round(ms / AN_HOUR)} hours`
  return `${length} of working time`
}

const A_MINUTE = 60_000
const AN_HOUR = 60 * A_MINUTE
