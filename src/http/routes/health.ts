import { z } from "zod"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"

const tags = ["health"]
const Status = z.object({ status: z.enum(["ok", "not_ready"]) }).meta({ id: "Health" })

/** Whether the process lives, whether it may be sent requests, and its figures for Prometheus. None needs a key. */
export function healthRoutes(server: Api, app: App): void {
  server.get("/healthz", { schema: { tags, summary: "Whether the process lives", security: [], response: { 200: Status } } }, async () => ({
    status: "ok" as const,
  }))

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
  server.get("/metrics", { schema: { tags, summary: "Figures", security: [], response: { 200: Text } } }, async (_request, reply) =>
    reply.type("text/plain; version=0.0.4; charset=utf-8").send(await app.metrics(null)),
  )
}
