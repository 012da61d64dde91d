import { z } from "zod"
import type { FastifyRequest } from "fastify"
import { isStale } from "#domain/people/calendar-warning.ts"
import type { Instant } from "#domain/instant.ts"
import { toIso } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { CalendarFeedBody, CalendarFeedView } from "#contract/calendar-feed.ts"
import { HandlePath } from "#contract/person.ts"
import { actorOf, found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { calendarAbsences, feedsOf } from "#store/calendar-feed.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/workspace.ts"
import { putCalendarFile, putFeed, removeFeed } from "#steps/calendar-feeds.ts"

const tags = ["people"]
const MOST_BYTES = 5_000_000
const FILE = ["text/calendar"]

/** People's calendars: an address that is read every quarter of an hour, or a file. */
export function calendarFeedRoutes(api: Api, app: App): void {
  const read = { tags, summary: "How somebody's calendar stands", params: HandlePath, response: { 200: CalendarFeedView } }
  api.get(
    "/api/people/:handle/calendar",
    { schema: read, config: { permission: "people.absence", ownership: "person" } },
    async (request) =>
      within(app, request, async (tx, now) => {
        const { id } = personCalled(await allPeople(tx, now), request.params.handle, "/path/handle")
        return shown(tx, id, now)
      }),
  )

  const put = {
    tags,
    summary: "Read somebody's calendar from an address",
    description:
      "Out-of-office entries and whole busy days become absences, also for part of a day; tentative and free ones do not. Titles are not kept.",
    params: HandlePath,
    body: CalendarFeedBody,
    response: { 200: CalendarFeedView },
  }
  api.put(
    "/api/people/:handle/calendar",
    { schema: put, config: { permission: "people.absence", ownership: "person" } },
    async (request) => {
      const { url } = request.body
      const refused = app.providers.refusedAddress(url.replace(/^webcal:/i, "https:"))
      if (refused !== null) throw new Refusal("bad_address", refused, 422, [{ pointer: "/body/url", message: refused }])
      return within(app, request, async (tx, now) => {
        const people = await allPeople(tx, now)
        const person = personCalled(people, request.params.handle, "/path/handle")
        await putFeed(tx, person, url, actorOf(request.caller, people, null).actor, now)
        return shown(tx, person.id, now)
      })
    },
  )

  const drop = { tags, summary: "Forget somebody's calendar and what it said", params: HandlePath, response: { 204: z.null() } }
  api.delete(
    "/api/people/:handle/calendar",
    { schema: drop, config: { permission: "people.absence", ownership: "person" } },
    async (request, reply) => {
      await within(app, request, async (tx, now) => {
        const people = await allPeople(tx, now)
        const person = personCalled(people, request.params.handle, "/path/handle")
        const isGone = await removeFeed(tx, person, actorOf(request.caller, people, null).actor, now)
        found(isGone ? true : null, "calendar")
      })
      return reply.code(204).send(null)
    },
  )

  // in a scope of its own, because only here a body is a calendar
  void api.register(async (scope: Api) => {
    scope.addContentTypeParser(FILE, { parseAs: "string", bodyLimit: MOST_BYTES }, async (_request: FastifyRequest, body: string) => body)
    const file = {
      tags,
      summary: "Somebody's calendar as a file",
      description: "An iCalendar file as text/calendar. It is read at once and stands until another comes.",
      params: HandlePath,
      consumes: FILE,
      response: { 202: CalendarFeedView },
    }
    scope.post(
      "/api/people/:handle/calendar",
      { schema: file, config: { permission: "people.absence", ownership: "person" } },
      async (request, reply) => {
        const text = request.body
        if (typeof text !== "string" || !/BEGIN:VCALENDAR/i.test(text.slice(0, 1000)))
          throw new Refusal("no_calendar", "The body has to be an iCalendar file, as text/calendar.", 400)
        const view = await within(app, request, async (tx, now) => {
          const people = await allPeople(tx, now)
          const person = personCalled(people, request.params.handle, "/path/handle")
          await putCalendarFile(tx, person, text, actorOf(request.caller, people, null).actor, now)
          return shown(tx, person.id, now)
        })
        return reply.code(202).send(view)
      },
    )
  })
}

async function shown(tx: Tx, person: string, now: Instant): Promise<CalendarFeedView> {
  const feed = found((await feedsOf(tx, [person])).get(person), "calendar")
  const away = await calendarAbsences(tx, person, now)
  return {
    from: feed.host,
    since: toIso(feed.since),
    read_at: isoOrNull(feed.fetchedAt),
    next_at: isoOrNull(feed.nextAt),
    is_stale: feed.url !== null && isStale(feed, now),
    error: feed.error,
    events: feed.events,
    away: away.map(({ from, until }) => ({ from: toIso(from), until: toIso(until) })),
  }
}
