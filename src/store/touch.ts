import type { Instant } from "#domain/instant.ts"
import type { CallOutcome } from "#domain/cadence/touch.ts"
import { mailIdOf } from "#store/mail.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** An attempt to reach the lead, or the lead's own word. `counts`: it is evidence of a human first touch. */
export type TouchRecord = {
  id: string
  handoff: string
  lead: string
  kind: string
  direction: "outbound" | "inbound" | "none"
  human: boolean
  by: string | null
  at: Instant
  recordedAt: Instant
  source: string
  externalId: string
  note: string
  outcome: CallOutcome | null
  until: Instant | null
  counts: boolean
}

const COLUMNS = `id, handoff, lead, kind, direction, human, by_person as by, at, recorded_at as "recordedAt", source, external_id as "externalId", note, outcome, until, counts`

/** Keeps a touch; answers the one that is there already when its source and id are known. */
export async function insertTouch(tx: Tx, touch: TouchRecord): Promise<{ touch: TouchRecord; isNew: boolean }> {
  await insertRows(
    tx,
    "touch",
    [
      {
        id: touch.id,
        handoff: touch.handoff,
        lead: touch.lead,
        kind: touch.kind,
        direction: touch.direction,
        human: touch.human,
        by_person: touch.by,
        at: iso(touch.at),
        recorded_at: iso(touch.recordedAt),
        source: touch.source,
        external_id: touch.externalId,
        note: touch.note,
        outcome: touch.outcome,
        until: iso(touch.until),
        counts: touch.counts,
      },
    ],
    "(source, external_id) do nothing",
  )
  const [row] = await tx.query<TouchRecord>(`select ${COLUMNS} from touch where source = $1 and external_id = $2`, [
    touch.source,
    touch.externalId,
  ])
  if (row === undefined) throw new Error(`The touch ${touch.source} ${touch.externalId} vanished in its own transaction.`)
  return { touch: row, isNew: row.id === touch.id }
}

export async function touchesOf(tx: Tx, handoffs: readonly string[]): Promise<TouchRecord[]> {
  if (handoffs.length === 0) return []
  return tx.query(`select ${COLUMNS} from touch where handoff = any($1) order by at, id`, [handoffs])
}

/** Which of these ids a source told of before, be it a touch or what waits for a person; only what came after `since`, where that is said. */
export async function toldBefore(tx: Tx, source: string, ids: readonly string[], since: Instant | null): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select external_id as id from touch
     where source = $1 and external_id = any($2::text[]) and ($4::timestamptz is null or recorded_at > $4)
     union all
     select k.id from unnest($2::text[], $3::text[]) as k (id, message) join mail m on m.message_id = k.message
     where $4::timestamptz is null or m.received_at > $4`,
    [source, ids, ids.map((id) => mailIdOf(source, id)), iso(since)],
  )
  return new Set(rows.map(({ id }) => id))
}
