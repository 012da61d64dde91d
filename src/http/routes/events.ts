import { z } from "zod"
import { readEmail } from "#domain/intake/email-address.ts"
import type { EventPlace } from "#domain/intake/event-verdict.ts"
import { Refusal } from "#domain/refusal.ts"
import { pageOf as PageView } from "#contract/api-words.ts"
import { EventQuery, EventStreamQuery, EventView } from "#contract/event.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { createEventFeed } from "#http/event-feed.ts"
import { streamEvents } from "#http/event-stream.ts"
import { shownEvents } from "#http/event-view.ts"
import { isId } from "#http/page.ts"
import { spokenTo } from "#http/speak.ts"
import { listEvents, type EventFilter } from "#steps/list-events.ts"

const tags = ["events"]

/** Every event that came in with its verdict: looked up, or while it happens. They name people and what these looked at, so an admin key is needed. */
export function eventRoutes(api: Api, app: App): void {
  const list = {
    tags,
    summary: "What came in, item by item, with what became of it; newest first",
    description:
      "A page may hold fewer events than asked for, even none, and yet have a `next_cursor`: then the search goes on there. " +
      "With `lead` or `email` only what counts for the lead is shown: whose a duplicate or a quarantined item was is not kept.",
    querystring: EventQuery,
    response: { 200: PageView(EventView) },
  }
  api.get("/api/events", { schema: list, config: { permission: "intake.read" } }, async (request) => {
    const { cursor, limit, ...wanted } = request.query
    const before = cursor === undefined ? null : placeIn(Buffer.from(cursor, "base64url").toString("utf8"), "The cursor")
    return within(app, request, async (tx) => {
      const { events, next } = await listEvents(tx, toFilter(wanted), before, limit)
      const next_cursor = next === null ? null : Buffer.from(`${next.signal}:${next.item}`).toString("base64url")
      const shown = await shownEvents(tx, events)
      return { data: shown.map(({ view }) => view), next_cursor }
    })
  })

  const feed = createEventFeed(app.db)
  const streams = new Set<() => void>()
  api.addHook("preClose", async () => {
    for (const end of streams) end()
  })
  const stream = {
    tags,
    summary: "What comes in from now on, with what became of it, as server-sent events",
    description:
      "Each message holds one event as `GET /api/events` shows it, under its id. After `Last-Event-ID` it goes on there; the last events may come again. " +
      "What waits for more than two seconds comes twice, as waiting and with its verdict. A message of the type `skipped` says that more came than can be shown live.",
    querystring: EventStreamQuery,
    response: { 200: { description: "Events as they come", content: { "text/event-stream": { schema: z.string() } } } },
  }
  api.get("/api/events/stream", { schema: stream, config: { permission: "intake.read" } }, async (request, reply) => {
    const { last_event_id: said, language = spokenTo(request), ...wanted } = request.query
    const last = request.headers["last-event-id"]?.toString() ?? said
    const after = last === undefined || last === "" ? null : placeIn(last, "Last-Event-ID")
    await streamEvents({ app, feed, streams }, request, reply, { filter: toFilter(wanted), after, language })
  })
}

type Wanted = Omit<z.infer<typeof EventStreamQuery>, "last_event_id" | "language">

function toFilter({ verdict, signal, source, kind, lead, email, since }: Wanted): EventFilter {
  const filter = { verdict: verdict ?? null, signal: lower(signal), source: source ?? null, kind: lower(kind), lead: lower(lead) }
  return { ...filter, email: email === undefined ? null : addressIn(email), since: since === undefined ? null : Date.parse(since) }
}

function lower(text: string | undefined): string | null {
  return text?.toLowerCase() ?? null
}

function addressIn(text: string): string {
  const email = readEmail(text)
  if ("address" in email) return email.address
  throw new Refusal("invalid", `That is no e-mail address: ${email.problem}`, 400, [{ pointer: "/query/email", message: email.problem }])
}

function placeIn(text: string, what: string): EventPlace {
  const [signal = "", item = ""] = text.split(":")
  if (isId(signal) && /^\d{1,7}$/.test(item)) return { signal, item: Number(item) }
  throw new Refusal("bad_cursor", `${what} is not one of ours: send it as it came.`, 400)
}
