import type { Tx } from "#store/tx.ts"

/** Somebody of ours, in few words. */
export type PersonSummary = { id: string; name: string; handle: string }
/** A lead, in few words. */
export type LeadSummary = { id: string; name: string | null; email: string | null; company: string | null }

/** These people by id. */
export async function peopleInFewWords(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, PersonSummary>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return new Map()
  const rows = await tx.query<PersonSummary>("select id, name, handle from person where id = any($1)", [known])
  return new Map(rows.map((row) => [row.id, row]))
}

/** These leads by id. */
export async function leadsInFewWords(tx: Tx, ids: readonly string[]): Promise<Map<string, LeadSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<LeadSummary>("select id, name, email, company from lead where id = any($1)", [[...new Set(ids)]])
  return new Map(rows.map((row) => [row.id, row]))
}
