/** The five groups of a handoff's checklist, in the order of the work. */
export const CHECKLIST_GROUPS = ["qualification", "context", "ownership", "first_touch", "feedback"] as const
export type ChecklistGroup = (typeof CHECKLIST_GROUPS)[number]

/** One item. `by`: whether Baton checks it by itself or a person ticks it. */
export type ChecklistItem = { id: string; group: ChecklistGroup; says: string; by: "baton" | "person" }

/** What a good handoff has: twenty items in five groups. */
export const CHECKLIST: readonly ChecklistItem[] = [
  { id: "fit", group: "qualification", says: "The company fits, or an override says why it need not", by: "baton" },
  { id: "intent", group: "qualification", says: "The lead wants something, or an override says why that need not be proved", by: "baton" },
  { id: "address", group: "qualification", says: "The address is one that takes mail and is no throw-away", by: "baton" },
  { id: "version", group: "qualification", says: "Tier and verdict come from a version that both sides signed", by: "baton" },
  { id: "fields", group: "context", says: "Everything is known that the agreement wants a rep to know", by: "baton" },
  { id: "why_now", group: "context", says: "The brief says why this lead and why now", by: "baton" },
  { id: "contact_hours", group: "context", says: "It is known when the lead may be contacted", by: "baton" },
  { id: "brief_read", group: "context", says: "The rep has read the brief before the first touch", by: "person" },
  { id: "one_owner", group: "ownership", says: "Exactly one person has it", by: "baton" },
  { id: "routed_by_rule", group: "ownership", says: "A rule of the agreement says why it is this person's", by: "baton" },
  { id: "no_collision", group: "ownership", says: "Nobody else works on the same company", by: "baton" },
  { id: "accepted", group: "ownership", says: "The owner has said yes or no", by: "baton" },
  { id: "in_time", group: "first_touch", says: "Somebody reached out within the promised time", by: "baton" },
  { id: "by_a_person", group: "first_touch", says: "The first touch was a person's, with evidence", by: "baton" },
  { id: "in_their_hours", group: "first_touch", says: "It was in the lead's own working hours", by: "baton" },
  { id: "spoke_of_request", group: "first_touch", says: "The opening spoke of what the lead came for", by: "person" },
  { id: "verdict", group: "feedback", says: "There is a verdict, and it came in time", by: "baton" },
  { id: "reason", group: "feedback", says: "Its reason is the agreement's, and the facts bear out what it cites", by: "baton" },
  { id: "next_step", group: "feedback", says: "The next step was agreed with the lead", by: "person" },
  { id: "learned", group: "feedback", says: "What marketing can learn from it is written down", by: "person" },
]
