import type { Instant } from "#domain/instant.ts"
import { insertRows, iso, updateRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Something that arrived and could not be understood: kept as it came, with the reason, an owner and a deadline. */
export type Quarantined = {
  id: string
  signal: string
  item: number
  code: string
  says: string
  /** The item as it came, as JSON text. */
  payload: string
  at: Instant
  owner: string
  dueAt: Instant
}
export type QuarantineRecord = Quarantined & {
  source: string
  /** Of the signal that it came in, by which its items are read. */
  kind: string
  state: "waiting" | "replayed" | "dropped"
  resolvedAt: Instant | null
  resolvedBy: string | null
  resolvedWhy: string | null
  replayedAs: string | null
  /** When its words came for the first time, however often they were taken in again since. */
  firstAt: Instant
}

/** Which items are wanted; null wants all. `group`: the id of their kind. `after`: the id of the last one of the page before. */
export type QuarantineFilter = {
  state: QuarantineRecord["state"] | null
  import: string | null
  source: string | null
  code: string | null
  owner: string | null
  group: string | null
  dueBefore: Instant | null
  after: string | null
  limit: number
}

/** Items of one kind come from the same source with the same code, and their reasons differ in quoted texts and numbers alone. */
const GROUP = "left(md5(s.source || chr(31) || q.code || chr(31) || q.pattern), 16)"

const COLUMNS = `q.id, q.signal, q.item, q.code, q.says, q.payload, q.at, q.owner, q.due_at as "dueAt", q.state, q.resolved_at as "resolvedAt",
  q.resolved_by as "resolvedBy", q.resolved_why as "resolvedWhy", q.replayed_as as "replayedAs", s.source, s.kind,
  coalesce(s.first_at, s.received_at) as "firstAt"`

export async function insertQuarantined(tx: Tx, items: readonly Quarantined[]): Promise<void> {
  await insertRows(
    tx,
    "quarantine",
    items.map(({ dueAt, ...item }) => ({ ...item, at: iso(item.at), due_at: iso(dueAt), state: "waiting" })),
  )
}

export async function listQuarantine(tx: Tx, filter: QuarantineFilter): Promise<QuarantineRecord[]> {
  return tx.query(
    `select ${COLUMNS} from quarantine q join signal s on s.id = q.signal
     where ($1::text is null or q.state = $1) and ($2::uuid is null or s.import = $2) and ($3::uuid is null or q.id < $3)
       and ($4::text is null or s.source = $4) and ($5::text is null or q.code = $5) and ($6::uuid is null or q.owner = $6)
       and ($7::text is null or ${GROUP} = $7) and ($8::timestamptz is null or q.due_at < $8)
     order by q.id desc limit $9`,
    [
      filter.state,
      filter.import,
      filter.after,
      filter.source,
      filter.code,
      filter.owner,
      filter.group,
      iso(filter.dueBefore),
      filter.limit,
    ],
  )
}

export async function lockQuarantined(tx: Tx, id: string): Promise<QuarantineRecord | null> {
  const [row] = await tx.query<QuarantineRecord>(
    `select ${COLUMNS} from quarantine q join signal s on s.id = q.signal where q.id = $1 for update of q`,
    [id],
  )
  return row ?? null
}

/** How an item came out of quarantine. `replayedAs`: the signal that takes it in again, and its place in that; null for what was dropped. */
export type Resolution = {
  id: string
  state: "replayed" | "dropped"
  replayedAs: { signal: string; item: number } | null
  /** The word for its whole kind by which it came out, or null. */
  mend: string | null
  by: string
  why: string
}

export async function resolveQuarantined(tx: Tx, items: readonly Resolution[], now: Instant): Promise<void> {
  await updateRows(
    tx,
    "quarantine",
    items.map((item) => ({
      id: item.id,
      state: item.state,
      resolved_at: iso(now),
      resolved_by: item.by,
      resolved_why: item.why,
      replayed_as: item.replayedAs?.signal ?? null,
      replayed_item: item.replayedAs?.item ?? null,
      mend: item.mend,
    })),
  )
}

/** Gives waiting items to somebody else. */
export async function giveQuarantined(tx: Tx, ids: readonly string[], owner: string): Promise<void> {
  await tx.query("update quarantine set owner = $2 where id = any($1) and state = 'waiting'", [ids, owner])
}

/** Waiting items that are alike, with one of them as an example. */
export type QuarantineGroup = {
  id: string
  source: string
  code: string
  pattern: string
  items: number
  oldestAt: Instant
  dueAt: Instant
  /** How many are past their deadline. */
  overdue: number
  owners: string[]
  example: { id: string; says: string; payload: string }
}

/** The kinds of what waits, the most frequent first; only that of `id` when one is given. */
export async function quarantineGroups(tx: Tx, id: string | null, limit: number, now: Instant): Promise<QuarantineGroup[]> {
  return tx.query(
    `with kind as (
       select ${GROUP} as id, s.source, q.code, q.pattern, count(*)::int as items, min(q.at) as "oldestAt", min(q.due_at) as "dueAt",
         (count(*) filter (where q.due_at < $3))::int as overdue, array_agg(distinct q.owner) as owners, min(q.id::text)::uuid as first
       from quarantine q join signal s on s.id = q.signal where q.state = 'waiting' and ($1::text is null or ${GROUP} = $1)
       group by s.source, q.code, q.pattern order by count(*) desc, min(q.id::text) limit $2
     )
     select k.id, k.source, k.code, k.pattern, k.items, k."oldestAt", k."dueAt", k.overdue, k.owners::text[] as owners,
       json_build_object('id', e.id, 'says', e.says, 'payload', left(e.payload, 2000)) as example
     from kind k join quarantine e on e.id = k.first order by k.items desc, k.first`,
    [id, limit, iso(now)],
  )
}

/** Who has how much past its deadline, with the oldest such item. */
export async function overdueByOwner(tx: Tx, now: Instant): Promise<{ owner: string; items: number; oldest: string }[]> {
  return tx.query(
    `select owner, count(*)::int as items, min(id::text) as oldest from quarantine where state = 'waiting' and due_at <= $1 group by owner`,
    [iso(now)],
  )
}
