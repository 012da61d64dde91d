import type { FastifyRequest } from "fastify"
import { z } from "zod"
import { extentOf, whyNot } from "#domain/access/extent-of.ts"
import { Refusal } from "#domain/refusal.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import type { Callers } from "#http/caller.ts"
import { isFromHere } from "#http/from-here.ts"
import { isInstallationsOperator } from "#http/operator.ts"

const tags = ["health"]
const Part = z.object({
  status: z
    .enum(["ok", "late", "stopped", "elsewhere", "unknown"])
    .describe(
      "`late`: what is oldest waits too long; `stopped`: nothing is taken; `elsewhere`: other processes run the workspaces; `unknown`: it could not be learnt",
    ),
  oldest_seconds: z.number().nullable().describe("For how long the oldest waits; 0 when nothing is due"),
})
const Liveness = z
  .object({
    status: z.literal("ok"),
    accepting: Part.describe("Stores what comes in"),
    deciding: Part.describe("Takes in what arrived, and looks at clocks that are due"),
    delivering: Part.describe("Sends messages that are due"),
  })
  .meta({ id: "Liveness" })
const Status = z.object({ status: z.enum(["ok", "not_ready"]) }).meta({ id: "Health" })

/**
 * Whether the process lives, whether it may be sent requests, and its figures for Prometheus. The figures name workspaces, so they need a key unless they
 * are asked for from this machine.
 */
export function healthRoutes(server: Api, app: App, callers: Callers): void {
  const lives = { tags, summary: "Whether the process lives, and how it does part by part", security: [], response: { 200: Liveness } }
  server.get("/healthz", { schema: lives }, async () => ({ status: "ok" as const, ...(await app.health()) }))

  const ready = { tags, summary: "Whether it may be sent requests", security: [], response: { 200: Status, 503: Status } }
  server.get("/readyz", { schema: ready }, async (_request, reply) => {
    const isReady = await app.isReady().catch(() => false)
    return isReady
      ? { status: "ok" as const }
      : reply
          .code(503)
          .header("retry-after", "2")
          .send({ status: "not_ready" as const })
  })

  const Text = { description: "Figures in Prometheus' text format", content: { "text/plain": { schema: z.string() } } }
  server.get("/metrics", { schema: { tags, summary: "Figures", security: [], response: { 200: Text } } }, async (request, reply) =>
    reply.type("text/plain; version=0.0.4; charset=utf-8").send(await app.metrics(await whose(app, callers, request))),
  )
}

/** The workspace whose figures somebody may see; null: all. @throws Refusal 401 or 403 */
async function whose(app: App, callers: Callers, request: FastifyRequest): Promise<string | null> {
  if (isFromHere(request)) return null
  const caller = await callers.ofApi(request)
  if (caller === null) throw new Refusal("no_key", "From another machine the figures need a key: authorization: Bearer <key>.", 401)
  if (await isInstallationsOperator(app, caller)) return null
  if (extentOf(caller, "proof.read") === "all") return caller.workspace
  throw new Refusal("not_allowed", whyNot("proof.read"), 403)
}
