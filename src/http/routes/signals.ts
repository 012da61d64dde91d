import { toIso } from "#domain/instant.ts"
import { pageOf as PageView } from "#contract/api-words.ts"
import { SignalQuery, SignalSummaryView, SignalView } from "#contract/signal.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { countByLane, listSignals } from "#store/received.ts"

const tags = ["signals"]

/** What came in, and what became of it. Sending is in `hooks/signals.ts`. */
export function signalRoutes(api: Api, app: App): void {
  const list = { tags, summary: "What came in, newest first", querystring: SignalQuery, response: { 200: PageView(SignalView) } }
  api.get("/api/signals", { schema: list, config: { permission: "intake.read" } }, async (request) => {
    const { state = null, cursor, limit } = request.query
    const signals = await within(app, request, (tx) => listSignals(tx, { state, after: afterOf(cursor), limit: limit + 1 }))
    return pageOf(signals, limit, ({ receivedAt, takenAt, ...rest }) => ({
      ...rest,
      received_at: toIso(receivedAt),
      taken_at: isoOrNull(takenAt),
    }))
  })

  const summary = { tags, summary: "What became of everything that came in, by lane", response: { 200: SignalSummaryView } }
  api.get("/api/signals/summary", { schema: summary, config: { permission: "intake.read" } }, async (request) => {
    const lanes = await within(app, request, countByLane)
    return { lanes: lanes.map(({ waitingSince, ...counts }) => ({ ...counts, waiting_since: isoOrNull(waitingSince) })) }
  })
}
