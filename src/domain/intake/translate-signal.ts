import { asObject, type Arrival, type Problem, type RawSignal } from "#domain/intake/arrival.ts"
import { fromForm, type StoredForm } from "#domain/intake/from-form.ts"
import { fromRest } from "#domain/intake/from-rest.ts"
import { fromRow, type StoredRow } from "#domain/intake/from-row.ts"
import { fromSegment } from "#domain/intake/from-segment.ts"
import { whyStillPacked } from "#domain/intake/still-packed.ts"
import type { Instant } from "#domain/instant.ts"
import type { CompiledMapping } from "#domain/intake/webhook/compile-mapping.ts"
import { fromWebhook } from "#domain/intake/webhook/from-webhook.ts"
import { readFormBody, webhookItems } from "#domain/intake/webhook/webhook-items.ts"

/** One item of a stored signal, understood or not; `payload` is the item as it came. */
export type TranslatedItem = { signal: RawSignal; item: number; payload: unknown } & ({ arrival: Arrival } | { problem: Problem })

/** Mappings of webhooks by their id, as a signal's kind names them. */
export type Mappings = ReadonlyMap<string, CompiledMapping>
const NO_MAPPINGS: Mappings = new Map()

/**
 * Understands the items of a stored signal, in their order; there is always at least one. Never throws: what can't be understood is a problem.
 * The kinds are `segment` (a batch) and `segment:<type>` (one call), `form`, `rows`, `signals`, and of webhooks `webhook:<mapping>` and
 * `webhook-item:<mapping>` (one item of one, taken in again).
 */
export function translateSignal(signal: RawSignal, mappings: Mappings = NO_MAPPINGS): TranslatedItem[] {
  const packed = mappingOf(signal.kind) === null ? null : whyStillPacked(signal.payload)
  const body = packed === null ? parse(signal) : undefined
  if (body === undefined) return [{ signal, item: 0, payload: signal.payload.slice(0, 10_000), problem: packed ?? UNREADABLE }]
  return itemsOf(signal, body, mappings).map(({ payload, read }, item) => {
    const result = safely(() => read(payload, `${signal.id}:${item}`))
    return "code" in result ? { signal, item, payload, problem: result } : { signal, item, payload, arrival: result }
  })
}

/** How many items a body of this kind holds, without understanding them. */
export function countItems(kind: string, body: unknown, mappings: Mappings = NO_MAPPINGS): number {
  return itemsOf({ id: "", source: "", kind, receivedAt: 0, payload: "" }, body, mappings).length
}

const UNREADABLE: Problem = { code: "not_json", says: "The body is not JSON, so nothing in it could be read." }

type Reader = (payload: unknown, fallbackId: string) => Arrival | Problem
type Item = { payload: unknown; read: Reader }

function itemsOf(signal: RawSignal, body: unknown, mappings: Mappings): Item[] {
  const { kind, source } = signal
  const receivedAt = saidBy(signal)
  if (kind === "segment") return segmentItems(body, receivedAt)
  if (kind.startsWith("segment:"))
    return [{ payload: body, read: (one, id) => fromSegment(one, kind.slice(8), asObject(one)?.["sentAt"], id, receivedAt) }]
  if (kind === "form") return [{ payload: body, read: (one, id) => fromForm(one as StoredForm, id, receivedAt) }]
  const mapping = mappingOf(kind)
  if (mapping !== null) return mappedItems(signal, body, mappings.get(mapping))
  if (kind === "rows") return listOf(body).map((payload) => ({ payload, read: (one) => fromRow(one as StoredRow, source, receivedAt) }))
  return listOf(body).map((payload) => ({ payload, read: (one, id) => fromRest(one, id, receivedAt) }))
}

/** The id of the mapping that a webhook's signal is to be understood by; null when it is no webhook. */
export function mappingOf(kind: string): string | null {
  if (!kind.startsWith("webhook")) return null
  return kind.slice(kind.indexOf(":") + 1)
}

/** By when the words of a signal were said: what is taken in again is no newer for that. */
function saidBy({ firstAt, receivedAt }: RawSignal): Instant {
  return firstAt ?? receivedAt
}

function mappedItems(signal: RawSignal, body: unknown, mapping: CompiledMapping | undefined): Item[] {
  if (mapping === undefined)
    return [{ payload: body, read: () => ({ code: "no_mapping", says: "The mapping of this webhook is not there." }) }]
  const { kind, source } = signal
  const receivedAt = saidBy(signal)
  const items = kind.startsWith("webhook-item:") ? [body] : webhookItems(body, mapping)
  return items.map((payload) => ({ payload, read: (one, fallbackId) => fromWebhook(one, mapping, { source, fallbackId, receivedAt }) }))
}

function segmentItems(body: unknown, receivedAt: number): Item[] {
  const batch = asObject(body)
  const list = batch?.["batch"]
  if (!Array.isArray(list) || list.length === 0) {
    return [{ payload: body, read: () => ({ code: "no_batch", says: "A batch has to be { batch: [ … ] } with at least one item." }) }]
  }
  const context = asObject(batch?.["context"])
  return list.map((payload: unknown) => ({
    payload: withSentAt(payload, batch?.["sentAt"]),
    read: (one, id) => fromSegment(withContext(one, context), null, asObject(one)?.["sentAt"], id, receivedAt),
  }))
}

/** The batch's word of when it was sent goes with each item, so that one that is taken in again by itself is still read by it. */
function withSentAt(item: unknown, sentAt: unknown): unknown {
  const own = asObject(item)
  return own === null || sentAt === undefined ? item : { ...own, sentAt }
}

/** A batch may say a context for all its items. */
function withContext(item: unknown, context: Record<string, unknown> | null): unknown {
  const own = asObject(item)
  return own === null || context === null ? item : { ...own, context: { ...context, ...asObject(own["context"]) } }
}

function listOf(body: unknown): unknown[] {
  return Array.isArray(body) && body.length > 0 ? body : [body]
}

function parse({ kind, payload }: RawSignal): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return mappingOf(kind) === null ? undefined : readFormBody(payload)
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
