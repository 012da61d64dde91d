import { expect, test } from "vitest"
import { readIcs } from "./read-ics.ts"

const window = { from: Date.parse("2027-01-01T00:00:00Z"), until: Date.parse("2028-01-01T00:00:00Z") }
const file = (...events: string[][]) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//x//y",
    ...events.flatMap((lines, place) => ["BEGIN:VEVENT", `UID:${place}@x`, "DTSTAMP:20270101T000000Z", ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
  ].join("\r\n")
const away = (...lines: string[]) => {
  const read = readIcs(file(lines), "Europe/Berlin", window)
  return read.kind === "read" ? read.away.map(({ from, until }) => [new Date(from).toISOString(), new Date(until).toISOString()]) : read
}

test.each([
  [
    "whole days that are busy",
    ["DTSTART;VALUE=DATE:20270705", "DTEND;VALUE=DATE:20270708", "SUMMARY:Hiking"],
    [["2027-07-04T22:00:00.000Z", "2027-07-07T22:00:00.000Z"]],
  ],
  ["whole days that are free", ["DTSTART;VALUE=DATE:20270705", "DTEND;VALUE=DATE:20270708", "TRANSP:TRANSPARENT", "SUMMARY:Fair"], []],
  ["whole days that are tentative", ["DTSTART;VALUE=DATE:20270705", "STATUS:TENTATIVE"], []],
  ["a day that was cancelled", ["DTSTART;VALUE=DATE:20270705", "STATUS:CANCELLED"], []],
  [
    "Outlook's out of office for part of a day",
    ["DTSTART:20270705T080000Z", "DTEND:20270705T100000Z", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"],
    [["2027-07-05T08:00:00.000Z", "2027-07-05T10:00:00.000Z"]],
  ],
  ["Outlook's out of office that is tentative", ["DTSTART;VALUE=DATE:20270705", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"], []],
  ["working elsewhere", ["DTSTART;VALUE=DATE:20270705", "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"], []],
  [
    "Google's out of office by its title",
    ["DTSTART;TZID=America/New_York:20270705T130000", "DTEND;TZID=America/New_York:20270705T170000", "SUMMARY:Out of office"],
    [["2027-07-05T17:00:00.000Z", "2027-07-05T21:00:00.000Z"]],
  ],
  [
    "leave in German",
    ["DTSTART:20270705T080000", "DTEND:20270705T120000", "SUMMARY:Urlaub (halber Tag)"],
    [["2027-07-05T06:00:00.000Z", "2027-07-05T10:00:00.000Z"]],
  ],
  ["a meeting", ["DTSTART:20270705T080000Z", "DTEND:20270705T090000Z", "SUMMARY:Stand-up"], []],
  [
    "every other Friday off, but one",
    ["DTSTART;VALUE=DATE:20270702", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3", "EXDATE;VALUE=DATE:20270716"],
    [
      ["2027-07-01T22:00:00.000Z", "2027-07-02T22:00:00.000Z"],
      ["2027-07-29T22:00:00.000Z", "2027-07-30T22:00:00.000Z"],
    ],
  ],
  ["long ago", ["DTSTART;VALUE=DATE:20200705"], []],
])("%s", (_what, lines, expected) => {
  expect(away(...lines)).toEqual(expected)
})

test("days that touch are one absence, and a repetition without end is followed to the end of the window only", () => {
  const read = readIcs(file(["DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=DAILY"]), "UTC", window)

  expect(read).toMatchObject({ kind: "read", away: [{ from: Date.parse("2027-01-01T00:00:00Z") }] })
})

test.each([
  "",
  "hello",
  "BEGIN:VCARD\r\nEND:VCARD",
  "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:nonsense\r\nEND:VEVENT\r\nEND:VCALENDAR",
  "<html>Sign in</html>",
])("what is no calendar is said to be none: %j", (text) => {
  const read = readIcs(text, "UTC", window)

  expect(read.kind === "unreadable" || read.away.length === 0).toBe(true)
})
