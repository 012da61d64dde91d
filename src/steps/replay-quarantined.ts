import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import { lockQuarantined, resolveQuarantined, type QuarantineRecord } from "#store/quarantine.ts"
import { signalById, storeSignals } from "#store/signal.ts"
import { clearTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"

/**
 * Sends a quarantined item through intake again, as it came or mended. It becomes a signal of its own, so nothing of the first is rewritten.
 *
 * @param payload the mended item, or null for as it came
 * @throws Refusal 404 or 409 when it is not waiting
 */
export async function replayQuarantined(tx: Tx, id: string, payload: unknown, actor: string, now: Instant): Promise<void> {
  const item = await waiting(tx, id)
  const signal = await signalById(tx, item.signal)
  const text = payload === null ? item.payload : JSON.stringify(payload)
  const { kind, body } = asSignal(signal?.kind ?? "signals", text)

  await storeSignals(tx, [
    { id: newId(), lane: 1, source: item.source, kind, key: `replay:${id}`, import: null, receivedAt: now, payload: body, items: 1 },
  ])
  await settle(tx, item, "replayed", `Sent through intake again${payload === null ? "" : ", mended"}.`, actor, now)
}

/** Sets a quarantined item aside for good. @throws Refusal 404 or 409 */
export async function dropQuarantined(tx: Tx, id: string, why: string, actor: string, now: Instant): Promise<void> {
  await settle(tx, await waiting(tx, id), "dropped", `Set aside for good: ${why}`, actor, now)
}

async function waiting(tx: Tx, id: string): Promise<QuarantineRecord> {
  const item = await lockQuarantined(tx, id)
  if (item === null) throw new Refusal("not_found", "There is no quarantined item of this id here.", 404)
  if (item.state !== "waiting") throw new Refusal("quarantine_over", `It was ${item.state} already.`, 409)
  return item
}

/** One item of a batch is a signal of the kind that holds one. */
function asSignal(kind: string, text: string): { kind: string; body: string } {
  if (kind === "segment") return { kind, body: `{"batch":[${text}]}` }
  if (kind === "rows" || kind === "signals") return { kind, body: `[${text}]` }
  return { kind, body: text }
}

async function settle(
  tx: Tx,
  item: QuarantineRecord,
  state: "replayed" | "dropped",
  says: string,
  actor: string,
  now: Instant,
): Promise<void> {
  await resolveQuarantined(tx, item.id, state, now)
  await clearTimers(tx, "quarantine", [item.id])
  await record(tx, [
    {
      at: now,
      actor,
      kind: `quarantine_${state}`,
      says,
      lead: null,
      handoff: null,
      agreement: null,
      detail: { item: item.id, code: item.code },
    },
  ])
}
