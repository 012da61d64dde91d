import type { KnownLead, Merge } from "#domain/identity/resolve-identities.ts"
import type { Instant } from "#domain/instant.ts"
import type { Lead, LeadStage } from "#store/lead.ts"

/** How far sales got with a lead in each stage. Of two leads that are one person the one further on goes on. */
const RANK: Partial<Record<LeadStage, number>> = { held: 1, handed_off: 2, accepted: 3, sql: 4, opportunity: 5 }

/** What is to be known of a lead to choose which of two goes on. */
export function progressOf({ id, stage, cycles }: Lead): KnownLead {
  return { id, cycles, rank: RANK[stage] ?? 0 }
}

/** Leads that turned out to be the same person as another: they stay findable and owe nothing any more. */
export function mergedAway(merges: readonly Merge[], known: readonly Lead[], now: Instant): Lead[] {
  const into = new Map(merges.map((merge) => [merge.from, merge.into]))
  return known
    .filter((lead) => into.has(lead.id))
    .map((lead) => ({
      ...lead,
      stage: "merged",
      mergedInto: into.get(lead.id) ?? null,
      nextAction: "Nothing: this is the same person as another lead",
      dueAt: null,
      updatedAt: now,
    }))
}
