import { describe, expect, test } from "vitest"
import { eventTime } from "./arrival.ts"
import { readInstant } from "./read-instant.ts"

test.each<[string, unknown, string]>([
  ["a browser's time", "2026-11-16T14:00:00.123Z", "2026-11-16T14:00:00.123Z"],
  ["a time without milliseconds", "2026-11-16T14:00:00Z", "2026-11-16T14:00:00.000Z"],
  ["a time with an offset", "2026-11-16T14:00:00+02:00", "2026-11-16T12:00:00.000Z"],
  ["an offset without a colon", "2026-11-16T14:00:00-0530", "2026-11-16T19:30:00.000Z"],
  ["an offset of hours", "2026-11-16 14:00:00+01", "2026-11-16T13:00:00.000Z"],
  ["microseconds", "2026-11-16T14:00:00.123456+00:00", "2026-11-16T14:00:00.123Z"],
  ["a time without seconds", "2026-11-16T14:00Z", "2026-11-16T14:00:00.000Z"],
  ["a time without a zone is in UTC", "2026-11-16T14:00:00", "2026-11-16T14:00:00.000Z"],
  ["a zone in letters", "2026-11-16 14:00:00 UTC", "2026-11-16T14:00:00.000Z"],
  ["the short form", "20261116T140000Z", "2026-11-16T14:00:00.000Z"],
  ["a date is its midnight", "2026-11-16", "2026-11-16T00:00:00.000Z"],
  ["a leap day", "2028-02-29", "2028-02-29T00:00:00.000Z"],
  ["milliseconds", 1_700_000_000_000, "2023-11-14T22:13:20.000Z"],
  ["seconds", 1_790_000_000, "2026-09-21T14:13:20.000Z"],
  ["seconds with a fraction", 1_700_000_000.5, "2023-11-14T22:13:20.500Z"],
  ["milliseconds as a text", "1700000000000", "2023-11-14T22:13:20.000Z"],
  ["seconds as a text", " 1700000000 ", "2023-11-14T22:13:20.000Z"],
])("%s is read", (_, value, wanted) => {
  expect(new Date(readInstant(value) ?? 0).toISOString()).toBe(wanted)
})

test.each<[unknown]>(
  [
    ...[
      "yesterday",
      "12",
      "0",
      "Order 3",
      "2026-02-30T00:00:00Z",
      "2027-02-29",
      "2026-13-01",
      "2026-11-16T24:30:00Z",
      "2026-11-16T14:60:00Z",
    ],
    ...["2026-11-16T14:00:00+99:00", "16/11/2026", "Mon, 16 Nov 2026 14:00:00 GMT", "now", Number.NaN, true, {}, ["2026-11-16"]],
  ].map((value): [unknown] => [value]),
)("%j is no time", (value) => {
  expect(readInstant(value)).toBeNull()
})

describe("the time of an event", () => {
  const received = Date.UTC(2026, 10, 16, 15)

  test.each<[string, unknown, object]>([
    ["that says none is that of receipt", undefined, { at: received, clamped: false, unreadable: null }],
    ["that can't be read is that of receipt, and the event says so", "yesterday", { at: received, clamped: true, unreadable: "yesterday" }],
    ["that is no text is shown as it came", { at: 1 }, { at: received, clamped: true, unreadable: '{"at":1}' }],
    ["that is before 1990 is that of receipt", 0, { at: received, clamped: true, unreadable: null }],
    ["that is far ahead is that of receipt", "2026-11-16T16:00:00Z", { at: received, clamped: true, unreadable: null }],
    ["that is a little ahead is that of receipt", "2026-11-16T15:01:00Z", { at: received, clamped: false, unreadable: null }],
  ])("%s", (_, value, wanted) => {
    expect(eventTime(value, received)).toEqual(wanted)
  })

  test("is shifted by how far the sender's clock was off", () => {
    expect(eventTime("2026-11-16T16:00:00Z", received, -2 * 3_600_000)).toMatchObject({ at: received - 3_600_000, clamped: false })
  })
})
