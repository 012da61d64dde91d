import type { Tier } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Lane } from "#store/signal.ts"
import type { Tx } from "#store/tx.ts"

/** A stored signal without its payload. */
export type SignalRecord = {
  id: string
  lane: Lane
  source: string
  kind: string
  import: string | null
  receivedAt: Instant
  items: number
  state: "waiting" | "taken"
  takenAt: Instant | null
  taken: number
  duplicates: number
  quarantined: number
}

const COLUMNS = `id, lane, source, kind, import, received_at as "receivedAt", items, state, taken_at as "takenAt", taken, duplicates, quarantined`

/** Signals, newest first; `after` is the id of the last one of the page before. */
export async function listSignals(
  tx: Tx,
  filter: { state: SignalRecord["state"] | null; after: string | null; limit: number },
): Promise<SignalRecord[]> {
  return tx.query(
    `select ${COLUMNS} from signal where ($1::text is null or state = $1) and ($2::uuid is null or id < $2) order by id desc limit $3`,
    [filter.state, filter.after, filter.limit],
  )
}

export type LaneCount = {
  lane: Lane
  signals: number
  items: number
  waiting: number
  taken: number
  duplicates: number
  quarantined: number
  waitingSince: Instant | null
}

/** What became of everything that ever came in, by lane: items = waiting + taken + duplicates + quarantined. Deliveries that came again are duplicates. */
export async function countByLane(tx: Tx): Promise<LaneCount[]> {
  return tx.query(
    `select lane, count(*)::int as signals, sum(items * (1 + coalesce(r.times, 0)))::int as items, coalesce(sum(items) filter (where state = 'waiting'), 0)::int as waiting,
       sum(taken)::int as taken, sum(duplicates + items * coalesce(r.times, 0))::int as duplicates, sum(quarantined)::int as quarantined,
       min(received_at) filter (where state = 'waiting') as "waitingSince"
     from signal s left join signal_repeat r on r.signal = s.id group by lane order by lane`,
  )
}

/** The signal that was stored under a source and key, or null. */
export async function signalByKey(tx: Tx, source: string, key: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>("select id from signal where source = $1 and key = $2", [source, key])
  return row?.id ?? null
}

/** Which of these signals were taken in. */
export async function takenOf(tx: Tx, signals: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>("select id from signal where id = any($1) and state = 'taken'", [signals])
  return new Set(rows.map((row) => row.id))
}

/** Where a lead stands that something arrived about, with its newest handoff. */
export type Outcome = {
  source: string
  externalId: string
  lead: string
  stage: string
  owner: string
  tier: Tier | null
  dueAt: Instant | null
  nextAction: string
  handoff: string | null
}

/**
 * What became of the leads behind these arrivals; those of nobody known yet are left out. Of merged leads the one that stays is told. One after the other
 * by their keys: joined at once, whole tables are read while the database does not know yet how many rows there are.
 */
export async function outcomesOf(tx: Tx, pairs: readonly { source: string; externalId: string }[]): Promise<Outcome[]> {
  return tx.query(
    `select e.source, e.external_id as "externalId", l.id as lead, l.stage, l.owner, l.tier, l.due_at as "dueAt", l.next_action as "nextAction",
       (select h.id from handoff h where h.lead = l.id order by h.cycle desc limit 1) as handoff
     from unnest($1::text[], $2::text[]) as k (source, external_id)
     cross join lateral (select source, external_id, identity from engagement where source = k.source and external_id = k.external_id limit 1) as e
     cross join lateral (select lead from identity where id = e.identity limit 1) as i
     cross join lateral (select coalesce(merged_into, id) as id from lead where id = i.lead limit 1) as first
     cross join lateral (select id, stage, owner, tier, due_at, next_action from lead where id = first.id limit 1) as l`,
    [pairs.map((pair) => pair.source), pairs.map((pair) => pair.externalId)],
  )
}
