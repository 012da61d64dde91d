import { howMany } from "#domain/how-many.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { deliveryHold, holdDeliveries, releaseDeliveries, type DeliveryHold } from "#store/delivery-hold.ts"
import { record } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"

/** From now on nothing is sent, until it is released. @throws Refusal 409 when it is held already */
export async function stopSending(tx: Tx, why: string, actor: string, now: Instant): Promise<DeliveryHold> {
  if (!(await holdDeliveries(tx, { why, by: actor }, now)))
    throw new Refusal("held_already", "Nothing is sent already; release it first.", 409)
  await tell(tx, { kind: "deliveries_held", says: `Nothing is sent from now on: ${why}`, detail: { why } }, actor, now)
  return { since: now, why, by: actor }
}

/** Sends again; what waited is sent now, or cancelled. @throws Refusal 409 when nothing is held */
export async function sendAgain(tx: Tx, cancels: boolean, actor: string, now: Instant): Promise<{ waiting: number }> {
  const hold = await deliveryHold(tx)
  const released = await releaseDeliveries(tx, cancels, now)
  if (released === null || hold === null) throw new Refusal("not_held", "Nothing is held; messages are sent as they come.", 409)
  const what = cancels
    ? howMany(released.waiting, "was cancelled", "were cancelled")
    : howMany(released.waiting, "goes out now", "go out now")
  await tell(
    tx,
    {
      kind: "deliveries_released",
      says: `Messages are sent again; of those that waited ${what}.`,
      detail: { ...hold, cancelled: cancels },
    },
    actor,
    now,
  )
  return released
}

async function tell(
  tx: Tx,
  entry: { kind: string; says: string; detail: Record<string, unknown> },
  actor: string,
  now: Instant,
): Promise<void> {
  await record(tx, [{ at: now, actor, lead: null, handoff: null, agreement: null, ...entry }])
}
