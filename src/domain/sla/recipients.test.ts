import { expect, test } from "vitest"
import type { Person } from "#domain/people/person.ts"
import { berlin, nineToFive } from "../../../test/examples/clocks.ts"
import { always } from "./business-calendar.ts"
import { isEmptyRung, recipientsOf, type Surroundings } from "./recipients.ts"

const person = (handle: string, more: Partial<Person> = {}): Person => ({
  id: `id-${handle}`,
  handle,
  name: handle,
  email: `${handle}@example.com`,
  role: "rep",
  team: "dach",
  zone: "Europe/Berlin",
  calendar: null,
  skills: [],
  capacity: null,
  active: true,
  pausedUntil: null,
  absences: [],
  ...more,
})
const ana = person("ana")
const people = [
  ana,
  person("mia", { role: "manager" }),
  person("dan", { role: "director", team: "lead" }),
  person("lea", { role: "leader", team: "lead" }),
  person("leo", { role: "leader", team: "lead" }),
  person("mark", { role: "marketing", team: "growth" }),
]
const around: Surroundings = {
  tier: 2,
  owner: ana,
  teamName: "dach",
  teams: { dach: { side: "sales", calendar: "office", manager: "mia", director: "dan" } },
  people,
  calendarOf: () => nineToFive,
  teamCalendar: always,
}
const evening = berlin("2026-11-20 20:00")
const names = (tell: NonNullable<Parameters<typeof recipientsOf>[0]["tell"]>, more: Partial<Surroundings> = {}) =>
  recipientsOf({ at: "100%", tell }, { ...around, ...more }, evening).map((each) => (each.kind === "team" ? `#${each.team}` : each.name))

test.each([
  [
    ["owner", "team"],
    ["ana", "#dach"],
  ],
  [
    ["manager", "director"],
    ["mia", "dan"],
  ],
  [["leaders"], ["lea", "leo"]],
  [["marketing"], ["mark"]],
] as const)("a rung that tells %j reaches %j", (tell, reached) => {
  expect(names([...tell])).toEqual(reached)
})

test("somebody who is meant twice is told once", () => {
  expect(names(["owner", "manager"], { owner: people[1] as Person })).toEqual(["mia"])
})

test("people who left are not told, and a team nobody is in has no channel", () => {
  expect(names(["owner", "team"], { people: [], owner: { ...ana, active: false } })).toEqual([])
  expect(names(["owner", "manager"], { owner: null, teamName: "gone" })).toEqual([])
})

test("quiet hours are the receiver's, except for tier 1", () => {
  const rung = { at: "100%", tell: ["owner" as const, "team" as const] }

  expect(recipientsOf(rung, around, evening).map((each) => each.sendAfter)).toEqual([berlin("2026-11-23 09:00"), evening])
  expect(recipientsOf(rung, { ...around, tier: 1 }, evening).map((each) => each.sendAfter)).toEqual([evening, evening])
})

test("a rung that reaches nobody is empty unless it acts on the lead", () => {
  expect(isEmptyRung({ at: "100%", tell: ["manager"] }, [])).toBe(true)
  expect(isEmptyRung({ at: "100%", reassign: true }, [])).toBe(false)
  expect(isEmptyRung({ at: "100%", recycle: true }, [])).toBe(false)
})
