import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import { waitingByLane, type Lane } from "#store/signal.ts"
import type { Tx } from "#store/tx.ts"

/** What waits in a workspace, and how long. Counts stop at 10,000, so that looking costs little. */
export type Backlog = {
  lanes: { lane: Lane; items: number; since: Instant }[]
  timersOverdue: number
  oldestTimer: Instant | null
  deliveriesWaiting: number
  /** Failed before and tried again. */
  deliveriesFailing: number
  /** Since when the oldest message is due that waits; those that are held are not late. */
  oldestDelivery: Instant | null
  isHeld: boolean
  deliveriesDead: number
  quarantined: number
  handoffsOpen: number
}

export async function backlog(tx: Tx, now: Instant): Promise<Backlog> {
  const [row] = await tx.query<Omit<Backlog, "lanes">>(
    `select
       (select count(*)::int from (select 1 from timer where due_at <= $1 limit 10000) as t) as "timersOverdue",
       (select min(due_at) from timer where due_at <= $1) as "oldestTimer",
       (select count(*)::int from (select 1 from delivery where state = 'waiting' limit 10000) as d) as "deliveriesWaiting",
       (select count(*)::int from (select 1 from delivery where state = 'waiting' and last_error is not null limit 10000) as d) as "deliveriesFailing",
       (select min(next_at) from delivery where state = 'waiting' and next_at <= $1 and not exists (select from delivery_hold)) as "oldestDelivery",
       exists (select from delivery_hold) as "isHeld",
       (select count(*)::int from (select 1 from delivery where state = 'dead' limit 10000) as d) as "deliveriesDead",
       (select count(*)::int from (select 1 from quarantine where state = 'waiting' limit 10000) as q) as quarantined,
       (select count(*)::int from (select 1 from handoff where closed_at is null limit 10000) as h) as "handoffsOpen"`,
    [iso(now)],
  )
  if (row === undefined) throw new Error("The backlog could not be read.")
  return { lanes: await waitingByLane(tx), ...row }
}

/** Since when the oldest arrival or clock is due, and the oldest message; null where nothing is. Imports take their time, so they are never late. */
export async function oldestDue(tx: Tx, now: Instant): Promise<{ decision: Instant | null; message: Instant | null }> {
  const [row] = await tx.query<{ decision: Instant | null; message: Instant | null }>(
    `select least((select min(due_at) from timer where due_at <= $1),
         (select min(received_at) from signal where state = 'waiting' and lane < 3)) as decision,
       (select min(next_at) from delivery where state = 'waiting' and next_at <= $1 and not exists (select from delivery_hold)) as message`,
    [iso(now)],
  )
  return row ?? { decision: null, message: null }
}
