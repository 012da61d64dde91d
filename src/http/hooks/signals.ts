import { z } from "zod"
import { countItems, translateSignal } from "#domain/intake/translate-signal.ts"
import { Refusal } from "#domain/refusal.ts"
import { ReceiptView } from "#contract/signal.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { keyOf } from "#http/auth.ts"
import { callerWith } from "#http/caller.ts"
import { bodyText } from "#http/hooks/body-text.ts"
import type { CaptureGate } from "#http/hooks/capture-gate.ts"
import { waitOf } from "#http/hooks/prefer-wait.ts"
import { takeRawBodies } from "#http/hooks/raw-body.ts"
import { keep, receiptOf } from "#http/hooks/receipt.ts"
import { refuseIfStrict, STRICT } from "#http/hooks/strict.ts"
import { keepReplies } from "#http/idempotency.ts"
import { KeptRefusal } from "#http/problem.ts"

const MOST_BYTES = 1024 * 1024
const MOST_ITEMS = 500
const Body = z
  .unknown()
  .describe("One signal, or a list of up to 500: { id?, kind, at?, lead: { email, … }, page?, form?, event?, campaign?, properties? }")

/** Takes signals of Baton's own API. With a known key everything readable is kept; what can't be understood is named at once and quarantined. */
export function signalHooks(server: Api, app: App, gate: CaptureGate): void {
  takeRawBodies(server, MOST_BYTES)
  server.addHook(
    "onRequest",
    async (request, reply) => void (request.caller = callerWith(await gate.admit(request, reply, keyOf(request)))),
  )
  keepReplies(server, app)
  const schema = {
    tags: ["capture"],
    summary: "Take signals",
    description: `Answers 202 with a receipt; with \`Prefer: wait=N\` it waits up to N seconds and answers 200 with what became of each. ${STRICT}`,
    body: Body,
    response: { 200: ReceiptView, 202: ReceiptView },
  }
  server.post("/api/signals", { schema }, async (request, reply) => {
    const text = bodyText(request.body, request.declaredType)
    const body = parse(text)
    const items = body === undefined ? 1 : countItems("signals", body)
    if (items > MOST_ITEMS) throw new Refusal("too_many", `A list may hold ${MOST_ITEMS} signals; this one holds ${items}.`, 413)
    gate.count(request.caller, items)
    refuseIfStrict(request, { source: "rest", kind: "signals", payload: text })
    const header = request.headers["idempotency-key"]
    const key = typeof header === "string" ? `${request.caller.id}:${header}` : null
    const signal = await keep(app, request.caller.workspace, { lane: 1, source: "rest", kind: "signals", payload: text, items, key })
    if (body === undefined) throw new KeptRefusal(signal.id, "not_json", "The body is not JSON. It was kept, and waits in quarantine.")
    const problems = translateSignal(signal).flatMap((each) => ("problem" in each ? [each] : []))
    if (problems.length === items) {
      const errors = problems.map(({ item, problem }) => ({
        pointer: Array.isArray(body) ? `/body/${item}` : "/body",
        message: problem.says,
      }))
      throw new KeptRefusal(
        signal.id,
        "not_understood",
        "Nothing of this could be understood. It was kept, and waits in quarantine.",
        422,
        errors,
      )
    }
    return receiptOf(app, request.caller.workspace, signal, waitOf(request), reply)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
