import { toIso } from "#domain/instant.ts"
import { fixHint } from "#domain/quarantine/fix-hint.ts"
import type { PatchStep } from "#domain/quarantine/patch.ts"
import { Refusal } from "#domain/refusal.ts"
import { z } from "zod"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { GroupQuery, MendBody, MendPreviewView, MendsQuery, MendView, QuarantineGroupView } from "#contract/quarantine.ts"
import { actorOf, found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { allPeople } from "#store/person.ts"
import { quarantineGroups } from "#store/quarantine.ts"
import { listMends, mendResults, type MendResult, type QuarantineMend } from "#store/quarantine-mend.ts"
import { peopleInFewWords } from "#store/summary.ts"
import type { Tx } from "#store/tx.ts"
import { beginMend, previewMend } from "#steps/mend-kind.ts"

const tags = ["quarantine"]

/** Quarantined items that are alike, and one word for all of them. */
export function quarantineKindRoutes(api: Api, app: App): void {
  const groups = {
    tags,
    summary: "What waits in quarantine, by kind, the most frequent first",
    querystring: GroupQuery,
    response: { 200: PageView(QuarantineGroupView) },
  }
  api.get("/api/quarantine/groups", { schema: groups, config: { permission: "intake.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const kinds = await quarantineGroups(tx, null, request.query.limit, now)
      const people = await peopleInFewWords(
        tx,
        kinds.flatMap((kind) => kind.owners),
      )
      const data = kinds.map(({ oldestAt, dueAt, owners, ...kind }) => ({
        ...kind,
        oldest_at: toIso(oldestAt),
        due_at: toIso(dueAt),
        owners: owners.flatMap((owner) => people.get(owner) ?? []),
        hint: fixHint(kind.code),
      }))
      return { data, next_cursor: null }
    }),
  )

  const order = {
    tags,
    summary: "Mend, replay, drop or give away all of a kind",
    description: "With `dry_run` it says what it would do (200). Else it begins (202); the items are worked off in small batches.",
    body: MendBody,
    response: { 200: MendPreviewView, 202: MendView },
  }
  api.post("/api/quarantine/mends", { schema: order, config: { permission: "intake.mend" } }, async (request, reply) => {
    const { group, action, why, owner, dry_run: isDry } = request.body
    const patch = request.body.patch as PatchStep[]
    refuseOddOrders(action, patch, owner)
    const answer = await within(app, request, async (tx, now) => {
      if (isDry) return previewMend(tx, group, patch, now)
      const people = await allPeople(tx, now)
      const toOwner = owner === undefined ? null : personCalled(people, owner, "/body/owner").id
      const id = await beginMend(tx, { group, action, patch, why, toOwner }, actorOf(request.caller, people, null).actor, now)
      return viewOf(tx, id)
    })
    if ("action" in answer) return reply.code(202).send(answer)
    const { lookedAt, ...preview } = answer
    return reply.code(200).send({ dry_run: true as const, ...preview, looked_at: lookedAt })
  })

  const list = { tags, summary: "Words for whole kinds, newest first", querystring: MendsQuery, response: { 200: PageView(MendView) } }
  api.get("/api/quarantine/mends", { schema: list, config: { permission: "intake.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const { cursor, limit } = request.query
      const mends = await listMends(tx, null, afterOf(cursor), limit + 1)
      const results = await mendResults(
        tx,
        mends.map((mend) => mend.id),
      )
      return pageOf(mends, limit, (mend) => toView(mend, results))
    }),
  )

  const one = { tags, summary: "How far a word for a kind is worked off", params: IdPath, response: { 200: MendView } }
  api.get("/api/quarantine/mends/:id", { schema: one, config: { permission: "intake.read" } }, async (request) =>
    within(app, request, (tx) => viewOf(tx, request.params.id)),
  )
}

function refuseOddOrders(action: string, patch: readonly PatchStep[], owner: string | undefined): void {
  const refuse = (pointer: string, says: string) => {
    throw new Refusal("invalid", says, 422, [{ pointer, message: says }])
  }
  if (action !== "replay" && patch.length > 0) refuse("/body/patch", "Only what is replayed can be mended.")
  if ((action === "reassign") !== (owner !== undefined)) refuse("/body/owner", "`owner` belongs to `reassign`, and `reassign` needs it.")
}

async function viewOf(tx: Tx, id: string): Promise<z.infer<typeof MendView>> {
  const [mend] = await listMends(tx, id, null, 1)
  return toView(found(mend, "word for a kind"), await mendResults(tx, [id]))
}

function toView(mend: QuarantineMend, results: ReadonlyMap<string, MendResult>): z.infer<typeof MendView> {
  const { id, action, source, code, pattern, patch, why, state, by, items, done } = mend
  const { waiting = 0, taken = 0, duplicates = 0, quarantined = 0 } = results.get(id) ?? {}
  return {
    ...{ id, action, source, code, pattern, patch, why, state, by, items, done },
    at: toIso(mend.at),
    ended_at: isoOrNull(mend.endedAt),
    left_alone: mend.leftAlone,
    result: { waiting, taken, duplicates, quarantined },
  }
}
