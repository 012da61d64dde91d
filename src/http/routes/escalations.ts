import type { Person } from "#domain/people/person.ts"
import { toIso } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { pageOf as PageView } from "#contract/api-words.ts"
import { EscalationQuery, EscalationView } from "#contract/escalation.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { listEscalations, type EscalationPlace } from "#store/escalation-list.ts"
import { allPeople } from "#store/person.ts"

const FROM_DUE_ON = 100

export function escalationRoutes(api: Api, app: App): void {
  const list = {
    tags: ["board"],
    summary: "What was escalated, newest first",
    querystring: EscalationQuery,
    response: { 200: PageView(EscalationView) },
  }
  api.get("/api/escalations", { schema: list, config: { permission: "board.read", ownership: "listed" } }, async (request) => {
    const { team, open, warnings, since, cursor, limit } = request.query
    const after = cursor === undefined ? null : placeIn(cursor)
    return within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const { reach } = request
      const isWanted = (person: Person) => (team === undefined || person.team === team) && (reach === null || reach.includes(person.id))
      const owners = team === undefined && reach === null ? null : people.filter(isWanted).map((person) => person.id)
      const filter = { owners, open: open === "true", least: warnings === "true" ? 0 : FROM_DUE_ON, after }
      const found = await listEscalations(tx, { ...filter, since: since === undefined ? null : Date.parse(since) }, limit + 1)
      const shown = found.slice(0, limit)
      const last = found.length > limit ? shown.at(-1) : undefined
      const byId = new Map(people.map(({ id, name, handle }) => [id, { id, name, handle }]))
      const data = shown.map(
        ({ handoff, lead, name, email, company, tier, state, kind, share, late, outcome, told, reassigned, ...one }) => ({
          ...{ handoff, tier, state, share, late, outcome, reassigned },
          lead: { id: lead, name, email, company },
          owner: byId.get(one.owner) ?? null,
          clock: kind,
          at: toIso(one.at),
          planned_at: toIso(one.plannedAt),
          told: told.map((who) => byId.get(who)?.name ?? who),
          answered: one.isAnswered,
        }),
      )
      return { data, next_cursor: last === undefined ? null : Buffer.from(`${last.at}:${last.clock}:${last.rung}`).toString("base64url") }
    })
  })
}

/** Where a page ended. @throws Refusal 400 */
function placeIn(cursor: string): EscalationPlace {
  const text = Buffer.from(cursor, "base64url").toString("utf8")
  const [, at, clock = "", rung] = /^(\d{1,15}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\d{1,4})$/.exec(text) ?? []
  if (at === undefined)
    throw new Refusal("bad_cursor", "The cursor is not one of ours: send `next_cursor` of the page before as it was.", 400)
  return { at: Number(at), clock, rung: Number(rung) }
}
