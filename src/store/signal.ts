import type { RawSignal } from "#domain/intake/arrival.ts"
import type { Instant } from "#domain/instant.ts"
import { newId } from "#store/new-id.ts"
import { insertQuarantined } from "#store/quarantine.ts"
import { iso } from "#store/rows.ts"
import { setTimers } from "#store/timer.ts"
import type { Param, Tx } from "#store/tx.ts"

/** 1 forms and replies, 2 live events, 3 imports. */
export type Lane = 1 | 2 | 3

/** What arrived, as it is stored before anybody is told that it was accepted. */
export type NewSignal = {
  id: string
  lane: Lane
  source: string
  kind: string
  key: string | null
  import: string | null
  receivedAt: Instant
  /** When its words came for the first time, if they are taken in again. */
  firstAt?: Instant
  payload: string
  items: number
}

export type StoredSignal = RawSignal & { lane: Lane; items: number; import: string | null }
/** `version` is another one as soon as anybody changes the row. */
export type WaitingSignal = StoredSignal & { version: string }
export type TakenCount = { id: string; taken: number; duplicates: number; quarantined: number }

/**
 * Stores what arrived; a signal whose source and key are known already is not stored again. Payloads go as values of their own, so that nobody has to
 * quote them and read them out of quotes again, and rows go in the order of their keys, so that two who store the same keys wait for each other in turn.
 */
export async function storeSignals(tx: Tx, signals: readonly NewSignal[]): Promise<void> {
  const inOrder = signals.toSorted((a, b) => compare(a.source, b.source) || compare(a.key ?? "", b.key ?? ""))
  for (let from = 0; from < inOrder.length; from += MOST_ROWS) {
    const rows = inOrder.slice(from, from + MOST_ROWS)
    tx.send(insertOf(rows.length), rows.flatMap(valuesOf))
  }
}

const MOST_ROWS = 32
const COLUMNS = ["id", "lane", "source", "kind", "key", "import", "received_at", "first_at", "payload", "items"]

function insertOf(rows: number): string {
  const row = (n: number) => `(${COLUMNS.map((_, column) => `$${n * COLUMNS.length + column + 1}`).join(", ")})`
  const values = Array.from({ length: rows }, (_, n) => row(n)).join(", ")
  return `insert into signal (${COLUMNS.join(", ")}) values ${values} on conflict (source, key) where key is not null do nothing`
}

function valuesOf(signal: NewSignal): Param[] {
  const { id, lane, source, kind, key, receivedAt, firstAt, payload, items } = signal
  return [id, lane, source, kind, key, signal.import, iso(receivedAt), iso(firstAt ?? null), payload, items]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The oldest waiting signals of each lane, at most its share of items together (one signal at least).
 *
 * @param except ids of signals that are being taken already
 */
export async function waitingSignals(
  tx: Tx,
  shares: readonly { lane: Lane; items: number }[],
  except: readonly string[] = [],
): Promise<WaitingSignal[]> {
  const rows = await tx.query<{
    id: string
    lane: Lane
    source: string
    kind: string
    import: string | null
    received_at: Instant
    first_at: Instant | null
    payload: string
    items: number
    version: string
    before: number
  }>(
    `select waiting.* from unnest($1::smallint[], $2::int[]) as share (lane, most) cross join lateral (
       select id, lane, source, kind, import, received_at, first_at, payload, items, version, (sum(items) over (order by id)) - items as before
       from (select *, xmin::text as version from signal where state = 'waiting' and lane = share.lane and id <> all($3) order by id limit share.most) as oldest
     ) as waiting where before < share.most order by lane, id`,
    [shares.map((share) => share.lane), shares.map((share) => share.items), except],
  )
  return rows.map((row) => ({
    id: row.id,
    lane: row.lane,
    source: row.source,
    kind: row.kind,
    import: row.import,
    receivedAt: row.received_at,
    firstAt: row.first_at,
    payload: row.payload,
    items: row.items,
    version: row.version,
  }))
}

/** Which of these still wait as they were read: nobody set them aside, mended them or erased somebody in them meanwhile. */
export async function waitingAsRead(tx: Tx, signals: readonly WaitingSignal[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select s.id from unnest($1::uuid[], $2::text[]) as r (id, version) join signal s on s.id = r.id
     where s.state = 'waiting' and s.xmin::text = r.version`,
    [signals.map((signal) => signal.id), signals.map((signal) => signal.version)],
  )
  return new Set(rows.map((row) => row.id))
}

/** How many items wait in each lane, and since when. */
export async function waitingByLane(tx: Tx): Promise<{ lane: Lane; signals: number; items: number; since: Instant }[]> {
  return tx.query(
    "select lane, count(*)::int as signals, sum(items)::int as items, min(received_at) as since from signal where state = 'waiting' group by lane order by lane",
  )
}

/** Marks signals as taken, with what became of their items. */
export async function markTaken(tx: Tx, counts: readonly TakenCount[], now: Instant): Promise<void> {
  tx.send(
    `update signal as s set state = 'taken', taken_at = $2, taken = r.taken, duplicates = r.duplicates, quarantined = r.quarantined
     from json_populate_recordset(null::signal, $1) as r where s.id = r.id`,
    [JSON.stringify(counts), iso(now)],
  )
}

/** A signal that can't be taken at all goes to quarantine as a whole: all its items count, its text is kept as it came. */
export async function quarantineWhole(
  tx: Tx,
  signal: StoredSignal,
  why: { code: string; says: string; owner: string },
  now: Instant,
): Promise<void> {
  const dueAt = now + 24 * 60 * 60_000
  const id = newId()
  await setTimers(tx, [{ kind: "quarantine", subject: id, dueAt }])
  await insertQuarantined(tx, [{ id, signal: signal.id, item: 0, ...why, payload: signal.payload.slice(0, 100_000), at: now, dueAt }])
  await markTaken(tx, [{ id: signal.id, taken: 0, duplicates: 0, quarantined: signal.items }], now)
}

/** A signal as it came, or null. */
export async function signalById(tx: Tx, id: string): Promise<{ id: string; source: string; kind: string; payload: string } | null> {
  const [row] = await tx.query<{ id: string; source: string; kind: string; payload: string }>(
    "select id, source, kind, payload from signal where id = $1",
    [id],
  )
  return row ?? null
}
