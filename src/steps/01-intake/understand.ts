import type { RawSignal } from "#domain/intake/arrival.ts"
import { mappingOf, translateSignal, type Mappings, type TranslatedItem } from "#domain/intake/translate-signal.ts"
import { identify } from "#domain/identity/identify.ts"
import { phoneKeyOf } from "#steps/01-intake/tell-phones.ts"

/** What was understood before it was asked for. */
const ahead = new WeakMap<RawSignal, TranslatedItem[]>()

/** The items of a signal as they came, with the identities that tell people apart; what can't be understood is a problem. */
export function understand(signal: RawSignal, mappings: Mappings): TranslatedItem[] {
  return ahead.get(signal) ?? translateSignal(signal, mappings).map(identified)
}

/** Understands a signal that is about to be taken in. A webhook waits for its mapping. */
export function understandAhead(signal: RawSignal): void {
  if (mappingOf(signal.kind) === null) ahead.set(signal, understand(signal, new Map()))
}

/** An item with the identities that tell people apart, or the problem that it names nobody. */
function identified(item: TranslatedItem): TranslatedItem {
  if (!("arrival" in item)) return item
  const told = identify(item.arrival, phoneKeyOf)
  if (told === item.arrival) return item
  const { signal, item: place, payload } = item
  return "code" in told ? { signal, item: place, payload, problem: told } : { signal, item: place, payload, arrival: told }
}
