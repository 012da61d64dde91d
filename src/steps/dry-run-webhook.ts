import type { Arrival, Problem } from "#domain/intake/arrival.ts"
import { translateSignal } from "#domain/intake/translate-signal.ts"
import { soundMapping } from "#domain/intake/webhook/check-mapping.ts"
import { compileMapping, type CompiledMapping } from "#domain/intake/webhook/compile-mapping.ts"
import { pointerOf } from "#domain/intake/webhook/json-pointer.ts"
import { leavesOf } from "#domain/intake/webhook/leaves-of.ts"
import type { Mapping } from "#domain/intake/webhook/mapping.ts"
import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"
import { rulesInForce } from "#steps/rules.ts"

/** What one item of a sample would become. `unmapped`: pointers to what no part of the mapping looks at. */
export type Tried = { arrival: Arrival | null; problem: Problem | null; id: string | null; signals: string[]; unmapped: string[] }

const MOST_SHOWN = 20

/** Tries a mapping on a payload as intake would understand it; nothing is stored. @throws Refusal 422 when the mapping can't be used */
export async function dryRunWebhook(
  tx: Tx,
  mapping: Mapping,
  { payload, source }: { payload: string; source: string },
  now: Instant,
): Promise<{ items: Tried[]; total: number }> {
  const compiled = compileMapping(soundMapping(mapping))
  const signal = { id: "sample", source, kind: "webhook:tried", receivedAt: now, payload }
  const items = translateSignal(signal, new Map([["tried", compiled]]))
  const recognise = (await rulesInForce(tx, now))?.recognise ?? (() => [])
  return {
    total: items.length,
    items: items.slice(0, MOST_SHOWN).map((item) => {
      const unmapped = unmappedIn(item.payload, compiled)
      if ("problem" in item) return { arrival: null, problem: item.problem, id: null, signals: [], unmapped }
      const { arrival } = item
      const isOwnId = !arrival.externalId.startsWith("sample:")
      return { arrival, problem: null, id: isOwnId ? arrival.externalId : null, signals: recognise(arrival), unmapped }
    }),
  }
}

function unmappedIn(payload: unknown, { isUsed }: CompiledMapping): string[] {
  return leavesOf(payload, isUsed).map(({ path }) => pointerOf(path).toWellFormed().slice(0, 300))
}
