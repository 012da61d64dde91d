import type { Instant } from "#domain/instant.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { ChecklistBody, ChecklistLineView, ChecklistsQuery, ChecklistView } from "#contract/checklist.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { handoffById, listHandoffs } from "#store/handoff.ts"
import { allPeople } from "#store/person.ts"
import { leadsInFewWords, peopleInFewWords } from "#store/summary.ts"
import type { Tx } from "#store/workspace.ts"
import { checklistsOf, noteItems } from "#steps/checklists.ts"

const tags = ["checklists"]
/** So many of the newest handoffs are looked at for the list of the least complete. */
const LOOKED_AT = 1_000

/** Handoffs' checklists: how each stands, what people note, and which are the least complete. */
export function checklistRoutes(api: Api, app: App): void {
  const one = { tags, summary: "Its checklist: twenty items with evidence", params: IdPath, response: { 200: ChecklistView } }
  api.get("/api/handoffs/:id/checklist", { schema: one, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx, now) => shown(tx, found(await handoffById(tx, request.params.id), "handoff").id, now)),
  )

  const note = {
    tags,
    summary: "Tick items, note exceptions",
    description: "What Baton checks by itself can't be ticked, only excepted with a reason. Who noted what and when stays on record.",
    params: IdPath,
    body: ChecklistBody,
    response: { 200: ChecklistView },
  }
  api.put("/api/handoffs/:id/checklist", { schema: note, config: { permission: "handoffs.answer" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor, person } = actorOf(request.caller, await allPeople(tx, now), request.body.by)
      const handoff = found(await handoffById(tx, request.params.id), "handoff")
      await noteItems(tx, handoff, request.body.items, { actor, by: person?.name ?? request.caller.name }, now)
      return shown(tx, handoff.id, now)
    }),
  )

  const list = {
    tags,
    summary: "Handoffs by how complete their checklists are, the least complete first",
    description: `Of the newest ${LOOKED_AT}.`,
    querystring: ChecklistsQuery,
    response: { 200: PageView(ChecklistLineView) },
  }
  api.get("/api/checklists", { schema: list, config: { permission: "checklists.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { owner = null, open, limit } = request.query
      const isOpen = open === undefined ? null : open === "true"
      const handoffs = await listHandoffs(tx, { lead: null, owner, state: null, open: isOpen, after: null, limit: LOOKED_AT })
      const lists = await checklistsOf(
        tx,
        handoffs.map((handoff) => handoff.id),
        now,
      )
      const worst = handoffs
        .flatMap((handoff) => {
          const checklist = lists.get(handoff.id)
          return checklist === undefined ? [] : [{ handoff, checklist }]
        })
        .sort((a, b) => a.checklist.complete - b.checklist.complete)
        .slice(0, limit)
      const leads = await leadsInFewWords(
        tx,
        worst.map(({ handoff }) => handoff.lead),
      )
      const people = await peopleInFewWords(
        tx,
        worst.map(({ handoff }) => handoff.owner),
      )
      const data = worst.map(({ handoff, checklist: { items, complete } }) => ({
        handoff: handoff.id,
        lead: leads.get(handoff.lead) ?? null,
        owner: people.get(handoff.owner) ?? null,
        complete,
        missing: items.filter((item) => item.state === "missing").map((item) => item.id),
        exceptions: items.filter((item) => item.state === "exception").length,
      }))
      return { data, next_cursor: null }
    }),
  )
}

async function shown(tx: Tx, id: string, now: Instant): Promise<ChecklistView> {
  const { items, complete } = found((await checklistsOf(tx, [id], now)).get(id), "handoff")
  return { handoff: id, complete, items: items.map((item) => ({ ...item, at: isoOrNull(item.at) })) }
}
