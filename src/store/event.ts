import type { EventPlace, KeptEvent, KeptProblem } from "#domain/intake/event-verdict.ts"
import type { RawSignal } from "#domain/intake/arrival.ts"
import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Lane } from "#store/signal.ts"
import type { Tx } from "#store/tx.ts"

/** A stored signal without its payload, and how many of its items came to what. */
export type SignalCounts = {
  id: string
  receivedAt: Instant
  state: "waiting" | "taken"
  items: number
  taken: number
  duplicates: number
  quarantined: number
}

/** A stored signal with everything that its events are told from. */
export type SeenSignal = RawSignal & { lane: Lane; state: "waiting" | "taken" }

/** Which signals may hold what is looked for. `outcome`: only those with an item that came to this. */
export type SignalFilter = {
  source: string | null
  since: Instant | null
  outcome: "waiting" | "taken" | "duplicates" | "quarantined" | null
}

const COUNTS = `id, received_at as "receivedAt", state, items, taken, duplicates, quarantined`

const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff"
const FIRST_ID = "00000000-0000-0000-0000-000000000000"

/** Signals that came from one to another, newest first; `to` null: up to the newest of all, `from` null: from the first on. */
export async function signalsBetween(
  tx: Tx,
  { from, to }: { from: string | null; to: string | null },
  { source, since, outcome }: SignalFilter,
  limit: number,
): Promise<SignalCounts[]> {
  return tx.query(
    `select ${COUNTS} from signal
     where id >= $1::uuid and id <= $2::uuid and ($3::text is null or source = $3) and ($4::timestamptz is null or received_at >= $4)
       and case $5 when 'waiting' then state = 'waiting' when 'taken' then taken > 0 when 'duplicates' then duplicates > 0
           when 'quarantined' then quarantined > 0 else true end
     order by id desc limit $6`,
    [from ?? FIRST_ID, to ?? LAST_ID, source, iso(since), outcome ?? "any", limit],
  )
}

/** The signal that lies so many before this one, or null when there are not so many; looked up in the index alone. */
export async function signalBefore(tx: Tx, upTo: string | null, many: number): Promise<{ id: string; receivedAt: Instant } | null> {
  const [row] = await tx.query<{ id: string; receivedAt: Instant }>(
    `select id, received_at as "receivedAt" from signal
     where id = (select id from signal where id <= $1::uuid order by id desc offset $2 limit 1)`,
    [upTo ?? LAST_ID, many],
  )
  return row ?? null
}

/** The newest signals that came after this id, newest first. */
export async function signalsAfter(tx: Tx, after: string, limit: number): Promise<SignalCounts[]> {
  return tx.query(`select ${COUNTS} from signal where id > $1 order by id desc limit $2`, [after, limit])
}

/** How these signals stand, in no order. */
export async function countsOfSignals(tx: Tx, ids: readonly string[]): Promise<SignalCounts[]> {
  return tx.query(`select ${COUNTS} from signal where id = any($1)`, [ids])
}

/** These signals with what they hold, newest first. */
export async function signalsSeen(tx: Tx, ids: readonly string[]): Promise<SeenSignal[]> {
  if (ids.length === 0) return []
  return tx.query(
    `select id, lane, source, kind, received_at as "receivedAt", first_at as "firstAt", state, payload from signal where id = any($1) order by id desc`,
    [ids],
  )
}

/** What is kept under these sources and ids. */
export async function keptEvents(
  tx: Tx,
  pairs: readonly { source: string; externalId: string }[],
): Promise<(KeptEvent & { source: string; externalId: string })[]> {
  if (pairs.length === 0) return []
  return tx.query(
    `select e.source, e.external_id as "externalId", e.signal, e.item, e.received_at as "receivedAt", i.lead,
       exists (select from withdrawal w where w.engagement = e.id) as "isWithdrawn"
     from unnest($1::text[], $2::text[]) as k (source, external_id)
     join engagement e on e.source = k.source and e.external_id = k.external_id
     join identity i on i.id = e.identity`,
    [pairs.map((pair) => pair.source), pairs.map((pair) => pair.externalId)],
  )
}

/** What of these signals lies, or lay, in quarantine. */
export async function keptProblems(tx: Tx, signals: readonly string[]): Promise<KeptProblem[]> {
  if (signals.length === 0) return []
  return tx.query("select id, signal, item, code, says, state from quarantine where signal = any($1)", [signals])
}

/** The lead that has this address, or null. */
export async function leadWithAddress(tx: Tx, email: string): Promise<string | null> {
  const [row] = await tx.query<{ lead: string | null }>("select lead from identity where kind = 'email' and value = $1", [email])
  return row?.lead ?? null
}

/** Where the events stand that count for a lead, newest first, from those before `before` on. */
export async function eventsOfLead(tx: Tx, lead: string, before: EventPlace | null, limit: number): Promise<EventPlace[]> {
  return tx.query(
    `select e.signal, e.item from lead l
     join identity i on i.lead = coalesce(l.merged_into, l.id) join engagement e on e.identity = i.id
     where l.id = $1 and ($2::uuid is null or (e.signal, e.item) < ($2, $3))
     order by e.signal desc, e.item desc limit $4`,
    [lead, before?.signal ?? null, before?.item ?? 0, limit],
  )
}
