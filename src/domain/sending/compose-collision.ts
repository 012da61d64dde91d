import type { HandoffFacts } from "#domain/sending/compose.ts"
import type { Message } from "#domain/sending/message.ts"

/**
 * To both: two people work leads of one account. `facts.owner` has the new one.
 *
 * @param colleague who works the other lead
 * @param account the company, as people call it
 */
export function collision(facts: HandoffFacts, colleague: { id: string; name: string }, account: string): Message {
  const { owner, lead, url, handoff } = facts
  return {
    subject: `Two of you at ${account}: ${owner.name} and ${colleague.name}`,
    lines: [
      `${lead.name} of ${account} went to ${owner.name}; ${colleague.name} already works on a lead of ${account}.`,
      "Speak before either of you calls, so that the company hears one voice.",
    ],
    facts: [
      { label: "New lead", value: lead.name },
      { label: "With", value: owner.name },
      { label: "Also there", value: colleague.name },
    ],
    link: { label: "Open the lead", url },
    event: { type: "account.collision", payload: { handoff, lead: lead.id, account, owner, colleague } },
    audience: "colleague",
  }
}
