import type { FastifyRequest } from "fastify"
import { unreadableTime, type Problem } from "#domain/intake/arrival.ts"
import { translateSignal, type TranslatedItem } from "#domain/intake/translate-signal.ts"
import { Refusal } from "#domain/refusal.ts"

/** What the API's description says of strict mode. */
export const STRICT =
  "With the header `x-baton-strict: 1` a body with an item that can't be understood is refused with 422, and nothing of it is stored."

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
  const errors = items.flatMap((each) => {
    const problem = problemOf(each)
    return problem === null ? [] : [{ pointer: pointerTo(sent.kind, sent.payload, each.item, problem.code), message: problem.says }]
  })
  if (errors.length === 0) return
  const says = `${errors.length} of ${items.length} ${items.length === 1 ? "item" : "items"} can't be understood, the first because: ${errors[0]?.message}`
  throw new Refusal("not_understood", `${says} Strict mode was asked for, so nothing of this body was stored.`, 422, errors)
}

/** A time that can't be read costs an item nothing but its time, so it is taken otherwise; whoever writes a client wants to know. */
function problemOf(item: TranslatedItem): Problem | null {
  if ("problem" in item) return item.problem
  const text = item.arrival.unreadableTime ?? null
  return text === null ? null : { code: "unreadable_time", says: unreadableTime(text) }
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
