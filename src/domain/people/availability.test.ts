import { describe, expect, test } from "vitest"

import { availabilityVerdict } from "#domain/routing/availability-verdict.ts"
import { DEFAULT_STANDING } from "#domain/routing/standing.ts"

import type { CalendarEntry } from "./absence.ts"
import { availability, type PersonFacts } from "./availability.ts"

/** 2026-11-18T00:00Z, a Wednesday; hours below count from there. */
const WEDNESDAY = Date.UTC(2026, 10, 18)

function hour(hours: number): number {
  return WEDNESDAY + hours * 3_600_000
}

/** Somebody at work on Wednesday from 8 to 17 and on Thursday at the same hours. */
const atWork: PersonFacts = {
  isActive: true,
  isInPool: true,
  managerPause: null,
  selfPause: null,
  shiftEndsAt: hour(17),
  absences: [],
  feeds: [],
  holidayUntil: null,
  isOpenNow: true,
  nextOpenAt: hour(32),
  laterShifts: [{ from: hour(32), until: hour(41) }],
  busy: null,
}

function leave(from: number, until: number, more: Partial<CalendarEntry> = {}): CalendarEntry {
  return { from: hour(from), until: hour(until), source: "own calendar", kind: "out_of_office", status: "busy", ...more }
}

describe("whether a person is free for leads", () => {
  test("somebody at work is free now", () => {
    expect(availability(atWork, hour(10))).toEqual({
      isFree: true,
      excused: false,
      reason: null,
      clearsAt: hour(10),
      trail: [],
      staleFeeds: [],
    })
  })

  test.each<[string, Partial<PersonFacts>, string, boolean, number | null]>([
    ["an inactive user is away for good", { isActive: false }, "inactive", true, null],
    ["somebody out of the pool is away for good", { isInPool: false }, "left_pool", true, null],
    ["a manager's pause holds until its end", { managerPause: { since: hour(8), until: hour(12) } }, "manager_pause", true, 12],
    ["a manager's pause without end stays", { managerPause: { since: hour(8), until: null } }, "manager_pause", true, null],
    [
      "a switch off for less than an hour keeps the claim",
      { selfPause: { since: hour(9.5), until: hour(11) } },
      "self_pause_short",
      false,
      11,
    ],
    ["a switch off for an hour loses it", { selfPause: { since: hour(9), until: hour(11) } }, "self_pause_long", true, 11],
    [
      "a switch left off ends with the shift, so the next shift counts",
      { selfPause: { since: hour(9), until: null } },
      "self_pause_long",
      true,
      32,
    ],
    ["leave of part of a day counts", { absences: [leave(9, 13)] }, "out_of_office", true, 13],
    ["leave ending at night lasts until the next shift", { absences: [leave(0, 24)] }, "out_of_office", true, 32],
    ["overlapping and touching leave is one", { absences: [leave(9, 11), leave(10, 12), leave(12, 14)] }, "out_of_office", true, 14],
    [
      "later leave that begins where a pause ends counts too",
      { managerPause: { since: hour(8), until: hour(12) }, absences: [leave(12, 15)] },
      "manager_pause",
      true,
      15,
    ],
    ["a day marked busy is leave", { absences: [leave(0, 24, { kind: "all_day" })] }, "out_of_office", true, 32],
    ["an automatic reply is leave", { absences: [leave(9, 12, { kind: "automatic_reply" })] }, "out_of_office", true, 12],
    [
      "a meeting marked out of office is leave",
      { absences: [leave(9, 12, { kind: "meeting", status: "away" })] },
      "out_of_office",
      true,
      12,
    ],
    ["a public holiday counts until its end and the next shift", { holidayUntil: hour(24) }, "public_holiday", true, 32],
    ["outside the window means until it opens", { isOpenNow: false }, "outside_hours", true, 32],
    [
      "outside the window without a next one, nobody knows",
      { isOpenNow: false, nextOpenAt: null, laterShifts: [] },
      "outside_hours",
      true,
      null,
    ],
    ["a short meeting keeps the claim", { busy: { since: hour(9.5), until: hour(10.5) } }, "busy_short", false, 10.5],
  ])("%s", (_, facts, reason, excused, clears) => {
    const result = availability({ ...atWork, ...facts }, hour(10))

    expect(result).toMatchObject({ isFree: false, reason, excused, clearsAt: clears === null ? null : hour(clears) })
  })

  test.each<[string, Partial<PersonFacts>]>([
    ["tentative leave", { absences: [leave(9, 12, { status: "tentative" })] }],
    ["a day marked free", { absences: [leave(0, 24, { kind: "all_day", status: "free" })] }],
    ["a busy meeting in the leave calendar", { absences: [leave(9, 12, { kind: "meeting" })] }],
    ["leave that ends now", { absences: [leave(9, 10)] }],
    ["leave that begins later", { absences: [leave(11, 12)] }],
    ["a pause that ends now", { managerPause: { since: hour(8), until: hour(10) } }],
    ["a switch left off in a shift that is over", { selfPause: { since: hour(-10), until: null }, shiftEndsAt: hour(-7) }],
  ])("%s takes nobody out", (_, facts) => {
    expect(availability({ ...atWork, ...facts }, hour(10)).isFree).toBe(true)
  })

  test("the first in precedence decides, and all that hold are recorded in order", () => {
    const everything: PersonFacts = {
      ...atWork,
      isActive: false,
      isInPool: false,
      managerPause: { since: hour(8), until: hour(12) },
      selfPause: { since: hour(9), until: hour(11) },
      absences: [leave(9, 13)],
      holidayUntil: hour(24),
      isOpenNow: false,
      busy: { since: hour(9), until: hour(11) },
    }

    const { reason, trail } = availability(everything, hour(10))

    expect(reason).toBe("inactive")
    expect(trail.map((step) => step.reason)).toEqual([
      "inactive",
      "left_pool",
      "manager_pause",
      "self_pause_long",
      "out_of_office",
      "public_holiday",
      "outside_hours",
      "busy_long",
    ])
  })

  test("a verdict for routing says it in words, and until when", () => {
    const away = availability({ ...atWork, holidayUntil: hour(24) }, hour(10))

    expect(availabilityVerdict(availability(atWork, hour(10)))).toEqual({ check: "availability", passes: true })
    expect(availabilityVerdict(away)).toEqual({
      check: "availability",
      passes: false,
      reason: "public_holiday",
      says: "has a public holiday",
      clearsAt: hour(32),
    })
  })

  test("a pool may treat hours off as skipped instead of excused", () => {
    const table = { ...DEFAULT_STANDING, outside_hours: "skipped" } as const

    expect(availability({ ...atWork, isOpenNow: false }, hour(10), table).excused).toBe(false)
  })

  test("a calendar not read for a day is named, and decides nothing", () => {
    const feeds = [
      { source: "fresh", fetchedAt: hour(9) },
      { source: "a day old", fetchedAt: hour(-14) },
      { source: "too old", fetchedAt: hour(-14.1) },
      { source: "never read", fetchedAt: null },
    ]

    expect(availability({ ...atWork, feeds }, hour(10))).toMatchObject({ isFree: true, staleFeeds: ["too old", "never read"] })
  })
})
