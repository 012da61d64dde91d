import type { Instant } from "#domain/instant.ts"
import { countItems, type Mappings } from "#domain/intake/translate-signal.ts"

/**
 * One item as it is to be taken in again, and how it came. `whole`: it is a body of its own, for nobody could tell the items in it. `firstAt`: when it
 * came for the first time.
 */
export type Replay = { id: string; source: string; kind: string; text: string; whole: boolean; firstAt: Instant }

/** A signal that takes items in again; `ids`: the items' own, in their order. */
export type ReplaySignal = { source: string; kind: string; firstAt: Instant; payload: string; items: number; ids: string[] }

/** Codes of what was put aside as a whole body instead of item by item. */
const WHOLE = new Set(["failed", "not_json", "no_batch", "still_packed"])

export function isWhole(code: string): boolean {
  return WHOLE.has(code)
}

/** What was held for a look is taken once somebody looked: the mark goes. All else stays as it is. */
export function released(code: string, text: string): string {
  const body = code === "held" ? parsed(text) : undefined
  if (typeof body !== "object" || body === null) return text
  const { held: _, ...rest } = body as Record<string, unknown>
  return JSON.stringify(rest)
}

/** So many items share one signal, where their kind is a list. */
const MOST_TOGETHER = 100

/**
 * Items as signals of the kinds that they came by: those that come in lists share one when they came at the same time, all others have one each.
 *
 * @param mappings those that webhooks among them are understood by
 */
export function replaySignals(items: readonly Replay[], mappings?: Mappings): ReplaySignal[] {
  const byKind = Map.groupBy(items, (item) => `${item.kind}\u0000${item.source}\u0000${item.firstAt}`)
  return [...byKind.values()].flatMap((alike) => {
    const [alone, inLists] = [alike.filter((item) => !mayShare(item)), alike.filter(mayShare)]
    return [...alone.map((item) => asOwnBody(item, mappings)), ...chunks(inLists, MOST_TOGETHER).map(together)]
  })
}

function mayShare({ kind, whole }: Replay): boolean {
  return !whole && (kind === "segment" || kind === "rows" || kind === "signals")
}

function asOwnBody({ id, source, kind, text, firstAt }: Replay, mappings: Mappings | undefined): ReplaySignal {
  const body = parsed(text)
  return { source, kind, firstAt, payload: text, items: body === undefined ? 1 : countItems(kind, body, mappings), ids: [id] }
}

function together(items: readonly Replay[]): ReplaySignal {
  const { kind, source, firstAt } = items[0] ?? { kind: "signals", source: "", firstAt: 0 }
  const texts = items.map((item) => asElement(item.text)).join(",")
  return {
    source,
    kind,
    firstAt,
    payload: kind === "segment" ? `{"batch":[${texts}]}` : `[${texts}]`,
    items: items.length,
    ids: items.map(({ id }) => id),
  }
}

/** What is no JSON would spoil the list that it lies in, so there it is a text. */
function asElement(text: string): string {
  return parsed(text) === undefined ? JSON.stringify(text) : text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function chunks<Item>(list: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size))
}
