import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"

/** A cycle that a lead had before, with the last word on it. */
export type PastCycle = { cycle: number; owner: string; outcome: string; reason: string | null; note: string; closedAt: Instant }

/** The cycles that these leads had before, newest first. */
export async function pastCycles(tx: Tx, leads: readonly string[]): Promise<Map<string, PastCycle[]>> {
  if (leads.length === 0) return new Map()
  const rows = await tx.query<PastCycle & { lead: string }>(
    `select h.lead, h.cycle, p.name as owner, coalesce(h.closed_as, h.state) as outcome, d.reason, coalesce(d.note, '') as note, h.closed_at as "closedAt"
     from handoff h join person p on p.id = h.owner
     left join lateral (select reason, note from standing_disposition where handoff = h.id order by at desc, id desc limit 1) d on true
     where h.lead = any($1) and h.closed_at is not null order by h.lead, h.cycle desc`,
    [leads],
  )
  return Map.groupBy(rows, (row) => row.lead)
}
