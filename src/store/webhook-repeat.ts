import type { Problem, RawSignal } from "#domain/intake/arrival.ts"
import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A stored delivery of a source, as it is looked at when the same comes again. */
export type Delivered = RawSignal & { items: number; state: "waiting" | "taken" }

/** The newest signal of a source that was stored under one of these keys, or null; only what came after `since`, where that is said. */
export async function deliveryBefore(tx: Tx, source: string, keys: readonly string[], since: Instant | null): Promise<Delivered | null> {
  const [row] = await tx.query<Delivered>(
    `select id, source, kind, received_at as "receivedAt", first_at as "firstAt", payload, items, state from signal
     where source = $1 and key = any($2) and ($3::timestamptz is null or received_at > $3) order by id desc limit 1`,
    [source, keys, iso(since)],
  )
  return row ?? null
}

/** Counts that a delivery came again. */
export async function countRepeat(tx: Tx, signal: string, now: Instant): Promise<void> {
  await tx.query(
    `insert into signal_repeat (signal, times, last_at) values ($1, 1, $2)
     on conflict (signal) do update set times = signal_repeat.times + 1, last_at = excluded.last_at`,
    [signal, iso(now)],
  )
}

/** An item of a delivery that waits in quarantine. `item`: its place in what was delivered; `kind`: of the signal by which it was read last. */
export type WaitingItem = Problem & { id: string; item: number; kind: string }

/** What of a delivery waits in quarantine, also what came back there after it was taken in again. Nobody else resolves it until the transaction ends. */
export async function lockWaitingOf(tx: Tx, signal: string): Promise<WaitingItem[]> {
  return tx.query(
    `with recursive again as (
       select $1::uuid as signal, null::integer as item
       union all
       select q.replayed_as, coalesce(a.item, q.item) from again a join quarantine q on q.signal = a.signal where q.replayed_as is not null
     )
     select q.id, coalesce(a.item, q.item) as item, q.code, q.says, s.kind
     from again a join quarantine q on q.signal = a.signal join signal s on s.id = q.signal
     where q.state = 'waiting' order by item, q.id for update of q`,
    [signal],
  )
}
