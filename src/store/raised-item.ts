import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Something that a person has to look at by a date. `cause`: the disposition that brought it about. `decision`: what the person said; null while open. */
export type RaisedItem = {
  id: string
  kind: "rejections"
  agreement: string
  cause: string
  says: string
  detail: Record<string, unknown>
  owner: string
  raisedAt: Instant
  dueAt: Instant
  settledAt: Instant | null
  settledBy: string | null
  decision: string | null
}

const COLUMNS = `id, kind, agreement, cause, says, detail, owner, raised_at as "raisedAt", due_at as "dueAt", settled_at as "settledAt",
  settled_by as "settledBy", decision`

/** Raises an item unless one of its kind is open; answers whether it did. */
export async function raiseItem(tx: Tx, item: Omit<RaisedItem, "settledAt" | "settledBy" | "decision">): Promise<boolean> {
  const [open] = await tx.query("select 1 from raised_item where kind = $1 and settled_at is null", [item.kind])
  if (open !== undefined) return false
  const { raisedAt, dueAt, ...rest } = item
  await insertRows(tx, "raised_item", [{ ...rest, raised_at: iso(raisedAt), due_at: iso(dueAt) }])
  return true
}

/** When the last item of a kind was settled, or null. */
export async function lastSettledAt(tx: Tx, kind: RaisedItem["kind"]): Promise<Instant | null> {
  const [row] = await tx.query<{ at: Instant | null }>("select max(settled_at) as at from raised_item where kind = $1", [kind])
  return row?.at ?? null
}

/** Items, newest first; `after` is the id of the last one of the page before. */
export async function listItems(tx: Tx, filter: { open: boolean | null; after: string | null; limit: number }): Promise<RaisedItem[]> {
  return tx.query(
    `select ${COLUMNS} from raised_item where ($1::boolean is null or (settled_at is null) = $1) and ($2::uuid is null or id < $2)
     order by id desc limit $3`,
    [filter.open, filter.after, filter.limit],
  )
}

export async function lockItem(tx: Tx, id: string): Promise<RaisedItem | null> {
  const [row] = await tx.query<RaisedItem>(`select ${COLUMNS} from raised_item where id = $1 for update`, [id])
  return row ?? null
}

export async function settleItem(tx: Tx, id: string, by: string, decision: string, now: Instant): Promise<void> {
  await tx.query("update raised_item set settled_at = $2, settled_by = $3, decision = $4 where id = $1", [id, iso(now), by, decision])
}

/** What a disposition that was taken back had raised is gone; answers the ids. */
export async function withdrawItems(tx: Tx, disposition: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>("delete from raised_item where cause = $1 and settled_at is null returning id", [disposition])
  return rows.map((row) => row.id)
}
