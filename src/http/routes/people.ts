import { toIso } from "#domain/instant.ts"
import type { Absence, Person } from "#domain/people/person.ts"
import { Refusal } from "#domain/refusal.ts"
import { pageOf as PageView } from "#contract/api-words.ts"
import { AbsenceBody, AbsencePath, HandlePath, PeopleBody, PersonView } from "#contract/person.ts"
import { actorOf, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { allPeople } from "#store/person.ts"
import { endAbsence, putAbsence, putPeople } from "#steps/people.ts"

const tags = ["people"]
const Everybody = PageView(PersonView)

export function peopleRoutes(api: Api, app: App): void {
  api.get(
    "/api/people",
    { schema: { tags, summary: "Everybody", response: { 200: Everybody } }, config: { permission: "people.read" } },
    async (request) => within(app, request, async (tx, now) => ({ data: (await allPeople(tx, now)).map(toView), next_cursor: null })),
  )

  const put = { tags, summary: "Add or change people, by handle; others stay", body: PeopleBody, response: { 200: Everybody } }
  api.put("/api/people", { schema: put, config: { permission: "people.change" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      const told = request.body.map(({ booking_url: bookingUrl, ...person }) => ({ ...person, bookingUrl }))
      await putPeople(tx, told, actor, now, app.voice)
      return { data: (await allPeople(tx, now)).map(toView), next_cursor: null }
    }),
  )

  const away = { tags, summary: "Say when somebody is away", params: HandlePath, body: AbsenceBody, response: { 201: PersonView } }
  api.post(
    "/api/people/:handle/absences",
    { schema: away, config: { permission: "people.absence", ownership: "person" } },
    async (request, reply) => {
      const person = await within(app, request, async (tx, now) => {
        const people = await allPeople(tx, now)
        const { actor } = actorOf(request.caller, people, null)
        const { id } = personCalled(people, request.params.handle, "/path/handle")
        const { from, until, kind, tentative, note } = request.body
        const absence: Absence = { from: Date.parse(from), until: Date.parse(until), kind, tentative, note }
        await putAbsence(tx, id, absence, actor, now)
        return toView(personCalled(await allPeople(tx, now), id, "/path/handle"))
      })
      return reply.code(201).send(person)
    },
  )

  const back = {
    tags,
    summary: "End an absence: now when it has begun, else it does not happen",
    params: AbsencePath,
    response: { 200: PersonView },
  }
  api.delete(
    "/api/people/:handle/absences/:from",
    { schema: back, config: { permission: "people.absence", ownership: "person" } },
    async (request) =>
      within(app, request, async (tx, now) => {
        const people = await allPeople(tx, now)
        const { actor } = actorOf(request.caller, people, null)
        const { id } = personCalled(people, request.params.handle, "/path/handle")
        if (!(await endAbsence(tx, id, Date.parse(request.params.from), actor, now)))
          throw new Refusal("not_found", "No absence that has not ended begins at this instant.", 404)
        return toView(personCalled(await allPeople(tx, now), id, "/path/handle"))
      }),
  )
}

function toView({ absences, pausedUntil, ...person }: Person) {
  return {
    id: person.id,
    handle: person.handle,
    name: person.name,
    email: person.email,
    role: person.role,
    team: person.team,
    zone: person.zone,
    calendar: person.calendar,
    skills: person.skills,
    capacity: person.capacity,
    booking_url: person.bookingUrl ?? null,
    active: person.active,
    paused_until: isoOrNull(pausedUntil),
    absences: absences.map(({ from, until, kind, tentative, note }) => ({ from: toIso(from), until: toIso(until), kind, tentative, note })),
  }
}
