import { z } from "zod"
import { randomUUID } from "node:crypto"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { CalendarIn, MeetingBody, MeetingView, ProposedTimesQuery, ProposedTimesView } from "#contract/scheduling.ts"
import { toIso } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { actorOf, found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { handoffById, type Handoff } from "#store/handoff.ts"
import { leadById } from "#store/lead.ts"
import { meetingById, meetingsOf, type Meeting } from "#store/meeting.ts"
import { allPeople } from "#store/person.ts"
import { peopleInFewWords, type PersonSummary } from "#store/summary.ts"
import type { Tx } from "#store/workspace.ts"
import { tellMeeting } from "#steps/08-cadence/meetings.ts"
import { inWords, proposeTimes } from "#steps/08-cadence/propose-times.ts"

const tags = ["scheduling"]

/** Times for a meeting, and meetings as evidence. */
export function schedulingRoutes(api: Api, app: App): void {
  const propose = {
    tags,
    summary: "A booking link, or two times that suit both",
    description: "At which lead and owner are at work and the owner is free, as a sentence in the lead's language.",
    params: IdPath,
    querystring: ProposedTimesQuery,
    response: { 200: ProposedTimesView },
  }
  api.get("/api/handoffs/:id/proposed-times", { schema: propose, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { minutes } = request.query
      const handoff = found(await handoffById(tx, request.params.id), "handoff")
      const { bookingLink, times, leadZone, repZone, sentence } = await proposeTimes(tx, handoff, minutes, now)
      const said = times.map((at) => ({ at: toIso(at), for_lead: inWords(at, leadZone ?? repZone), for_rep: inWords(at, repZone) }))
      return { booking_link: bookingLink, minutes, times: said, zone: leadZone, sentence }
    }),
  )

  const list = { tags, summary: "Its meetings", params: IdPath, response: { 200: PageView(MeetingView) } }
  api.get("/api/handoffs/:id/meetings", { schema: list, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const { id } = found(await handoffById(tx, request.params.id), "handoff")
      return { data: await views(tx, await meetingsOf(tx, id)), next_cursor: null }
    }),
  )

  const book = {
    tags,
    summary: "Agree on a meeting",
    description: "It is evidence that a meeting was booked, and ends the follow-up. Its iCalendar file invites the lead.",
    params: IdPath,
    body: MeetingBody,
    response: { 201: MeetingView },
  }
  api.post("/api/handoffs/:id/meetings", { schema: book, config: { permission: "handoffs.answer" } }, async (request, reply) => {
    const view = await within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const handoff = openOne(await handoffById(tx, request.params.id))
      const { starts_at: starts, minutes, title, by } = request.body
      const startsAt = Date.parse(starts)
      if (startsAt <= now) throw new Refusal("meeting_in_past", "A meeting begins in the future; say when.", 422)
      const person = by === null ? handoff.owner : personCalled(people, by, "/body/by").id
      const { actor } = actorOf(request.caller, people, null)
      const told = {
        uid: `${randomUUID()}@baton`,
        sequence: 0,
        title,
        startsAt,
        endsAt: startsAt + minutes * 60_000,
        isCancelled: false,
        by: person,
      }
      return one(tx, await tellMeeting(tx, handoff, { ...told, source: "baton" }, actor, now))
    })
    return reply.code(201).send(view)
  })

  const cancel = { tags, summary: "Call a meeting off", params: IdPath, response: { 200: MeetingView } }
  api.delete("/api/meetings/:id", { schema: cancel, config: { permission: "handoffs.answer" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const meeting = found(await meetingById(tx, request.params.id), "meeting")
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      const handoff = found(await handoffById(tx, meeting.handoff), "handoff")
      const { uid, sequence, title, startsAt, endsAt, person: by, source } = meeting
      return one(
        tx,
        await tellMeeting(tx, handoff, { uid, sequence: sequence + 1, title, startsAt, endsAt, by, source, isCancelled: true }, actor, now),
      )
    }),
  )

  const Ics = { description: "The meeting as an iCalendar file", content: { "text/calendar": { schema: z.string() } } }
  const file = { tags, summary: "A meeting as an iCalendar file", params: IdPath, response: { 200: Ics } }
  api.get("/api/meetings/:id/invitation.ics", { schema: file, config: { permission: "handoffs.read" } }, async (request, reply) => {
    const text = await within(app, request, async (tx, now) =>
      invitation(tx, app, found(await meetingById(tx, request.params.id), "meeting"), now),
    )
    return reply.header("content-type", "text/calendar; charset=utf-8; method=REQUEST").send(text)
  })

  const told = {
    tags,
    summary: "What a calendar says of meetings with its lead",
    description: "An invitation, a change or a cancellation, as iCalendar text. The same news twice changes nothing.",
    params: IdPath,
    body: CalendarIn,
    response: { 200: PageView(MeetingView) },
  }
  api.post("/api/handoffs/:id/calendar", { schema: told, config: { permission: "handoffs.answer" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const handoff = found(await handoffById(tx, request.params.id), "handoff")
      const people = await allPeople(tx, now)
      const { actor } = actorOf(request.caller, people, null)
      const meetings = await app.post.readCalendar(request.body.ics)
      if (meetings.length === 0)
        throw new Refusal("no_calendar", "There is no meeting with a time in this; send iCalendar text with a VEVENT.", 422)
      for (const { uid, sequence, title, startsAt, endsAt, method, attendees, organizer } of meetings) {
        const there = [...attendees.map(({ address }) => address), organizer]
        const by = people.find((person) => there.includes(person.email.toLowerCase()))?.id ?? handoff.owner
        await tellMeeting(
          tx,
          handoff,
          { uid, sequence, title, startsAt, endsAt, by, isCancelled: method === "cancel", source: "calendar" },
          actor,
          now,
        )
      }
      return { data: await views(tx, await meetingsOf(tx, handoff.id)), next_cursor: null }
    }),
  )
}

function openOne(handoff: Handoff | null): Handoff {
  const one = found(handoff, "handoff")
  if (one.closedAt !== null) throw new Refusal("handoff_over", "The handoff is over, so no meeting can be agreed on it.", 409)
  return one
}

async function invitation(tx: Tx, app: App, meeting: Meeting, now: number): Promise<string> {
  const person = (await allPeople(tx, now)).find((each) => each.id === meeting.person)
  const lead = await leadById(tx, meeting.lead)
  const organizer = { name: person?.name ?? "Baton", email: person?.email ?? "baton@localhost" }
  const attendee = lead?.email ? { name: lead.name, email: lead.email } : null
  const { uid, sequence, title, startsAt, endsAt, state } = meeting
  return app.post.writeCalendar(
    { uid, sequence, title, startsAt, endsAt, isCancelled: state === "cancelled", organizer, attendee, link: null },
    now,
  )
}

async function one(tx: Tx, meeting: Meeting | null) {
  const [view] = await views(tx, meeting === null ? [] : [meeting])
  return found(view, "meeting")
}

async function views(tx: Tx, meetings: readonly Meeting[]) {
  const people: ReadonlyMap<string, PersonSummary> = await peopleInFewWords(
    tx,
    meetings.map((meeting) => meeting.person),
  )
  return meetings.map(({ id, handoff, person, title, startsAt, endsAt, state, source }) => ({
    id,
    handoff,
    person: people.get(person) ?? null,
    title,
    starts_at: toIso(startsAt),
    ends_at: toIso(endsAt),
    state,
    source,
    ics: `/api/meetings/${id}/invitation.ics`,
  }))
}
