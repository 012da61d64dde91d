import type { FastifyRequest } from "fastify"
import { translateSignal, type TranslatedItem } from "#domain/intake/translate-signal.ts"
import { Refusal } from "#domain/refusal.ts"

/** What the API's description says of strict mode. */
export const STRICT =
  "With the header `x-baton-strict: 1` a body with an item, a time or a value of a known field that can't be understood, or a call that lacks what it needs, is refused with 422, and nothing of it is stored."

/** What would be stored: a body of some kind, as text. */
type Sent = { kind: string; source: string; payload: string }

/**
 * In strict mode, which a request asks for with `x-baton-strict: 1`, a body with an item that can't be understood is refused as a whole and nothing of
 * it is stored; otherwise it would be kept and the item would wait in quarantine. For those who write a client or test one.
 *
 * @throws Refusal 422 that names every such item by a JSON pointer
 */
export function refuseIfStrict(request: FastifyRequest, sent: Sent): void {
  if (!isStrict(request)) return
  const items = translateSignal({ ...sent, id: "", receivedAt: Date.now() })
  const bad = items.map((each) => errorsIn(each, sent)).filter((errors) => errors.length > 0)
  if (bad.length === 0) return
  const errors = bad.flat()
  const says = `${bad.length} of ${items.length} ${items.length === 1 ? "item" : "items"} can't be understood, the first because: ${errors[0]?.message}`
  throw new Refusal("not_understood", `${says} Strict mode was asked for, so nothing of this body was stored.`, 422, errors)
}

/** A time or value that can't be read costs an item nothing but itself, so the item is taken otherwise; whoever writes a client wants to know. */
function errorsIn(item: TranslatedItem, { kind, payload }: Sent): { pointer: string; message: string }[] {
  if ("problem" in item) return [{ pointer: pointerTo(kind, payload, item.item, item.problem.code), message: item.problem.says }]
  const at = pointerTo(kind, payload, item.item, "")
  return (item.arrival.notices ?? []).map((notice) => ({ pointer: `${at}${notice.at}`, message: notice.says }))
}

function isStrict(request: FastifyRequest): boolean {
  const said = request.headers["x-baton-strict"]
  return said !== undefined && !["", "0", "false", "no"].includes(String(said).trim().toLowerCase())
}

/** Where an item stands in its body; a body that is no JSON or no batch is the culprit itself. */
function pointerTo(kind: string, body: string, item: number, code: string): string {
  if (code === "not_json" || code === "no_batch") return "/body"
  if (kind === "segment") return `/body/batch/${item}`
  return kind === "signals" && body.trimStart().startsWith("[") ? `/body/${item}` : "/body"
}
