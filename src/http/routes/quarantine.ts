import { toIso } from "#domain/instant.ts"
import { z } from "zod"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { DropQuery, OwnerBody, QuarantineQuery, QuarantineView, ReplayBody } from "#contract/quarantine.ts"
import { actorOf, found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { listQuarantine, lockQuarantined, type QuarantineRecord } from "#store/quarantine.ts"
import { allPeople } from "#store/person.ts"
import { peopleInFewWords, type PersonSummary } from "#store/summary.ts"
import type { Tx } from "#store/tx.ts"
import { dropQuarantined, reassignQuarantined, replayQuarantined } from "#steps/replay-quarantined.ts"

const tags = ["quarantine"]

/** What could not be understood, item by item; quarantine-kinds.ts has what is alike together. */
export function quarantineRoutes(api: Api, app: App): void {
  const list = {
    tags,
    summary: "What could not be understood, newest first",
    querystring: QuarantineQuery,
    response: { 200: PageView(QuarantineView) },
  }
  api.get("/api/quarantine", { schema: list, config: { permission: "intake.read" } }, async (request) => {
    const { state = null, source = null, code = null, group = null, owner, overdue, cursor, limit } = request.query
    return within(app, request, async (tx, now) => {
      const person = owner === undefined ? null : personCalled(await allPeople(tx, now), owner, "/query/owner").id
      const dueBefore = overdue === "true" ? now : null
      const about = { state: dueBefore === null ? state : "waiting", source, code, group, owner: person, dueBefore } as const
      const items = await listQuarantine(tx, { ...about, import: request.query.import ?? null, after: afterOf(cursor), limit: limit + 1 })
      const people = await peopleInFewWords(
        tx,
        items.map((item) => item.owner),
      )
      return pageOf(items, limit, (item) => toView(item, people))
    })
  })

  const one = { tags, summary: "One quarantined item", params: IdPath, response: { 200: QuarantineView } }
  api.get("/api/quarantine/:id", { schema: one, config: { permission: "intake.read" } }, async (request) =>
    within(app, request, (tx) => viewOf(tx, request.params.id)),
  )

  const replay = {
    tags,
    summary: "Take it in again, mended or as it is",
    params: IdPath,
    body: ReplayBody,
    response: { 200: QuarantineView },
  }
  api.post("/api/quarantine/:id/replay", { schema: replay, config: { permission: "intake.mend" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { id } = request.params
      found(await lockQuarantined(tx, id), "quarantined item")
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      const payload = request.body?.payload
      await replayQuarantined(tx, id, payload === undefined ? null : payload, actor, now)
      return viewOf(tx, id)
    }),
  )

  const give = { tags, summary: "Give it to somebody else", params: IdPath, body: OwnerBody, response: { 200: QuarantineView } }
  api.put("/api/quarantine/:id/owner", { schema: give, config: { permission: "intake.mend" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { id } = request.params
      found(await lockQuarantined(tx, id), "quarantined item")
      const people = await allPeople(tx, now)
      const { actor } = actorOf(request.caller, people, null)
      await reassignQuarantined(tx, id, personCalled(people, request.body.owner, "/body/owner"), actor, now)
      return viewOf(tx, id)
    }),
  )

  const drop = { tags, summary: "Set it aside for good", params: IdPath, querystring: DropQuery, response: { 204: z.null() } }
  api.delete("/api/quarantine/:id", { schema: drop, config: { permission: "intake.mend" } }, async (request, reply) => {
    await within(app, request, async (tx, now) => {
      found(await lockQuarantined(tx, request.params.id), "quarantined item")
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      await dropQuarantined(tx, request.params.id, request.query.why, actor, now)
    })
    return reply.code(204).send(null)
  })
}

async function viewOf(tx: Tx, id: string) {
  const item = found(await lockQuarantined(tx, id), "quarantined item")
  return toView(item, await peopleInFewWords(tx, [item.owner]))
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
    resolved_by: item.resolvedBy,
    resolved_why: item.resolvedWhy,
    replayed_as: item.replayedAs,
  }
}
