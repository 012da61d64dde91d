import { describe, expect, test } from "vitest"
import { joinPeople, type ForNewPeople } from "./join-people.ts"
import type { SaidOfPerson } from "./read-person-row.ts"
import type { Person } from "./person.ts"

const ANA: Person = {
  ...{ id: "1", handle: "ana", name: "Ana Ruiz", email: "Ana@acme.example", role: "rep", team: "americas", zone: "America/New_York" },
  ...{ calendar: null, skills: ["es"], capacity: 40, active: true, bookingUrl: null, pausedUntil: null, absences: [] },
}
const FOR_NEW: ForNewPeople = { role: "rep", team: "emea", zone: "Europe/Berlin" }
const join = (said: SaidOfPerson[], forNew = FOR_NEW) =>
  joinPeople(
    said.map((each, at) => ({ line: at + 2, said: each, unread: [], problems: [], notices: [] })),
    [ANA],
    forNew,
  )

describe("a list of people beside those who are known", () => {
  test("finds somebody by address, and leaves what it does not say as it is", () => {
    expect(join([{ email: "ana@acme.example", team: "emea" }])).toMatchObject([
      {
        result: "changed",
        person: { handle: "ana", skills: ["es"], capacity: 40, team: "emea" },
        changes: [{ field: "team", from: "americas", to: "emea" }],
      },
    ])
  })

  test("finds somebody by short name, who may have a new address", () => {
    expect(join([{ handle: "ana", email: "ana.ruiz@acme.example" }])).toMatchObject([
      { result: "changed", changes: [{ field: "email", from: "ana@acme.example", to: "ana.ruiz@acme.example" }] },
    ])
  })

  test("leaves the short name of somebody found by address, and says so", () => {
    expect(join([{ handle: "ana.ruiz", email: "ana@acme.example" }])).toMatchObject([
      { result: "same", person: { handle: "ana" }, notices: ['Is known as "ana" and stays so.'] },
    ])
  })

  test("says the same twice without a change", () => {
    expect(join([{ handle: "ana", name: "Ana Ruiz", capacity: 40 }])).toMatchObject([{ result: "same", changes: [] }])
  })

  test("adds who is new, with what holds for all, and a short name of their own", () => {
    const people = join([
      { name: "Ben Okafor", email: "ben@acme.example" },
      { name: "Ana Other", email: "ana@other.example", zone: "Europe/Paris", role: "manager" },
    ])

    expect(people).toMatchObject([
      { result: "made", person: { handle: "ben", role: "rep", team: "emea", zone: "Europe/Berlin", active: true } },
      { result: "made", person: { handle: "ana-2", role: "manager", zone: "Europe/Paris" } },
    ])
  })

  test("refuses what lacks something, with all that it lacks", () => {
    expect(join([{ name: "Ben" }], { role: "rep", team: null, zone: null })).toMatchObject([
      {
        result: "refused",
        person: null,
        problems: [
          "An e-mail address is missing.",
          expect.stringContaining("A team is missing"),
          expect.stringContaining("A time zone is missing"),
        ],
      },
    ])
  })

  test("refuses a second row about somebody, and an address of somebody else", () => {
    expect(
      join([
        { name: "Ben", email: "ben@acme.example" },
        { name: "Ben again", email: "ben@acme.example" },
        { handle: "ben", email: "ana@acme.example" },
      ]),
    ).toMatchObject([
      { result: "made" },
      { result: "refused", problems: ["Line 2 is about the same person."] },
      { result: "refused", problems: ['The address is that of Ana Ruiz ("ana").', "Line 2 is about the same person."] },
    ])
  })
})
