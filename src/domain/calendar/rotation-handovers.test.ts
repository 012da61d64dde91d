import { expect, test } from "vitest"
import { type Rotation, rotationHandovers } from "./business-time.ts"

function handovers(rotation: Partial<Rotation>, fromIndex: number, count: number): [string, boolean][] {
  const whole: Rotation = { zone: "Europe/Berlin", start: "2026-01-05T09:00", unit: "weeks", length: 1, ...rotation }
  return rotationHandovers(whole, fromIndex, count).map(({ at, moved }) => [new Date(at).toISOString().slice(0, 16), moved])
}

test("a weekly handover stays at nine o'clock over both clock changes", () => {
  expect(handovers({}, 11, 2)).toEqual([
    ["2026-03-23T08:00", false],
    ["2026-03-30T07:00", false],
  ])
  expect(handovers({}, 41, 2)).toEqual([
    ["2026-10-19T07:00", false],
    ["2026-10-26T08:00", false],
  ])
})

test("a handover in a gap is an hour later and says so; one that comes twice is the first", () => {
  const nightly = { start: "2026-03-28T02:30", unit: "days" } as const

  expect(handovers(nightly, 0, 3)).toEqual([
    ["2026-03-28T01:30", false],
    ["2026-03-29T01:30", true],
    ["2026-03-30T00:30", false],
  ])
  expect(handovers({ ...nightly, start: "2026-10-25T02:30" }, 0, 1)).toEqual([["2026-10-25T00:30", false]])
})

test("months are counted from the start, so a short month does not shift the later ones", () => {
  const monthly = { zone: "Etc/UTC", start: "2026-01-31T08:00", unit: "months" } as const

  expect(handovers(monthly, -1, 4).map(([at]) => at)).toEqual([
    "2025-12-31T08:00",
    "2026-01-31T08:00",
    "2026-02-28T08:00",
    "2026-03-31T08:00",
  ])
})

test("hours are exact hours, over a clock change too", () => {
  const shifts = handovers({ start: "2026-03-28T18:00", unit: "hours", length: 12 }, 0, 3)

  expect(shifts.map(([at]) => at)).toEqual(["2026-03-28T17:00", "2026-03-29T05:00", "2026-03-29T17:00"])
})

test("each handover bears its number, counted from the start", () => {
  const rotation: Rotation = { zone: "Etc/UTC", start: "2026-01-05T09:00", unit: "days", length: 3 }

  expect(rotationHandovers(rotation, -2, 3).map(({ index }) => index)).toEqual([-2, -1, 0])
})

test.each([0, -1, 1.5])("a rotation of %d weeks is refused", (length) => {
  expect(() => handovers({ length }, 0, 1)).toThrow("Give a whole number from 1")
})
