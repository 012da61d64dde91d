import type { Tx } from "#store/tx.ts"

/**
 * Leads in nurture that lie nearest to the gate as they were last judged, the nearest first: what they lack of fit and of intent, added up.
 *
 * @param gate points needed on each axis, in millionths
 */
export async function nearestToGate(tx: Tx, gate: { fit: number; intent: number }, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from lead where stage = 'nurture' and fit is not null and intent is not null
     order by greatest(0, $1 - fit) + greatest(0, $2 - intent), updated_at desc limit $3`,
    [gate.fit, gate.intent, limit],
  )
  return rows.map(({ id }) => id)
}
