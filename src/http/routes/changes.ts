import type { OutgoingHttpHeaders } from "node:http"
import { z } from "zod"
import { toIso } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { ChangesQuery, ChangeView } from "#contract/change.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isCallerGood } from "#http/caller.ts"
import { ALL, createChangeFeed, type Change } from "#http/change-feed.ts"

const MOST_STREAMS = 1_000
const HEARTBEAT_MS = 15_000
/** A reader who is so far behind is let go; it comes back with the last id that it read. */
const MOST_UNREAD_BYTES = 256 * 1024

/** That something changed, for pages that are open: names of resources and ids, nothing of what they hold. */
export function changeRoutes(api: Api, app: App): void {
  const feed = createChangeFeed(app)
  const streams = new Set<() => void>()
  api.addHook("preClose", async () => {
    for (const end of streams) end()
  })
  const schema = {
    tags: ["changes"],
    summary: "What changes from now on, as server-sent events",
    description:
      "Messages of the type `changed` name the parts of the API that answer otherwise, and whose they are while these are few; see the schema Change. " +
      "After `Last-Event-ID` the first message says whether something changed meanwhile. Changes by other processes are told, too.",
    querystring: ChangesQuery,
    response: { 200: { description: "Changes as they happen", content: { "text/event-stream": { schema: z.string() } } } },
  }
  api.get("/api/changes", { schema, config: { permission: "changes.read" } }, async (request, reply) => {
    if (streams.size >= MOST_STREAMS) throw new Refusal("too_many_streams", `${MOST_STREAMS} read along already; try again later.`, 429)
    const { workspace } = request.caller
    const last = readNumber(request.headers["last-event-id"]?.toString() ?? request.query.last_event_id ?? "")
    const missed: Change[] = []
    let isOpen = false
    const { newest, stop } = await feed.listen(workspace, (change) => (isOpen ? tell(change) : missed.push(change)))

    reply.hijack()
    const { raw } = reply
    const end = () => void raw.end()
    const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS)
    streams.add(end)
    raw.on("close", () => {
      stop()
      clearInterval(heartbeat)
      streams.delete(end)
    })
    raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    })
    raw.write("retry: 2000\n\n")
    if (last !== null && last < newest) tell({ id: newest, resources: [ALL], handoffs: [], leads: [] })
    for (const change of missed) tell(change)
    isOpen = true

    function tell({ id: seq, ...change }: Change): void {
      if (raw.writableEnded || raw.destroyed) return
      const view: z.infer<typeof ChangeView> = { ...change, now: toIso(app.now(workspace)) }
      raw.write(`id: ${seq}\nevent: changed\ndata: ${JSON.stringify(view)}\n\n`)
      if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy()
    }

    async function beat(): Promise<void> {
      if (await isCallerGood(app, request.caller).catch(() => true)) raw.write(": still there\n\n")
      else raw.end()
    }
  })
}

function readNumber(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}
