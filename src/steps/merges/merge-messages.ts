import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import type { Message } from "#domain/sending/message.ts"
import type { Delivery } from "#store/delivery.ts"
import type { Handoff } from "#store/handoff.ts"
import type { Lead } from "#store/lead.ts"
import { tellPerson, type Voice } from "#steps/announce.ts"

/** What the owner of an open handoff is told of a merge or of its undoing. `number`: the version of the handoff that this came to. */
export type MergeNews = {
  owner: Person
  handoff: Pick<Handoff, "id" | "lead" | "version">
  kind: "merged" | "unmerged"
  lead: Lead
  lines: string[]
}

/** A message to one owner, once for each change. */
export function mergeMessage({ owner, handoff, kind, lead, lines }: MergeNews, voice: Voice, now: Instant): Delivery {
  const name = lead.name ?? "A lead"
  const message: Message = {
    subject: kind === "merged" ? `${name}: two leads are one person` : `${name}: two people after all`,
    lines,
    facts: [
      { label: "Lead", value: name },
      { label: "Company", value: lead.company ?? "not known" },
    ],
    link: { label: "Open the handoff", url: `${voice.publicUrl}/handoffs/${handoff.id}` },
    event: { type: `handoff.${kind}`, payload: { handoff: handoff.id, lead: handoff.lead } },
    audience: "colleague",
  }
  return tellPerson(
    owner,
    message,
    { cause: `handoff:${handoff.id}:${kind}:${handoff.version}`, lead: handoff.lead, handoff: handoff.id },
    now,
  )
}
