import type { Message } from "#domain/sending/message.ts"

export type OverdueQuarantine = {
  items: number
  /** The most frequent kinds among all that waits, with how many. */ kinds: { says: string; items: number }[]
  url: string
}

/** To the owner of quarantined items: some are past their deadline, and only a person can help them. */
export function quarantineOverdue({ items, kinds, url }: OverdueQuarantine): Message {
  const what = items === 1 ? "1 quarantined item is" : `${items} quarantined items are`
  return {
    subject: `Overdue: ${what} waiting for you`,
    lines: [
      `${what} past the deadline. Nobody knows yet whether a lead is among them.`,
      "Next: mend them by kind and take them in again, or set them aside with a reason.",
    ],
    facts: kinds.map((kind) => ({ label: `${kind.items} ×`, value: kind.says })),
    link: { label: "See what waits", url },
    event: { type: "quarantine.overdue", payload: { items, kinds, url } },
    audience: "colleague",
  }
}
