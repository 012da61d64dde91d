import { caretakerOf } from "#domain/people/caretaker-of.ts"
import type { Instant } from "#domain/instant.ts"
import { toIso } from "#domain/instant.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { DuplicateView, MergeBody, MergeQuery, MergeView, UndoBody } from "#contract/merge.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import type { Caller } from "#http/caller.ts"
import { leadById, type Lead } from "#store/lead.ts"
import { listHandoffs } from "#store/handoff.ts"
import { isTheirs } from "#store/reach.ts"
import { listMerges, lockMerge, type LeadMerge } from "#store/merge.ts"
import { allPeople } from "#store/person.ts"
import { leadsInFewWords } from "#store/summary.ts"
import type { Tx } from "#store/tx.ts"
import { duplicatesOf } from "#steps/merges/duplicates-of.ts"
import { mergeByHand } from "#steps/merges/merge-by-hand.ts"
import { undoMerge } from "#steps/merges/undo-merge.ts"

const tags = ["merges"]

/** Which leads are one person: merging by hand, undoing, what happened, what is likely. */
export function mergeRoutes(api: Api, app: App): void {
  const merge = {
    tags,
    summary: "Two leads are one person",
    description:
      "The lead of the path ends and the one in `into` goes on with the history of both. An open cycle of the first ends as merged; both owners are told.",
    params: IdPath,
    body: MergeBody,
    response: { 201: MergeView },
  }
  api.post("/api/leads/:id/merge", { schema: merge, config: { permission: "leads.merge" } }, async (request, reply) => {
    const merged = await within(app, request, async (tx, now) => {
      const { into, reason, by } = request.body
      found(await leadById(tx, request.params.id), "lead")
      await checkOther(tx, into, request.reach)
      const { watch, actor } = await whoActs(tx, app, request.caller, by, now)
      const id = await mergeByHand(tx, { from: request.params.id, into, reason, actor }, watch, now)
      return viewOf(tx, found(await lockMerge(tx, id), "merge"))
    })
    return reply.code(201).send(merged)
  })

  const undo = {
    tags,
    summary: "They are two people after all",
    description:
      "Both leads have their identities and history again, the absorbed cycle is open again, and its clocks run on with the time they had left. What spoke for one person is not believed again.",
    params: IdPath,
    body: UndoBody,
    response: { 200: MergeView },
  }
  api.post("/api/merges/:id/undo", { schema: undo, config: { permission: "leads.merge", ownership: "listed" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { into } = found(await lockMerge(tx, request.params.id), "merge")
      const { reach } = request
      found(reach === null || (await isTheirs(tx, "lead", into, reach)) || null, "merge")
      const { watch, actor } = await whoActs(tx, app, request.caller, request.body.by, now)
      await undoMerge(tx, request.params.id, actor, watch, now)
      return viewOf(tx, found(await lockMerge(tx, request.params.id), "merge"))
    }),
  )

  const list = { tags, summary: "Merges, newest first", querystring: MergeQuery, response: { 200: PageView(MergeView) } }
  api.get("/api/merges", { schema: list, config: { permission: "intake.read" } }, async (request) => {
    const { lead = null, undone, cursor, limit } = request.query
    const filter = { lead, undone: undone === undefined ? null : undone === "true", after: afterOf(cursor), limit: limit + 1 }
    return within(app, request, async (tx) => {
      const merges = await listMerges(tx, filter)
      const leads = await leadsInFewWords(
        tx,
        merges.flatMap((one) => [one.from, one.into]),
      )
      return pageOf(merges, limit, (one) => toView(one, leads))
    })
  })

  const likely = {
    tags,
    summary: "Leads that are probably the same person",
    description: "Suggestions: nothing is merged by them. At most 200, the most likely first.",
    params: IdPath,
    response: { 200: PageView(DuplicateView) },
  }
  api.get("/api/leads/:id/duplicates", { schema: likely, config: { permission: "leads.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const lead = found(await leadById(tx, request.params.id), "lead")
      const duplicates = (await duplicatesOf(tx, lead)).slice(0, 200)
      const data = duplicates.map(({ lead: { id, name, email, company }, because, notSame }) => ({
        lead: { id, name, email, company },
        because,
        not_same: notSame,
      }))
      return { data, next_cursor: null }
    }),
  )
}

/** The lead that goes on may be anybody's whom nobody works; with an open handoff it has to be theirs. @throws Refusal 404 */
async function checkOther(tx: Tx, lead: string, reach: readonly string[] | null): Promise<void> {
  if (reach === null || (await isTheirs(tx, "lead", lead, reach))) return
  const open = await listHandoffs(tx, { lead, owner: null, state: null, open: true, after: null, limit: 1 })
  found(open.length === 0 || null, "lead")
}

async function whoActs(tx: Tx, app: App, caller: Caller, by: string | undefined, now: Instant) {
  const people = await allPeople(tx, now)
  const { actor } = actorOf(caller, people, by)
  return { actor, watch: { people, caretaker: caretakerOf(people), voice: app.voice } }
}

async function viewOf(tx: Tx, merge: LeadMerge): Promise<MergeView> {
  return toView(merge, await leadsInFewWords(tx, [merge.from, merge.into]))
}

function toView(merge: LeadMerge, leads: Awaited<ReturnType<typeof leadsInFewWords>>): MergeView {
  return {
    id: merge.id,
    from: found(leads.get(merge.from), "lead"),
    into: found(leads.get(merge.into), "lead"),
    from_before: asItWas(merge.before.from),
    into_before: asItWas(merge.before.into),
    reason: merge.reason,
    evidence: merge.evidence,
    at: toIso(merge.at),
    by: merge.by,
    absorbed_handoff: merge.before.cycle?.handoff.id ?? null,
    undone_at: isoOrNull(merge.undoneAt),
    undone_by: merge.undoneBy,
  }
}

function asItWas(lead: Lead | undefined): MergeView["from_before"] {
  if (lead === undefined) return null
  const { name, email, company, fields, createdAt } = lead
  const record = fields["external_id"]
  return { name, email, company, record: typeof record === "string" ? record : null, created_at: toIso(createdAt) }
}
