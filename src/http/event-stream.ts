import type { OutgoingHttpHeaders } from "node:http"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { EventPlace } from "#domain/intake/event-verdict.ts"
import type { Language } from "#domain/language/language.ts"
import { Refusal } from "#domain/refusal.ts"
import type { EventView } from "#contract/event.ts"
import { within } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isCallerGood } from "#http/caller.ts"
import type { EventFeed, News } from "#http/event-feed.ts"
import { shownEvents } from "#http/event-view.ts"
import { spokenIn } from "#http/speak.ts"
import { leadWithAddress } from "#store/event.ts"
import { firstIdAt, timeOfId } from "#store/new-id.ts"
import type { Tx } from "#store/workspace.ts"
import { isWanted, listEvents, type Event, type EventFilter, type EventPage } from "#steps/list-events.ts"

const MOST_STREAMS = 50
const HEARTBEAT_MS = 15_000
/** A reader who is so far behind is let go; it comes back with the id of the last event that it read. */
const MOST_UNREAD_BYTES = 1024 * 1024
const MOST_PAGES = 5
const PAGE = 200
/** So far before the last event that was read it begins again, since what is stored at the same time may become visible in another order. */
const OVERLAP_MS = 2_000

export type Streams = { app: App; feed: EventFeed; streams: Set<() => void> }

/**
 * Answers with events as they get their verdicts, until the reader goes, is let in no longer, or the server closes.
 *
 * @param wanted.after the last event that the reader has; what came after it comes first
 */
export async function streamEvents(
  { app, feed, streams }: Streams,
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: { filter: EventFilter; after: EventPlace | null; language: Language },
): Promise<void> {
  if (streams.size >= MOST_STREAMS) throw new Refusal("too_many_streams", `${MOST_STREAMS} read along already; try again later.`, 429)
  const { workspace } = request.caller
  const { after, language } = wanted
  const filter = await withLead(app, request, wanted.filter)
  let missed: News[] | null = []
  const tell = (news: News) => {
    const shown = news.events.filter(({ event }) => isWanted(event, learn(filter, event)))
    if (news.skipped) write("event: skipped\ndata: {}\n\n")
    for (const { view } of shown) write(message(spokenIn(language, view)))
  }
  const stop = await feed.listen(workspace, (news) => (missed === null ? tell(news) : missed.push(news)))
  const again = after === null ? NOTHING : await within(app, request, (tx) => eventsSince(tx, filter, after)).catch(ended)

  reply.hijack()
  const { raw } = reply
  const end = () => void raw.end()
  const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS)
  const over = () => {
    stop()
    clearInterval(heartbeat)
    streams.delete(end)
  }
  streams.add(end)
  raw.on("close", over)
  if (raw.destroyed) return over()
  raw.writeHead(200, {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  })
  write("retry: 2000\n\n")
  tell(again)
  for (const news of missed) tell(news)
  missed = null

  function write(text: string): void {
    if (raw.writableEnded) return
    raw.write(text)
    if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy()
  }

  async function beat(): Promise<void> {
    if (await isCallerGood(app, request.caller).catch(() => true)) write(": still there\n\n")
    else raw.end()
  }

  function ended(error: unknown): never {
    stop()
    throw error
  }
}

const NOTHING: News = { events: [], skipped: false }

/** Events after a place, oldest first; when there are too many the newest. */
async function eventsSince(tx: Tx, filter: EventFilter, after: EventPlace): Promise<News> {
  const floor = firstIdAt(timeOfId(after.signal) - OVERLAP_MS)
  const found: Event[] = []
  let before: EventPlace | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const { events, next }: EventPage = await listEvents(tx, filter, before, PAGE)
    found.push(...events.filter(({ place }) => place.signal >= floor))
    before = next
    if (before === null || before.signal < floor) break
  }
  const skipped = before !== null && before.signal >= floor
  return { events: await shownEvents(tx, found.toReversed()), skipped }
}

async function withLead(app: App, request: FastifyRequest, filter: EventFilter): Promise<EventFilter> {
  const { email, lead } = filter
  if (email === null || lead !== null) return filter
  return { ...filter, lead: await within(app, request, (tx) => leadWithAddress(tx, email)) }
}

/** Somebody who waits for a new address hears of its lead as soon as there is one. */
function learn(filter: EventFilter, { item, verdict }: Event): EventFilter {
  if (filter.email === null || filter.lead !== null || verdict.lead === null || !("arrival" in item)) return filter
  if (item.arrival.identities.some((key) => key.kind === "email" && key.value === filter.email)) filter.lead = verdict.lead
  return filter
}

function message(view: EventView): string {
  return `id: ${view.id}\ndata: ${JSON.stringify(view)}\n\n`
}
