import type { Problem } from "#domain/intake/arrival.ts"
import { mappingOf, translateSignal } from "#domain/intake/translate-signal.ts"
import type { Instant } from "#domain/instant.ts"
import { countRepeat, lockWaitingOf, type Delivered } from "#store/webhook-repeat.ts"
import type { Tx } from "#store/tx.ts"
import { mappingsFor } from "#steps/01-intake/webhook-mappings.ts"
import { replayQuarantined } from "#steps/replay-quarantined.ts"

/**
 * A delivery came that is stored already: it is counted, and nothing is stored anew. What of it waits in quarantine and was not yet read by the source's
 * newest mapping is taken in again, since whoever mended the mapping and sends the same once more wants just that.
 *
 * @param mapping the id of the source's newest mapping
 * @returns what is wrong with its items as they stand now
 */
export async function deliveredAgain(tx: Tx, first: Delivered, mapping: string, now: Instant): Promise<(Problem & { item: number })[]> {
  await countRepeat(tx, first.id, now)
  if (first.state === "waiting") return problemsIn(first, await mappingsFor(tx, [first]))

  const waiting = await lockWaitingOf(tx, first.id)
  const isOutdated = ({ kind }: { kind: string }) => mappingOf(kind) !== mapping
  const outdated = waiting.filter(isOutdated)
  for (const { id } of outdated) await replayQuarantined(tx, id, null, "baton", now)

  const renewed = { ...first, kind: `webhook:${mapping}` }
  const problems = outdated.length === 0 ? [] : problemsIn(renewed, await mappingsFor(tx, [renewed]))
  const again = new Set(outdated.map(({ item }) => item))
  return [
    ...waiting.filter((item) => !isOutdated(item)).map(({ item, code, says }) => ({ item, code, says })),
    ...problems.filter(({ item }) => again.has(item)),
  ].toSorted((a, b) => a.item - b.item)
}

function problemsIn(signal: Delivered, mappings: Parameters<typeof translateSignal>[1]): (Problem & { item: number })[] {
  return translateSignal(signal, mappings).flatMap((each) => ("problem" in each ? [{ item: each.item, ...each.problem }] : []))
}
