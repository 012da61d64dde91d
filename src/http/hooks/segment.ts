import type { FastifyRequest } from "fastify"
import { z } from "zod"
import { asObject } from "#domain/intake/arrival.ts"
import { countItems } from "#domain/intake/translate-signal.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { keyOf } from "#http/auth.ts"
import { bodyText } from "#http/hooks/body-text.ts"
import type { CaptureGate } from "#http/hooks/capture-gate.ts"
import { allowOtherSites, takeRawBodies } from "#http/hooks/raw-body.ts"
import { keep } from "#http/hooks/receipt.ts"
import { refuseIfStrict, STRICT } from "#http/hooks/strict.ts"
import { KeptRefusal } from "#http/problem.ts"
import type { ApiKey } from "#store/api-key.ts"

const MOST_BYTES = 4 * 1024 * 1024

/** The calls of Segment's HTTP tracking API, and the short names that its browser client uses. */
const CALLS: [string, ...string[]][] = [
  ["batch", "b"],
  ["identify", "i"],
  ["track", "t"],
  ["page", "p"],
  ["screen", "s"],
  ["group", "g"],
  ["alias", "a"],
]

const Body = z.unknown().describe("A call of Segment's tracking API as JSON, under any content type, gzip allowed; up to 4 MiB")
const Taken = z.object({ success: z.literal(true) }).meta({ id: "SegmentAnswer" })

/**
 * Takes what Segment-compatible clients send. Everything that comes with a known key is kept: items that can't be understood go to quarantine
 * and are answered like the others, because clients drop a whole batch on a 400. Only a body without any readable item gets that, with its receipt.
 */
export function segmentHooks(server: Api, app: App, gate: CaptureGate): void {
  takeRawBodies(server, MOST_BYTES)
  for (const [type, short] of CALLS) {
    for (const path of [`/v1/${type}`, `/v1/${short}`]) {
      const summary = type === "batch" ? "Take many calls at once" : `Take one ${type} call`
      const schema = {
        tags: ["capture"],
        summary,
        description: STRICT,
        security: [{ write_key: [] }, { key: [] }],
        body: Body,
        response: { 200: Taken },
      }
      server.post(path, { schema }, async (request, reply) => {
        const text = bodyText(request.body, request.declaredType)
        const body = parse(text)
        const key = await gate.admit(request, reply, keyOf(request) ?? keyIn(body))
        return take(request, { type, text, body, key }, app, gate)
      })
    }
  }
  for (const path of ["/v1/:call"]) allowOtherSites(server, path)
}

type Sent = { type: string; text: string; body: unknown; key: ApiKey }

async function take(request: FastifyRequest, { type, text, body, key }: Sent, app: App, gate: CaptureGate): Promise<{ success: true }> {
  const problem = whatIsWrong(body, type)
  if (problem === "empty") return { success: true }

  const kind = type === "batch" ? "segment" : `segment:${type}`
  refuseIfStrict(request, { source: "segment", kind, payload: text })
  const items = problem === null ? countItems(kind, body) : 1
  gate.count(key, items)
  const signal = await keep(app, key.workspace, { lane: 2, source: "segment", kind, payload: text, items })
  if (problem !== null) throw new KeptRefusal(signal.id, "unreadable", problem)
  return { success: true }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Browsers that leave can't set headers, so their last batch says the key in itself or in its items. */
function keyIn(body: unknown): string | null {
  const object = asObject(body)
  const batch = object?.["batch"]
  const key = object?.["writeKey"] ?? (Array.isArray(batch) ? asObject(batch[0])?.["writeKey"] : undefined)
  return typeof key === "string" ? key : null
}

/** Why nothing in a body can be read, or null; an empty batch is no mistake. */
function whatIsWrong(body: unknown, type: string): string | null {
  if (body === undefined) return "The body is not JSON. It was kept, and waits in quarantine."
  if (type !== "batch") return asObject(body) === null ? "The body has to be a JSON object. It was kept, and waits in quarantine." : null
  const batch = asObject(body)?.["batch"]
  if (!Array.isArray(batch)) return "A batch has to be { batch: [ … ] }. It was kept, and waits in quarantine."
  return batch.length === 0 ? "empty" : null
}
