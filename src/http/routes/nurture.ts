import { pageOf as PageView } from "#contract/api-words.ts"
import { NurtureQuery, NurtureView, TrackView } from "#contract/nurture.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { countTracks, listNurtured } from "#store/nurture.ts"
import { rulesInForce } from "#steps/rules.ts"

const tags = ["nurture"]

/** Who is on which nurture track: the lists that the marketing system keeps. */
export function nurtureRoutes(api: Api, app: App): void {
  const list = {
    tags,
    summary: "Leads on nurture tracks, newest first",
    description: "The signed events lead.nurture and lead.nurture_ended say the same as it happens; this list is what they add up to.",
    querystring: NurtureQuery,
    response: { 200: PageView(NurtureView) },
  }
  api.get("/api/nurture", { schema: list, config: { permission: "nurture.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { track = null, suppressed, cursor, limit } = request.query
      const tracks = (await rulesInForce(tx, now))?.agreement.recycle.tracks ?? {}
      const wanted = suppressed === undefined ? null : suppressed === "true"
      const rows = await listNurtured(tx, { track, suppressed: wanted, after: afterOf(cursor), limit: limit + 1, now })
      return pageOf(rows, limit, ({ id, name, email, company, coolDownUntil, lastClosedAt, closedAs, ...row }) => ({
        lead: { id, name, email, company },
        track: row.track,
        list: tracks[row.track]?.list ?? null,
        suppressed_until: coolDownUntil !== null && coolDownUntil > now ? isoOrNull(coolDownUntil) : null,
        since: isoOrNull(lastClosedAt),
        closed_as: closedAs,
        cycles: row.cycles,
      }))
    }),
  )

  const tracks = { tags, summary: "Nurture tracks with how many leads are on each", response: { 200: PageView(TrackView) } }
  api.get("/api/nurture/tracks", { schema: tracks, config: { permission: "nurture.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const known = (await rulesInForce(tx, now))?.agreement.recycle.tracks ?? {}
      const counted = new Map((await countTracks(tx, now)).map((one) => [one.track, one]))
      const names = [...new Set([...counted.keys(), ...Object.keys(known)])]
      const data = names.map((track) => ({
        track,
        says: known[track]?.says ?? null,
        list: known[track]?.list ?? null,
        leads: counted.get(track)?.leads ?? 0,
        suppressed: counted.get(track)?.suppressed ?? 0,
      }))
      return { data, next_cursor: null }
    }),
  )
}
