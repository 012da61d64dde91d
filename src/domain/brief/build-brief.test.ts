import { describe, expect, test } from "vitest"
import type { BriefEvent } from "#domain/brief/behaviour.ts"
import { type BriefInput, buildBrief } from "#domain/brief/build-brief.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { compileQualification, qualify } from "#domain/qualification/qualify.ts"
import { compileScoring, scoreLead } from "#domain/score/score-lead.ts"
import { smallGate } from "../../../test/fixtures/small-gate.ts"

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 20, 13, 5)

const nothing: BriefEvent = { signals: [], kind: "page", at: NOW, page: null, form: null, event: null, properties: {} }
const happened = (daysAgo: number, given: Partial<BriefEvent>): BriefEvent => ({ ...nothing, at: NOW - daysAgo * DAY, ...given })

const jo: Record<string, FieldValue> = {
  first_name: "Jo",
  last_name: "Weber",
  job_title: "VP Marketing",
  email: "jo@acme.example",
  phone: "+49 30 1",
  company_name: "Acme",
  city: "Berlin",
  country: "DE",
  time_zone: "Europe/Berlin",
  employee_count: 100,
  industry: "software",
  technologies: ["HubSpot"],
  lead_source: "webinar",
  campaign: "spring",
  landing_page: "/compare",
  message: "We lose leads between two tools.",
}

const journey = [
  happened(9, { page: "/blog/one", signals: ["blog"] }),
  happened(5, { page: "/pricing", properties: { seconds: 40 } }),
  happened(5, { page: "/pricing/plans", properties: { seconds: "20.4" } }),
  happened(3, { kind: "track", event: "Webinar attended", properties: { title: "Handoffs", question: "Does it fit SAP?" } }),
  happened(2, {
    kind: "form",
    form: "comparison-download",
    signals: ["comparison"],
    properties: { role: "buyer", email: "jo@acme.example" },
  }),
  happened(1, { kind: "form", form: "pricing", signals: ["pricing_request"], properties: { team_size: 12, role: "decider" } }),
  happened(-1, { kind: "form", form: "demo", signals: ["demo_request"] }),
]

function inputOf(fields: Record<string, FieldValue>, events: BriefEvent[]): BriefInput {
  const signals = events.flatMap((event) => event.signals.map((signal) => ({ signal, at: event.at })))
  const facts = { fields, events: signals, now: NOW }
  const score = scoreLead(compileScoring(smallGate), facts)
  const qualification = qualify(compileQualification(smallGate), score, facts, { cycleNumber: 2 })
  const [play] = smallGate.plays
  if (!play) throw new Error("The agreement of the tests has plays.")
  return {
    agreement: smallGate,
    fields,
    events,
    score,
    qualification,
    play,
    meetingLink: "https://meet.example/ana",
    account: null,
    history: [{ cycle: 1, owner: "Ben", outcome: "recycled", reason: "timing", closedAt: NOW - 100 * DAY }],
    channels: [{ channel: "phone", allowed: true, because: "they gave it to us" }],
  }
}

describe("a brief", () => {
  const { brief, complete, missing } = buildBrief(inputOf(jo, journey), NOW)

  test("says who it is, where, and what time it is there", () => {
    expect(brief.who).toMatchObject({ name: "Jo Weber", title: "VP Marketing", place: "Berlin, DE" })
    expect(brief.who.localTime).toEqual({ zone: "Europe/Berlin", reads: "Fri 14:05" })
    expect(brief.company).toEqual({ employee_count: 100, industry: "software", technologies: ["HubSpot"] })
  })

  test("says where the lead came from and what turned it into one", () => {
    expect(brief.origin).toMatchObject({
      source: "webinar",
      campaign: "spring",
      landingPage: "/compare",
      conversion: { says: "asked for pricing", at: NOW - DAY },
    })
  })

  test("says what the lead did last that shows intent; what has not happened yet is not in it", () => {
    expect(brief.lastHighIntent).toEqual({ kind: "high_intent", says: "asked for pricing", at: NOW - DAY, quotable: true })
    expect(brief.journey).toBe("decision")
  })

  test("counts visits to the prices and days of return, which nobody may quote", () => {
    expect(brief.pricing).toEqual({ visits: 1, pages: 2, seconds: 60, quotable: false })
    expect(brief.returnVisits).toBe(1)
  })

  test("tells apart what may be quoted and what was only tracked", () => {
    expect(brief.engagement.map(({ kind, says, quotable }) => [kind, says, quotable])).toEqual([
      ["form", "pricing", true],
      ["download", "comparison-download", true],
      ["webinar", "Webinar attended: Handoffs, asked “Does it fit SAP?”", false],
    ])
  })

  test("has the newest answers of the forms, and the challenge in the lead's words", () => {
    expect(brief.answers).toEqual([
      { question: "team_size", answer: "12" },
      { question: "role", answer: "decider" },
    ])
    expect(brief.challenge).toBe("We lose leads between two tools.")
  })

  test("says what to do next, by which play", () => {
    expect(brief.next).toMatchObject({
      action: "Call: learn what they need",
      play: "demo",
      channel: "call",
      meetingLink: "https://meet.example/ana",
    })
  })

  test("of a lead of which all is known is complete and small", () => {
    expect({ complete, missing }).toEqual({ complete: 100, missing: [] })
    expect(JSON.stringify(brief).length).toBeLessThan(2500)
  })
})

test("a brief of a lead of which nothing is known names what it lacks", () => {
  const { complete, missing } = buildBrief(inputOf({}, []), NOW)

  expect(complete).toBeLessThan(20)
  expect(missing).toEqual(expect.arrayContaining(["name", "email or phone", "company_name", "conversion", "last_high_intent"]))
  expect(new Set(missing).size).toBe(missing.length)
})

test("a zone that is none leaves the local time unknown", () => {
  const { brief, missing } = buildBrief(inputOf({ ...jo, time_zone: "Berlin or so" }, journey), NOW)

  expect(brief.who.localTime).toBe(null)
  expect(missing).toEqual(["local_time"])
})

test("a flood of behaviour and long texts stay a page", () => {
  const long = "word ".repeat(500)
  const flood = Array.from({ length: 300 }, (_, index) =>
    happened(index / 10, { kind: "form", form: `form ${index}`, signals: ["blog"], properties: { [`q${index}`]: long } }),
  )
  const fields = Object.fromEntries(Object.keys(jo).map((name) => [name, long]))

  const { brief } = buildBrief(inputOf(fields, flood), NOW)

  expect(JSON.stringify(brief).length).toBeLessThan(5000)
})

test("the reasons in a brief add up to the score of each axis", () => {
  const input = inputOf(jo, journey)

  const { brief } = buildBrief(input, NOW)

  for (const axis of ["fit", "intent"] as const) {
    const sum = brief.score.reasons.filter((reason) => reason.axis === axis).reduce((total, { points }) => total + points, 0)
    expect(sum).toBe(input.score[axis])
  }
})
