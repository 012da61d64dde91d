import type { FastifyRequest } from "fastify"
import type { z } from "zod"
import { toIso, type Instant } from "#domain/instant.ts"
import { extentOf } from "#domain/access/extent-of.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import type { Person } from "#domain/people/person.ts"
import { Refusal } from "#domain/refusal.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { DispositionBody, DispositionView } from "#contract/disposition.ts"
import { HandoffQuery, HandoffView, PauseBody, ReassignmentBody } from "#contract/handoff.ts"
import { actorOf, found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import type { Caller } from "#http/caller.ts"
import { instantOrNull, isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { toDisposition } from "#http/to-disposition.ts"
import { dispositionsOf, undoableUntil, type DispositionRecord } from "#store/disposition.ts"
import { handoffById, listHandoffs, type Handoff } from "#store/handoff.ts"
import { allPeople } from "#store/person.ts"
import { leadsInFewWords, peopleInFewWords, type LeadSummary, type PersonSummary } from "#store/summary.ts"
import type { Tx } from "#store/workspace.ts"
import { disposeHandoff } from "#steps/09-disposition.ts"
import { undoDisposition } from "#steps/09-disposition/undo-disposition.ts"
import { pauseHandoff, resumeHandoff } from "#steps/pause-handoff.ts"
import { reassignByHand } from "#steps/reassign-handoff.ts"

const tags = ["handoffs"]

export function handoffRoutes(api: Api, app: App): void {
  const list = { tags, summary: "Handoffs, newest first", querystring: HandoffQuery, response: { 200: PageView(HandoffView) } }
  api.get("/api/handoffs", { schema: list, config: { permission: "handoffs.read", ownership: "listed" } }, async (request) => {
    const { lead = null, owner = null, state = null, open, cursor, limit } = request.query
    const isOpen = open === undefined ? null : open === "true"
    return within(app, request, async (tx, now) => {
      const handoffs = await listHandoffs(tx, {
        lead,
        owner,
        state,
        open: isOpen,
        reach: request.reach,
        after: afterOf(cursor),
        limit: limit + 1,
      })
      const view = await viewer(tx, handoffs, now)
      return pageOf(handoffs, limit, view)
    })
  })

  const one = { tags, summary: "A handoff", params: IdPath, response: { 200: HandoffView } }
  api.get("/api/handoffs/:id", { schema: one, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx, now) => shown(tx, found(await handoffById(tx, request.params.id), "handoff"), now)),
  )

  const dispose = {
    tags,
    summary: "What the rep makes of it",
    description:
      "Accept, reject with a reason, recycle, disqualify, convert to SQL, opportunity, won or lost. Of two people at once one gets 409.",
    params: IdPath,
    body: DispositionBody,
    response: { 200: HandoffView },
  }
  api.post("/api/handoffs/:id/disposition", { schema: dispose, config: { permission: "handoffs.answer" } }, async (request) => {
    const expected = request.body.expected_version ?? ifMatch(request)
    return within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const { actor, person } = actorOf(request.caller, people, request.body.by)
      const verdict = toDisposition(request.body, person?.name ?? request.caller.name, expected)
      found(await handoffById(tx, request.params.id), "handoff")
      const bench = { people, caretaker: caretakerOf(people), voice: app.voice }
      return shown(tx, await disposeHandoff(tx, { handoff: request.params.id, verdict, actor }, bench, now), now)
    })
  })

  const undo = {
    tags,
    summary: "Take the last word back, within ten seconds",
    description: "Everything is as it was before, and nobody was told. Afterwards, or when something has happened since, 409.",
    params: IdPath,
    response: { 200: HandoffView },
  }
  api.post("/api/handoffs/:id/disposition/undo", { schema: undo, config: { permission: "handoffs.answer" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const { actor } = actorOf(request.caller, people, null)
      found(await handoffById(tx, request.params.id), "handoff")
      const bench = { people, caretaker: caretakerOf(people), voice: app.voice }
      return shown(tx, await undoDisposition(tx, request.params.id, actor, bench, now), now)
    }),
  )

  const words = { tags, summary: "What was said of it, oldest first", params: IdPath, response: { 200: PageView(DispositionView) } }
  api.get("/api/handoffs/:id/dispositions", { schema: words, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const { id } = found(await handoffById(tx, request.params.id), "handoff")
      return { data: (await dispositionsOf(tx, [id])).map(wordView), next_cursor: null }
    }),
  )

  const pause = { tags, summary: "Stop its clocks for a reason", params: IdPath, body: PauseBody, response: { 200: HandoffView } }
  api.post("/api/handoffs/:id/pause", { schema: pause, config: { permission: "handoffs.pause" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const { actor, person } = actorOf(request.caller, people, null)
      const { reason, note, until, approved_by: approver } = request.body
      const approvedBy = approver === null ? null : personCalled(people, approver, "/body/approved_by").id
      checkApproval(request.caller, person, approvedBy)
      found(await handoffById(tx, request.params.id), "handoff")
      await pauseHandoff(tx, request.params.id, { reason, note, until: instantOrNull(until), approvedBy }, actor, now)
      return shown(tx, found(await handoffById(tx, request.params.id), "handoff"), now)
    }),
  )

  const resume = { tags, summary: "Let its clocks run again", params: IdPath, response: { 200: HandoffView } }
  api.post("/api/handoffs/:id/resume", { schema: resume, config: { permission: "handoffs.pause" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      found(await handoffById(tx, request.params.id), "handoff")
      await resumeHandoff(tx, request.params.id, actor, now)
      return shown(tx, found(await handoffById(tx, request.params.id), "handoff"), now)
    }),
  )

  const give = { tags, summary: "Give it to somebody by hand", params: IdPath, body: ReassignmentBody, response: { 200: HandoffView } }
  api.post("/api/handoffs/:id/reassignment", { schema: give, config: { permission: "handoffs.reassign" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const { actor } = actorOf(request.caller, people, null)
      const to = personCalled(people, request.body.to, "/body/to")
      found(await handoffById(tx, request.params.id), "handoff")
      return shown(tx, await reassignByHand(tx, request.params.id, to.id, request.body.why, actor, app.voice, now), now)
    }),
  )
}

