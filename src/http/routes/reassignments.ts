import { toIso } from "#domain/instant.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import type { Person } from "#domain/people/person.ts"
import { Refusal } from "#domain/refusal.ts"
import type { z } from "zod"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import {
  FullReassignmentView,
  ListedReassignmentView,
  ReassignmentDoneView,
  ReassignmentQuery,
  ReassignmentsBody,
  ReassignmentView,
  RevertView,
} from "#contract/reassignment.ts"
import { actorOf, found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { allPeople } from "#store/person.ts"
import { listReassignments, lockReassignment, movedBy, movesOf, type Reassignment } from "#store/reassignment.ts"
import { leadsInFewWords, peopleInFewWords } from "#store/summary.ts"
import type { Tx } from "#store/workspace.ts"
import { REVERT_WITHIN, revertReassignment } from "#steps/reassignments/revert-reassignment.ts"
import { reassignMany, type ReassignmentDone } from "#steps/reassignments/reassign-many.ts"
import type { ReassignmentScope } from "#steps/reassignments/wanted-handoffs.ts"

const tags = ["reassignments"]

/** Many handoffs given to others at once: with preview, in one transaction, and back within seven days. */
export function reassignmentRoutes(api: Api, app: App): void {
  const give = {
    tags,
    summary: "Give many open handoffs to others",
    description:
      "One transaction for all. With `dry_run` nothing is changed and the answer says what would be: the same work, rolled back. " +
      "For seven days what has not moved on since can be given back. A sales manager gives away what is their own team's.",
    body: ReassignmentsBody,
    response: { 200: ReassignmentDoneView },
  }
  api.post("/api/reassignments", { schema: give, config: { permission: "reassignments.make", ownership: "listed" } }, async (request) => {
    const { dry_run: dryRun } = request.body
    const work = within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const { actor, person } = actorOf(request.caller, people, null)
      const to = request.body.to?.map((name, place) => personCalled(people, name, `/body/to/${place}`)) ?? null
      const watch = { people, caretaker: caretakerOf(people), voice: app.voice }
      const wanted = {
        scope: checkedScope(scopeOf(request.body, people), request.reach, people),
        reach: request.reach,
        to,
        why: sentence(request.body.why),
        actor,
        by: person?.name ?? request.caller.name,
      }
      const view = await doneView(tx, await reassignMany(tx, wanted, watch, now), people, dryRun)
      if (dryRun) throw new Preview(view)
      return view
    })
    return work.catch((thrown: unknown) => {
      if (thrown instanceof Preview) return thrown.view
      throw thrown
    })
  })

  const list = {
    tags,
    summary: "What was given to others at once, newest first",
    querystring: ReassignmentQuery,
    response: { 200: PageView(ListedReassignmentView) },
  }
  api.get("/api/reassignments", { schema: list, config: { permission: "reassignments.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const { cursor, limit } = request.query
      const listed = await listReassignments(tx, afterOf(cursor), limit + 1)
      return pageOf(listed, limit, await listedView(tx, listed))
    }),
  )

  const one = { tags, summary: "One of them, with every move", params: IdPath, response: { 200: FullReassignmentView } }
  api.get("/api/reassignments/:id", { schema: one, config: { permission: "reassignments.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const done = found(await lockReassignment(tx, request.params.id), "reassignment")
      const moves = await movesOf(tx, done.id)
      const people = await peopleInFewWords(
        tx,
        moves.flatMap((move) => [move.from, move.to]),
      )
      return {
        ...toView(done),
        moves: moves.map(({ handoff, from, to, says, outcome, outcomeSays }) => ({
          handoff,
          from: people.get(from) ?? null,
          to: people.get(to) ?? null,
          says,
          outcome,
          outcome_says: outcomeSays,
        })),
      }
    }),
  )

  const revert = {
    tags,
    summary: "Give back what has not moved on since, within seven days",
    params: IdPath,
    response: { 200: RevertView },
  }
  api.post(
    "/api/reassignments/:id/revert",
    { schema: revert, config: { permission: "reassignments.make", ownership: "listed" } },
    async (request) =>
      within(app, request, async (tx, now) => {
        const people = await allPeople(tx, now)
        const { actor, person } = actorOf(request.caller, people, null)
        const { reach } = request
        const theirs = reach === null || (await movesOf(tx, request.params.id)).every(({ from }) => reach.includes(from))
        found(theirs ? await lockReassignment(tx, request.params.id) : null, "reassignment")
        const watch = { people, caretaker: caretakerOf(people), voice: app.voice }
        const by = { actor, by: person?.name ?? request.caller.name }
        const outcomes = await revertReassignment(tx, request.params.id, by, watch, now)
        return {
          restored: outcomes.filter(({ outcome }) => outcome === "restored").length,
          kept: outcomes.filter(({ outcome }) => outcome === "kept").map(({ handoff, says }) => ({ handoff, says })),
        }
      }),
  )
}

