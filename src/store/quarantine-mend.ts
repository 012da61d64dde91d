import type { Instant } from "#domain/instant.ts"
import type { PatchStep } from "#domain/quarantine/patch.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** One word for all waiting items of a kind: take them in again, mended or as they are; set them aside; give them to somebody. */
export type QuarantineMend = {
  id: string
  action: "replay" | "drop" | "reassign"
  source: string
  code: string
  pattern: string
  patch: PatchStep[]
  why: string
  toOwner: string | null
  state: "running" | "done"
  by: string
  at: Instant
  endedAt: Instant | null
  /** The newest item that it is about: what comes back to quarantine meanwhile is not. */
  upTo: string
  lastItem: string | null
  /** How many there were when it began, how many it has done, and how many the patch found nothing to change in. */
  items: number
  done: number
  leftAlone: number
}

const COLUMNS = `id, action, source, code, pattern, patch, why, to_owner as "toOwner", state, by_actor as "by", at, ended_at as "endedAt",
  up_to as "upTo", last_item as "lastItem", items, done, left_alone as "leftAlone"`

/** The newest waiting item of a kind, or null when none waits. */
export async function newestOfKind(tx: Tx, kind: Pick<QuarantineMend, "source" | "code" | "pattern">): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `select q.id from quarantine q join signal s on s.id = q.signal
     where q.state = 'waiting' and q.code = $1 and q.pattern = $2 and s.source = $3 order by q.id desc limit 1`,
    [kind.code, kind.pattern, kind.source],
  )
  return row?.id ?? null
}

export async function insertMend(tx: Tx, mend: QuarantineMend): Promise<void> {
  const { toOwner, by, at, endedAt, upTo, lastItem, leftAlone, ...rest } = mend
  await insertRows(tx, "quarantine_mend", [
    {
      ...rest,
      to_owner: toOwner,
      by_actor: by,
      at: iso(at),
      ended_at: iso(endedAt),
      up_to: upTo,
      last_item: lastItem,
      left_alone: leftAlone,
    },
  ])
}

/** Whether a word for a whole kind is still to be worked off. */
export async function isMendRunning(tx: Tx): Promise<boolean> {
  const rows = await tx.query("select from quarantine_mend where state = 'running' limit 1", [])
  return rows.length > 0
}

/** The oldest word that is still being worked off, locked; null when there is none. */
export async function lockRunningMend(tx: Tx): Promise<QuarantineMend | null> {
  const [row] = await tx.query<QuarantineMend>(
    `select ${COLUMNS} from quarantine_mend where state = 'running' order by id limit 1 for update skip locked`,
  )
  return row ?? null
}

export async function noteMend(
  tx: Tx,
  { id, state, endedAt, lastItem, done, leftAlone }: Pick<QuarantineMend, "id" | "state" | "endedAt" | "lastItem" | "done" | "leftAlone">,
): Promise<void> {
  await tx.query("update quarantine_mend set state = $2, ended_at = $3, last_item = $4, done = $5, left_alone = $6 where id = $1", [
    id,
    state,
    iso(endedAt),
    lastItem,
    done,
    leftAlone,
  ])
}

/** An item that a word is about; `body`: the whole signal as it came, only for what was put aside as a whole; `firstAt`: when it came for the first time. */
export type ItemOfKind = { id: string; payload: string; kind: string; body: string | null; firstAt: Instant }

/** The next items that a word is about, locked, in their order. */
export async function nextOfKind(tx: Tx, mend: QuarantineMend, limit: number): Promise<ItemOfKind[]> {
  return tx.query(
    `select q.id, q.payload, s.kind, case when q.code = 'failed' then s.payload end as body, coalesce(s.first_at, s.received_at) as "firstAt"
     from quarantine q join signal s on s.id = q.signal
     where q.state = 'waiting' and q.code = $1 and q.pattern = $2 and s.source = $3 and q.id > $4 and q.id <= $5
     order by q.id limit $6 for update of q`,
    [mend.code, mend.pattern, mend.source, mend.lastItem ?? "00000000-0000-0000-0000-000000000000", mend.upTo, limit],
  )
}

export async function listMends(tx: Tx, id: string | null, after: string | null, limit: number): Promise<QuarantineMend[]> {
  return tx.query(
    `select ${COLUMNS} from quarantine_mend where ($1::uuid is null or id = $1) and ($2::uuid is null or id < $2) order by id desc limit $3`,
    [id, after, limit],
  )
}

/** What became of the items that were sent through intake again. */
export type MendResult = { mend: string; waiting: number; taken: number; duplicates: number; quarantined: number }

export async function mendResults(tx: Tx, mends: readonly string[]): Promise<Map<string, MendResult>> {
  const rows = await tx.query<MendResult>(
    `select m.mend, coalesce(sum(s.items) filter (where s.state = 'waiting'), 0)::int as waiting, sum(s.taken)::int as taken,
       sum(s.duplicates)::int as duplicates, sum(s.quarantined)::int as quarantined
     from (select distinct mend, replayed_as from quarantine where mend = any($1) and replayed_as is not null) as m
     join signal s on s.id = m.replayed_as group by m.mend`,
    [mends],
  )
  return new Map(rows.map((row) => [row.mend, row]))
}
