import { toIso } from "#domain/instant.ts"
import { z } from "zod"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { DropQuery, QuarantineQuery, QuarantineView, ReplayBody } from "#contract/signal.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { listQuarantine, lockQuarantined, type QuarantineRecord } from "#store/quarantine.ts"
import { allPeople } from "#store/person.ts"
import { peopleInFewWords, type PersonSummary } from "#store/summary.ts"
import { dropQuarantined, replayQuarantined } from "#steps/replay-quarantined.ts"

const tags = ["quarantine"]

export function quarantineRoutes(api: Api, app: App): void {
  const list = {
    tags,
    summary: "What could not be understood, newest first",
    querystring: QuarantineQuery,
    response: { 200: PageView(QuarantineView) },
  }
  api.get("/api/quarantine", { schema: list }, async (request) => {
    const { state = null, cursor, limit } = request.query
    return within(app, request, async (tx) => {
      const items = await listQuarantine(tx, { state, import: null, after: afterOf(cursor), limit: limit + 1 })
      const people = await peopleInFewWords(
        tx,
        items.map((item) => item.owner),
      )
      return pageOf(items, limit, (item) => toView(item, people))
    })
  })

  const replay = {
    tags,
    summary: "Take it in again, mended or as it is",
    params: IdPath,
    body: ReplayBody,
    response: { 200: QuarantineView },
  }
  api.post("/api/quarantine/:id/replay", { schema: replay }, async (request) =>
    within(app, request, async (tx, now) => {
      const { id } = request.params
      found(await lockQuarantined(tx, id), "quarantined item")
      const { actor } = actorOf(request.key, await allPeople(tx, now), null)
      const payload = request.body?.payload
      await replayQuarantined(tx, id, payload === undefined ? null : payload, actor, now)
      const after = found(await lockQuarantined(tx, id), "quarantined item")
      return toView(after, await peopleInFewWords(tx, [after.owner]))
    }),
  )

  const drop = { tags, summary: "Set it aside for good", params: IdPath, querystring: DropQuery, response: { 204: z.null() } }
  api.delete("/api/quarantine/:id", { schema: drop }, async (request, reply) => {
    await within(app, request, async (tx, now) => {
      found(await lockQuarantined(tx, request.params.id), "quarantined item")
      const { actor } = actorOf(request.key, await allPeople(tx, now), null)
      await dropQuarantined(tx, request.params.id, request.query.why, actor, now)
    })
    return reply.code(204).send(null)
  })
}

function toView(item: QuarantineRecord, people: ReadonlyMap<string, PersonSummary>) {
  const { id, signal, source, code, says, payload, state } = item
  return {
    id,
    signal,
    item: item.item,
    source,
    code,
    says,
    payload,
    state,
    owner: people.get(item.owner) ?? null,
    at: toIso(item.at),
    due_at: toIso(item.dueAt),
    resolved_at: isoOrNull(item.resolvedAt),
  }
}
