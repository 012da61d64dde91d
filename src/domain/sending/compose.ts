import { type Instant, toIso } from "#domain/instant.ts"
import type { Message } from "#domain/sending/message.ts"

/** What every message about a handoff says. Texts about instants come in the reader's zone and name it. */
export type HandoffFacts = {
  handoff: string
  lead: { id: string; name: string; company: string | null }
  owner: { id: string; name: string }
  tier: number
  /** Why this lead and why now, in one sentence. */
  whyNow: string
  /** For a lead that was handed off before: why it is back; left out or null for others. */
  back?: string | null
  /** What is to be done next, as an instruction such as "Call, then write". */
  next: string
  due: { at: Instant; says: string }
  /** The page of the handoff. */
  url: string
}

/** To the owner: this lead is yours. */
export function assigned(facts: HandoffFacts): Message {
  const lines = [`${leadOf(facts)} is yours.`, ...(facts.back ? [facts.back] : []), facts.whyNow, whatNext(facts)]
  return told(facts, "handoff.created", { subject: `New lead: ${leadOf(facts)}, due ${facts.due.says}`, lines })
}

/** To the owner: the time runs out. @param left such as "12 minutes of working time" */
export function warning(facts: HandoffFacts, left: string): Message {
  const lines = [`${leadOf(facts)} waits for ${facts.owner.name}: ${left} left.`, whatNext(facts)]
  return told(facts, "handoff.warned", { subject: `${left} left: ${leadOf(facts)}`, lines, more: { time_left: left } })
}

/** To the manager: the first touch was missed. @param willFollow what Baton does next and when, as a sentence; `null` when nothing */
export function missed(facts: HandoffFacts, willFollow: string | null): Message {
  const lines = [
    `${facts.owner.name} had ${leadOf(facts)} until ${facts.due.says}, and nobody has been in touch.`,
    `What is to be done now: ${facts.next}. Do it yourself, or see to it that ${facts.owner.name} does.`,
    ...(willFollow === null ? [] : [willFollow]),
  ]
  return told(facts, "handoff.missed", { subject: `Missed: ${leadOf(facts)} (${facts.owner.name})`, lines })
}

/**
 * To the old and to the new owner: the lead has moved. `facts.owner` is the new one and `due` theirs.
 *
 * @param from the owner until now
 * @param reader which of the two reads this
 * @param why as a sentence
 */
export function reassigned(facts: HandoffFacts, from: { id: string; name: string }, reader: "old" | "new", why: string): Message {
  const more = { previous_owner: from, reason: why }
  if (reader === "new") {
    const lines = [`${leadOf(facts)} is yours now; it was with ${from.name}.`, why, facts.whyNow, whatNext(facts)]
    return told(facts, "handoff.reassigned", { subject: `Passed on to you: ${leadOf(facts)}, due ${facts.due.says}`, lines, more })
  }
  const lines = [
    `${leadOf(facts)} is with ${facts.owner.name} now.`,
    why,
    `You need not do anything more; ${facts.owner.name} has until ${facts.due.says} to do this: ${facts.next}. You can still see the lead.`,
  ]
  return told(facts, "handoff.reassigned", { subject: `Passed on to ${facts.owner.name}: ${leadOf(facts)}`, lines, more })
}

/** To the leaders of both sides: a later rung of the ladder. @param rung 1 or more @param late such as "3 hours of working time" */
export function escalated(facts: HandoffFacts, rung: number, late: string): Message {
  const lines = [
    `${leadOf(facts)} has been waiting ${late} longer than promised. The owner is ${facts.owner.name}.`,
    `Decide who takes it, today. What is to be done: ${facts.next}. It was due ${facts.due.says}.`,
  ]
  return told(facts, "handoff.escalated", { subject: `Escalated: ${leadOf(facts)}, ${late} late`, lines, more: { rung, late } })
}

type Told = { subject: string; lines: string[]; more?: Record<string, unknown> }

function told(facts: HandoffFacts, type: string, { subject, lines, more = {} }: Told): Message {
  return {
    subject,
    lines,
    facts: [
      { label: "Lead", value: facts.lead.name },
      { label: "Company", value: facts.lead.company ?? "not known" },
      { label: "Tier", value: String(facts.tier) },
      { label: "Owner", value: facts.owner.name },
      { label: "Next", value: facts.next },
      { label: "Due", value: facts.due.says },
    ],
    link: { label: "Open the lead", url: facts.url },
    event: { type, payload: { ...payloadOf(facts), ...more } },
    audience: "colleague",
  }
}

function payloadOf(facts: HandoffFacts): Record<string, unknown> {
  const { handoff, lead, owner, tier, next, url } = facts
  return { handoff: { id: handoff, url }, lead, owner, tier, why_now: facts.whyNow, next, due_at: toIso(facts.due.at) }
}

function whatNext(facts: HandoffFacts): string {
  return `Next: ${facts.next}, by ${facts.due.says}.`
}

function leadOf(facts: HandoffFacts): string {
  return facts.lead.company === null ? facts.lead.name : `${facts.lead.name} of ${facts.lead.company}`
}
