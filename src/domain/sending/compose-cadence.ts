import type { HandoffFacts } from "#domain/sending/compose.ts"
import type { Message } from "#domain/sending/message.ts"

/** To who owes it: the next step of a lead's follow-up is late. @param action such as "Call: Follow up on the e-mail" */
export function lateStep(facts: HandoffFacts, action: string): Message {
  const lines = [
    `${leadOf(facts)} still waits for this: ${action}. It was due ${facts.due.says}.`,
    "Do it today; what comes after it moves along.",
  ]
  return told(facts, "cadence.late", `Late: ${leadOf(facts)}, ${action}`, lines)
}

/** To the manager: somebody stopped following up before what was promised was done. @param done how many steps were done */
export function stoppedEarly(facts: HandoffFacts, done: number, action: string): Message {
  const lines = [
    `${facts.owner.name} stopped following up on ${leadOf(facts)} after ${done} ${done === 1 ? "step" : "steps"}.`,
    `Owed since ${facts.due.says}: ${action}. See to it that it is done, or that somebody says what became of the lead.`,
  ]
  return told(facts, "cadence.stopped_early", `Stopped early: ${leadOf(facts)} (${facts.owner.name})`, lines)
}

/** To the manager: the lead can't be reached by any channel that may be used. @param why as a sentence */
export function nobodyToReach(facts: HandoffFacts, why: string): Message {
  const lines = [
    `${leadOf(facts)} can't be followed up. ${why}`,
    `Decide with ${facts.owner.name} what becomes of the lead, by ${facts.due.says}.`,
  ]
  return told(facts, "cadence.waiting", `Decision needed: ${leadOf(facts)}`, lines)
}

function told(facts: HandoffFacts, type: string, subject: string, lines: string[]): Message {
  return {
    subject,
    lines,
    facts: [
      { label: "Lead", value: facts.lead.name },
      { label: "Tier", value: String(facts.tier) },
      { label: "Owner", value: facts.owner.name },
      { label: "Due", value: facts.due.says },
    ],
    link: { label: "Open the lead", url: facts.url },
    event: { type, payload: { handoff: { id: facts.handoff, url: facts.url }, lead: facts.lead, owner: facts.owner } },
    audience: "colleague",
  }
}

function leadOf({ lead }: HandoffFacts): string {
  return lead.company === null ? lead.name : `${lead.name} of ${lead.company}`
}
