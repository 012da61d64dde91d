import type { Message } from "#domain/sending/message.ts"

/** To RevOps: a provider of data is not asked any more this month, and leads go on without what it knew. */
export function budgetUsedUp({ provider, budget, url }: { provider: string; budget: number; url: string }): Message {
  return {
    subject: `The budget for ${provider} is used up`,
    lines: [
      `${provider} is not asked any more this month. Leads are judged without what it would have said, and nothing else waits.`,
      "Next: raise its budget, put another provider behind it, or leave it until the month is over.",
    ],
    facts: [{ label: "Budget of the month", value: String(budget) }],
    link: { label: "Open the providers", url },
    event: { type: "provider.budget_used_up", payload: { provider, budget, url } },
    audience: "colleague",
  }
}
