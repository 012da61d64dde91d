import { asObject, type Arrival, type Problem, type RawSignal } from "#domain/intake/arrival.ts"
import { fromForm, type StoredForm } from "#domain/intake/from-form.ts"
import { fromRest } from "#domain/intake/from-rest.ts"
import { fromRow, type StoredRow } from "#domain/intake/from-row.ts"
import { fromSegment } from "#domain/intake/from-segment.ts"

/** One item of a stored signal, understood or not; `payload` is the item as it came. */
export type TranslatedItem = { signal: RawSignal; item: number; payload: unknown } & ({ arrival: Arrival } | { problem: Problem })

/**
 * Understands the items of a stored signal, in their order; there is always at least one. Never throws: what can't be understood is a problem.
 * The kinds are `segment` (a batch) and `segment:<type>` (one call), `form`, `rows` and `signals`.
 */
export function translateSignal(signal: RawSignal): TranslatedItem[] {
  const body = parse(signal.payload)
  if (body === undefined) return [{ signal, item: 0, payload: signal.payload.slice(0, 10_000), problem: UNREADABLE }]
  return itemsOf(signal, body).map(({ payload, read }, item) => {
    const result = safely(() => read(payload, `${signal.id}:${item}`))
    return "code" in result ? { signal, item, payload, problem: result } : { signal, item, payload, arrival: result }
  })
}

/** How many items a body of this kind holds, without understanding them. */
export function countItems(kind: string, body: unknown): number {
  return itemsOf({ id: "", source: "", kind, receivedAt: 0, payload: "" }, body).length
}

const UNREADABLE: Problem = { code: "not_json", says: "The body is not JSON, so nothing in it could be read." }

type Reader = (payload: unknown, fallbackId: string) => Arrival | Problem
type Item = { payload: unknown; read: Reader }

function itemsOf(signal: RawSignal, body: unknown): Item[] {
  const { kind, receivedAt, source } = signal
  if (kind === "segment") return segmentItems(body, receivedAt)
  if (kind.startsWith("segment:"))
    return [{ payload: body, read: (one, id) => fromSegment(one, kind.slice(8), asObject(one)?.["sentAt"], id, receivedAt) }]
  if (kind === "form") return [{ payload: body, read: (one, id) => fromForm(one as StoredForm, id, receivedAt) }]
  if (kind === "rows") return listOf(body).map((payload) => ({ payload, read: (one) => fromRow(one as StoredRow, source, receivedAt) }))
  return listOf(body).map((payload) => ({ payload, read: (one, id) => fromRest(one, id, receivedAt) }))
}

function segmentItems(body: unknown, receivedAt: number): Item[] {
  const batch = asObject(body)
  const list = batch?.["batch"]
  if (!Array.isArray(list) || list.length === 0) {
    return [{ payload: body, read: () => ({ code: "no_batch", says: "A batch has to be { batch: [ … ] } with at least one item." }) }]
  }
  const context = asObject(batch?.["context"])
  return list.map((payload: unknown) => ({
    payload,
    read: (one, id) => fromSegment(withContext(one, context), null, batch?.["sentAt"], id, receivedAt),
  }))
}

/** A batch may say a context for all its items. */
function withContext(item: unknown, context: Record<string, unknown> | null): unknown {
  const own = asObject(item)
  return own === null || context === null ? item : { ...own, context: { ...context, ...asObject(own["context"]) } }
}

function listOf(body: unknown): unknown[] {
  return Array.isArray(body) && body.length > 0 ? body : [body]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A reader that meets something nobody thought of must not take the others down with it. */
function safely(read: () => Arrival | Problem): Arrival | Problem {
  try {
    return read()
  } catch (error) {
    return { code: "unreadable", says: `The item could not be read: ${error instanceof Error ? error.message : "an unknown reason"}` }
  }
}
