import type { Tx } from "#store/tx.ts"

/** An entry of the journal, as far as it says what changed. */
export type Entry = { seq: number; kind: string; lead: string | null; handoff: string | null }

/** How many entries the journal has after two of its numbers, and its newest number. Numbers are given before entries can be seen, so they don't come in order. */
export async function countEntries(tx: Tx, after: number, afterLater: number): Promise<{ count: number; later: number; newest: number }> {
  const [row] = await tx.query<{ count: number; later: number; newest: number | null }>(
    `select count(*)::int as count, (count(*) filter (where seq > $2))::int as later, max(seq)::float8 as newest from journal where seq > $1`,
    [after, afterLater],
  )
  return { count: row?.count ?? 0, later: row?.later ?? 0, newest: row?.newest ?? after }
}

export async function newestEntry(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ newest: number | null }>("select max(seq)::float8 as newest from journal")
  return row?.newest ?? 0
}

/** Entries after a number, at most so many, newest first. */
export async function entriesAfter(tx: Tx, after: number, most: number): Promise<Entry[]> {
  return tx.query("select seq::float8 as seq, kind, lead, handoff from journal where seq > $1 order by seq desc limit $2", [after, most])
}
