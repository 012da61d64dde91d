import { REGISTER } from "#store/personal/register.ts"
import type { Tx } from "#store/tx.ts"

/** Columns that are keys of ours, and say nothing of the person. */
const OURS = ["address_hash"]

/** All rows of these leads, by table, as the register finds them; tables without any are left out. */
export async function rowsAbout(tx: Tx, leads: readonly string[]): Promise<Record<string, Record<string, unknown>[]>> {
  const found: Record<string, Record<string, unknown>[]> = {}
  for (const [table, { whose }] of Object.entries(REGISTER)) {
    if (whose === null) continue
    const rows = await tx.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) - $2::text[] as row from ${table} t where ${whose}`, [
      leads,
      OURS,
    ])
    if (rows.length > 0) found[table] = rows.map(({ row }) => row)
  }
  return found
}

/** What the journal says of these leads. */
export async function journalAbout(tx: Tx, leads: readonly string[]): Promise<Record<string, unknown>[]> {
  const rows = await tx.query<{ row: Record<string, unknown> }>(
    "select to_jsonb(t) as row from journal t where lead = any($1) or handoff in (select id from handoff where lead = any($1)) order by seq",
    [leads],
  )
  return rows.map(({ row }) => row)
}
