import { describe, expect, test } from "vitest"

import { checkCapacity, unitsOf, usedUnits } from "./capacity.ts"
import { checkCaps, rollingDays, windowEnd, windowStart, type CapExemption, type CapUse, type CapWindow } from "./caps.ts"

const day: CapWindow = { kind: "day" }
const noon = Date.parse("2026-11-18T12:00:00Z")

function use(window: CapWindow, max: number | null, count: number, times?: number[]): CapUse {
  return { cap: { scope: "pool", window, max }, count, ...(times && { times }) }
}

function question(tier = 2, exemptions: CapExemption[] = []): { tier: number; exemptions: CapExemption[]; zone: string } {
  return { tier, exemptions, zone: "Europe/Berlin" }
}

describe("when a cap's window begins and ends", () => {
  test.each<[CapWindow["kind"], string, string, string, string]>([
    ["hour", "Asia/Kolkata", "2026-11-18T12:10:00Z", "2026-11-18T11:30:00Z", "2026-11-18T12:30:00Z"],
    ["day", "Europe/Berlin", "2026-11-18T22:59:59Z", "2026-11-17T23:00:00Z", "2026-11-18T23:00:00Z"],
    ["day", "Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"],
    ["day", "America/Santiago", "2026-09-06T12:00:00Z", "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"],
    ["week", "America/New_York", "2026-11-23T04:30:00Z", "2026-11-16T05:00:00Z", "2026-11-23T05:00:00Z"],
    ["week", "America/New_York", "2026-11-23T05:00:00Z", "2026-11-23T05:00:00Z", "2026-11-30T05:00:00Z"],
    ["month", "Europe/Berlin", "2026-10-31T23:30:00Z", "2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z"],
  ])("the %s in %s around %s", (kind, zone, now, from, until) => {
    const window = { kind } as CapWindow

    expect(new Date(windowStart(window, zone, Date.parse(now))).toISOString()).toBe(new Date(from).toISOString())
    expect(new Date(windowEnd(window, zone, Date.parse(now))!).toISOString()).toBe(new Date(until).toISOString())
  })

  test("rolling days are so many times 24 exact hours and never start afresh", () => {
    expect(noon - windowStart(rollingDays(7), "Europe/Berlin", noon)).toBe(7 * 24 * 3_600_000)
    expect(windowEnd(rollingDays(7), "Europe/Berlin", noon)).toBeNull()
  })
})

describe("whether the caps leave room", () => {
  test.each<[string, CapUse[], number, CapExemption[], boolean]>([
    ["below the cap", [use(day, 5, 4)], 2, [], true],
    ["at the cap", [use(day, 5, 5)], 2, [], false],
    ["without a cap", [use(day, null, 500)], 2, [], true],
    ["a cap of 0 is never", [use(day, 0, 0)], 2, [], false],
    ["one of several is full", [use(day, 5, 1), use({ kind: "week" }, 10, 10)], 2, [], false],
    ["the first tier may pass the daily cap", [use(day, 5, 6)], 1, [{ tier: 1, ignores: "day", upTo: 2 }], true],
    ["but only by so many", [use(day, 5, 7)], 1, [{ tier: 1, ignores: "day", upTo: 2 }], false],
    ["another tier may not", [use(day, 5, 5)], 2, [{ tier: 1, ignores: "day", upTo: 2 }], false],
    ["nor the weekly cap", [use({ kind: "week" }, 5, 5)], 1, [{ tier: 1, ignores: "day", upTo: null }], false],
    ["an exemption does not open a cap of 0", [use(day, 0, 0)], 1, [{ tier: 1, ignores: "day", upTo: null }], false],
  ])("%s", (_, uses, tier, exemptions, passes) => {
    expect(checkCaps(uses, question(tier, exemptions), noon).passes).toBe(passes)
  })

  const today = Date.parse("2026-11-18T23:00:00Z")
  test.each<[string, CapUse[], number | null]>([
    ["a day cap clears at local midnight", [use(day, 5, 5)], today],
    ["of two full ones the later counts", [use(day, 5, 5), use({ kind: "week" }, 9, 9)], Date.parse("2026-11-22T23:00:00Z")],
    [
      "a rolling cap when the oldest has left it",
      [use({ kind: "rolling", hours: 24 }, 2, 2, [noon - 3_600_000, noon])],
      noon + 23 * 3_600_000 + 1,
    ],
    [
      "over a rolling cap, when enough have left",
      [use({ kind: "rolling", hours: 24 }, 1, 2, [noon - 3_600_000, noon])],
      noon + 24 * 3_600_000 + 1,
    ],
    ["a rolling cap without times, nobody knows", [use({ kind: "rolling", hours: 24 }, 2, 2)], null],
    ["a cap of 0 never", [use(day, 0, 0), use({ kind: "week" }, 9, 9)], null],
  ])("%s", (_, uses, expected) => {
    expect(checkCaps(uses, question(), noon)).toMatchObject({ passes: false, reason: "at_cap", clearsAt: expected })
  })
})

describe("whether there is capacity", () => {
  test.each([
    [7, 10, 1, true],
    [8, 10, 1, false],
    [8, 10, 2, true],
    [10, 10, 3, false],
    [12, 10, 3, false],
    [900, null, 1, true],
  ])("with %d of %s units in use a lead of tier %d fits: %s", (used, max, tier, passes) => {
    expect(checkCapacity({ used, max }, unitsOf(tier)).passes).toBe(passes)
  })

  test("leads take three, two or one unit by tier, and a tier without units takes one", () => {
    expect(usedUnits([1, 2, 3, 4])).toBe(7)
  })
})
