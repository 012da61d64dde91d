import { toIso } from "#domain/instant.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { holdFix, type HoldFix } from "#domain/routing/hold-fix.ts"
import { z } from "zod"
import { LeadRef, pageOf as PageView } from "#contract/api-words.ts"
import { HoldDecision, HoldPath, HoldView } from "#contract/hold.ts"
import { LEAD_STAGES } from "#contract/lead.ts"
import { actorOf, found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { holdsOf, listHolds } from "#store/hold.ts"
import { leadById } from "#store/lead.ts"
import { allPeople } from "#store/person.ts"
import { leadsInFewWords, peopleInFewWords, type PersonSummary } from "#store/summary.ts"
import { decideHold } from "#steps/decide-hold.ts"

const tags = ["holds"]
const MOST = 500
const Decided = z.object({ lead: LeadRef, stage: z.enum(LEAD_STAGES) }).meta({ id: "DecidedHold" })

export function holdRoutes(api: Api, app: App): void {
  const list = { tags, summary: "Qualified leads that wait for a person, the longest first", response: { 200: PageView(HoldView) } }
  api.get("/api/holds", { schema: list, config: { permission: "holds.read", ownership: "listed" } }, async (request) =>
    within(app, request, async (tx) => {
      const holds = await listHolds(tx, MOST, request.reach)
      const leads = await leadsInFewWords(
        tx,
        holds.map((hold) => hold.lead),
      )
      const fixes = new Map(holds.map((hold) => [hold.lead, holdFix(hold.reason, hold.attempts)]))
      const people = await peopleInFewWords(
        tx,
        holds.flatMap((hold) => [hold.owner, ...(fixes.get(hold.lead)?.blockers.map(({ person }) => person) ?? [])]),
      )
      const data = holds.map(({ reason, says, pool, attempts, agreement, ...hold }) => ({
        lead: found(leads.get(hold.lead), "lead"),
        reason,
        says,
        owner: people.get(hold.owner) ?? null,
        pool,
        attempts,
        fix: fixView(found(fixes.get(hold.lead), "held lead"), people),
        agreement,
        since: toIso(hold.since),
        due_at: toIso(hold.dueAt),
      }))
      return { data, next_cursor: null }
    }),
  )

  const decide = {
    tags,
    summary: "Hand it off, or send it back to nurture",
    params: HoldPath,
    body: HoldDecision,
    response: { 200: Decided },
  }
  api.post("/api/holds/:lead/decision", { schema: decide, config: { permission: "holds.decide", ownership: "lead" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const id = request.params.lead
      found((await holdsOf(tx, [id]))[0], "held lead")
      const people = await allPeople(tx, now)
      const { actor } = actorOf(request.caller, people, null)
      const { decision, to: wanted } = request.body
      const to = wanted === undefined || decision === "nurture" ? null : personCalled(people, wanted, "/body/to")
      await decideHold(tx, id, { decision, to }, actor, { people, caretaker: caretakerOf(people), voice: app.voice }, now)
      const { name, email, company, stage } = found(await leadById(tx, id), "lead")
      return { lead: { id, name, email, company }, stage }
    }),
  )
}

function fixView({ code, person, at, blockers }: HoldFix, people: ReadonlyMap<string, PersonSummary>): HoldView["fix"] {
  const named = blockers.flatMap(({ person: id, says, freeAt }) => {
    const one = people.get(id)
    return one === undefined ? [] : [{ person: one, says, free_at: isoOrNull(freeAt) }]
  })
  return { code, person: people.get(person ?? "") ?? null, at: isoOrNull(at), blockers: named }
}