/** Who is logged in approves in their own name only, and a rep never approves. @throws Refusal 403 */
function checkApproval(caller: Caller, person: Person | null, approvedBy: string | null): void {
  if (caller.kind === "key" || approvedBy === null) return
  if (approvedBy === person?.id && extentOf(caller, "handoffs.pause") !== "own") return
  throw new Refusal("not_for_others", "A pause is approved by the manager who asks for it, logged in as themselves.", 403)
}

/** The version in an If-Match header such as "3", or null. @throws Refusal 400 */
function ifMatch(request: FastifyRequest): number | null {
  const header = request.headers["if-match"]
  if (header === undefined || header.trim() === "*") return null
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1]
  if (version === undefined) throw new Refusal("bad_if_match", 'If-Match takes the handoff\'s version, such as "3".', 400)
  return Number(version)
}

async function shown(tx: Tx, handoff: Handoff, now: Instant): Promise<HandoffView> {
  const view = await viewer(tx, [handoff], now)
  return view(handoff)
}

async function viewer(tx: Tx, handoffs: readonly Handoff[], now: Instant): Promise<(handoff: Handoff) => HandoffView> {
  const people = await peopleInFewWords(
    tx,
    handoffs.map((handoff) => handoff.owner),
  )
  const leads = await leadsInFewWords(
    tx,
    handoffs.map((handoff) => handoff.lead),
  )
  const undoable = await undoableUntil(
    tx,
    handoffs.map((handoff) => handoff.id),
    now,
  )
  return (handoff) => ({ ...toView(handoff, people, leads), undo_until: isoOrNull(undoable.get(handoff.id) ?? null) })
}

function wordView(word: DispositionRecord): z.infer<typeof DispositionView> {
  const { id, kind, reason, clause, until, topic, note, detail, by, at, undoneAt } = word
  return { id, kind, reason, clause, until: isoOrNull(until), topic, note, detail, by, at: toIso(at), undone_at: isoOrNull(undoneAt) }
}

function toView(
  handoff: Handoff,
  people: ReadonlyMap<string, PersonSummary>,
  leads: ReadonlyMap<string, LeadSummary>,
): Omit<HandoffView, "undo_until"> {
  return {
    id: handoff.id,
    lead: found(leads.get(handoff.lead), "lead"),
    owner: found(people.get(handoff.owner), "person"),
    cycle: handoff.cycle,
    tier: handoff.tier,
    state: handoff.state,
    next_action: handoff.nextAction,
    due_at: isoOrNull(handoff.dueAt),
    version: handoff.version,
    play: handoff.play,
    pool: handoff.pool,
    account: handoff.account,
    agreement: handoff.agreement,
    opened_at: toIso(handoff.openedAt),
    accepted_at: isoOrNull(handoff.acceptedAt),
    first_touch_at: isoOrNull(handoff.firstTouchAt),
    closed_at: isoOrNull(handoff.closedAt),
    closed_as: handoff.closedAs,
    amount: handoff.amount,
    currency: handoff.currency,
  }
}
