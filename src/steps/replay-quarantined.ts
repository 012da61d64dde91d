import type { Instant } from "#domain/instant.ts"
import { isWhole, released, replaySignals, type Replay } from "#domain/quarantine/replay-body.ts"
import { Refusal } from "#domain/refusal.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import { giveQuarantined, lockQuarantined, resolveQuarantined, type QuarantineRecord } from "#store/quarantine.ts"
import { signalById, storeSignals, type Lane } from "#store/signal.ts"
import { clearTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { byNewestMappings } from "#steps/by-newest-mappings.ts"

/**
 * Sends a quarantined item through intake again, as it came or mended. It becomes a signal of its own, so nothing of the first is rewritten.
 *
 * @param payload the mended item, or null for as it came
 * @throws Refusal 404 or 409 when it is not waiting
 */
export async function replayQuarantined(tx: Tx, id: string, payload: unknown, actor: string, now: Instant): Promise<void> {
  const item = await waiting(tx, id)
  // of what was put aside as a whole only the beginning is kept with it
  const kept = payload !== null ? JSON.stringify(payload) : item.code === "failed" ? await bodyOf(tx, item) : item.payload
  const text = released(item.code, kept)
  const replay = { id, source: item.source, kind: item.kind, text, whole: isWhole(item.code), firstAt: item.firstAt }

  const why = `Sent through intake again${payload === null ? "" : ", mended"}.`
  await sendAgain(tx, [replay], { lane: 1, by: actor, why, mend: null }, now)
  await clearTimers(tx, "quarantine", [id])
  await note(tx, item, "quarantine_replayed", why, actor, now)
}

/** How items are sent again: in which lane, by whom and why, and by which word for their kind. */
export type Sending = { lane: Lane; by: string; why: string; mend: string | null }

/** Items become signals again, and their places in quarantine say as which. */
export async function sendAgain(tx: Tx, items: readonly Replay[], { lane, by, why, mend }: Sending, now: Instant): Promise<void> {
  const renewed = await byNewestMappings(tx, items)
  const signals = replaySignals(renewed.items, renewed.mappings).map((signal) => ({ ...signal, id: newId() }))
  await storeSignals(
    tx,
    signals.map(({ id, ids, source, kind, payload, firstAt, items: count }) => {
      const key = `replay:${ids[0] ?? id}`
      return { id, lane, source, kind, key, import: null, receivedAt: now, firstAt, payload, items: count }
    }),
  )
  await resolveQuarantined(
    tx,
    signals.flatMap((signal) =>
      signal.ids.map((id, item) => ({ id, state: "replayed" as const, replayedAs: { signal: signal.id, item }, mend, by, why })),
    ),
    now,
  )
}

/** Sets a quarantined item aside for good. @throws Refusal 404 or 409 */
export async function dropQuarantined(tx: Tx, id: string, why: string, actor: string, now: Instant): Promise<void> {
  const item = await waiting(tx, id)

  await resolveQuarantined(tx, [{ id, state: "dropped", replayedAs: null, mend: null, by: actor, why }], now)
  await clearTimers(tx, "quarantine", [id])
  await note(tx, item, "quarantine_dropped", `Set aside for good: ${why}`, actor, now)
}

/** Gives a quarantined item to somebody else; its deadline stays. @throws Refusal 404 or 409 */
export async function reassignQuarantined(
  tx: Tx,
  id: string,
  owner: { id: string; name: string },
  actor: string,
  now: Instant,
): Promise<void> {
  const item = await waiting(tx, id)

  await giveQuarantined(tx, [id], owner.id)
  await note(tx, item, "quarantine_reassigned", `Given to ${owner.name}.`, actor, now)
}

async function waiting(tx: Tx, id: string): Promise<QuarantineRecord> {
  const item = await lockQuarantined(tx, id)
  if (item === null) throw new Refusal("not_found", "There is no quarantined item of this id here.", 404)
  if (item.state !== "waiting") throw new Refusal("quarantine_over", `It was ${item.state} already.`, 409)
  return item
}

async function bodyOf(tx: Tx, item: QuarantineRecord): Promise<string> {
  return (await signalById(tx, item.signal))?.payload ?? item.payload
}

async function note(tx: Tx, item: QuarantineRecord, kind: string, says: string, actor: string, now: Instant): Promise<void> {
  const detail = { item: item.id, code: item.code }
  await record(tx, [{ at: now, actor, kind, says, lead: null, handoff: null, agreement: null, detail }])
}
