import { type Instant, toIso } from "#domain/instant.ts"
import type { Message } from "#domain/sending/message.ts"

type Lead = { id: string; name: string; company: string | null }

export type HeldFacts = {
  lead: Lead
  queue: { id: string; name: string }
  /** What is missing, item by item. */
  missing: string[]
  due: { at: Instant; says: string }
  url: string
}

/** To the owner of a queue: a lead is held there, since something that a handoff needs is missing. */
export function held(facts: HeldFacts): Message {
  const { lead, queue, due, url } = facts
  return {
    subject: `Held: ${leadOf(lead)}, decide by ${due.says}`,
    lines: [
      `${leadOf(lead)} can't be handed off yet and waits in your queue ${queue.name}.`,
      `Next: add what is missing or send the lead back, by ${due.says}.`,
    ],
    facts: [...leadFacts(lead), ...facts.missing.map((item) => ({ label: "Missing", value: item })), { label: "Due", value: due.says }],
    link: { label: "Open the lead", url },
    event: { type: "lead.held", payload: { lead, queue, missing: facts.missing, due_at: toIso(due.at), url } },
    audience: "colleague",
  }
}

export type FailedDeliveryFacts = {
  /** What was to be said: the subject of the message that did not get through. */
  subject: string
  /** `recipient` as people may see it: a webhook's host, never its secret address. */
  delivery: { id: string; channel: string; recipient: string; attempts: number; error: string }
  /** The lead it was about; `null` when it was about none. */
  lead: Lead | null
  due: { at: Instant; says: string }
  url: string
}

/** To the owner of a dead letter: this message reached nobody, and only a person can help now. */
export function failedDelivery(facts: FailedDeliveryFacts): Message {
  const { delivery, lead, due, url } = facts
  return {
    subject: `Not delivered: ${facts.subject}`,
    lines: [
      `A message to ${delivery.recipient} (${delivery.channel}) did not get through: ${delivery.error}`,
      `Next: tell them another way, mend the cause and send it again, by ${due.says}.`,
    ],
    facts: [
      ...(lead === null ? [] : leadFacts(lead)),
      { label: "Attempts", value: String(delivery.attempts) },
      { label: "Due", value: due.says },
    ],
    link: { label: "Open the message", url },
    event: { type: "delivery.dead", payload: { delivery, lead, subject: facts.subject, due_at: toIso(due.at), url } },
    audience: "system",
  }
}

export type SuggestionFacts = {
  about: string
  says: string
  lead: Lead | null
  next: string
  due: { at: Instant; says: string }
  url: string
}

/** To the person who may decide: Baton sees something worth changing and asks. It changes no rule by itself. */
export function suggestion(facts: SuggestionFacts): Message {
  const { about, says, lead, next, due, url } = facts
  return {
    subject: `A suggestion: ${about}`,
    lines: [says, `Next: ${next}, by ${due.says}. Nothing changes until you decide.`],
    facts: [...(lead === null ? [] : leadFacts(lead)), { label: "Due", value: due.says }],
    link: { label: "Open the suggestion", url },
    event: { type: "suggestion.made", payload: { about, says, lead, next, due_at: toIso(due.at), url } },
    audience: "colleague",
  }
}

function leadFacts(lead: Lead): Message["facts"] {
  return [
    { label: "Lead", value: lead.name },
    { label: "Company", value: lead.company ?? "not known" },
  ]
}

function leadOf(lead: Lead): string {
  return lead.company === null ? lead.name : `${lead.name} of ${lead.company}`
}