async function listedView(tx: Tx, listed: readonly Reassignment[]): Promise<(one: Reassignment) => ListedReassignmentView> {
  const moves = await movedBy(
    tx,
    listed.map(({ id }) => id),
  )
  const people = await peopleInFewWords(
    tx,
    [...moves.values()].flatMap(({ from, to }) => [...from, ...to]),
  )
  const named = (ids: readonly string[] = []) => ids.flatMap((id) => people.get(id) ?? [])
  return (one) => {
    const moved = moves.get(one.id)
    return { ...toView(one), moved: moved?.moved ?? 0, from: named(moved?.from), to: named(moved?.to) }
  }
}

/** Ends the transaction without keeping anything, and brings out what it would have done. */
class Preview extends Error {
  readonly view: ReassignmentDoneView
  constructor(view: ReassignmentDoneView) {
    super("A preview is never kept.")
    this.view = view
  }
}

function scopeOf(body: z.infer<typeof ReassignmentsBody>, people: readonly Person[]): ReassignmentScope {
  const { owners, handoffs } = body
  const pool = body.pool ?? null
  if (owners !== undefined) {
    return { kind: "owners", owners: owners.map((name, place) => personCalled(people, name, `/body/owners/${place}`).id), pool }
  }
  return handoffs === undefined ? { kind: "territory" } : { kind: "handoffs", handoffs: [...new Set(handoffs)], pool }
}

/** What somebody may give away. @throws Refusal 403 for what people of other teams have */
function checkedScope(scope: ReassignmentScope, reach: readonly string[] | null, people: readonly Person[]): ReassignmentScope {
  const others = scope.kind === "owners" && reach !== null ? scope.owners.filter((owner) => !reach.includes(owner)) : []
  if (others.length === 0) return scope
  const names = people.filter(({ id }) => others.includes(id)).map(({ name }) => name)
  throw new Refusal("other_team", `What ${names.join(", ")} has is another team's: its manager gives it away, or RevOps.`, 403)
}

function sentence(why: string): string {
  return /[.!?]$/.test(why) ? why : `${why}.`
}

async function doneView(
  tx: Tx,
  { id, planned, loads }: ReassignmentDone,
  people: readonly Person[],
  dryRun: boolean,
): Promise<ReassignmentDoneView> {
  const leads = await leadsInFewWords(
    tx,
    planned.map(({ watched }) => watched.lead.id),
  )
  const refs = new Map(people.map((person) => [person.id, { id: person.id, name: person.name, handle: person.handle }]))
  const moved = planned.filter(({ move }) => move !== null).length
  return {
    id: dryRun ? null : id,
    dry_run: dryRun,
    moved,
    stayed: planned.length - moved,
    moves: planned.map(({ watched: { handoff, owner }, says, move }) => ({
      handoff: handoff.id,
      lead: leads.get(handoff.lead) ?? null,
      tier: handoff.tier,
      from: refs.get(owner.id) ?? null,
      to: move === null ? null : (refs.get(move.to.id) ?? null),
      says,
    })),
    loads: loads.map(({ person, before, after }) => ({
      person: refs.get(person) ?? null,
      before,
      after,
      capacity: people.find((one) => one.id === person)?.capacity ?? null,
    })),
  }
}

function toView({ id, at, by, why, scope, revertedAt, revertedBy }: Reassignment): ReassignmentView {
  return {
    id,
    at: toIso(at),
    by,
    why,
    scope,
    revert_until: toIso(at + REVERT_WITHIN),
    reverted_at: isoOrNull(revertedAt),
    reverted_by: revertedBy,
  }
}
