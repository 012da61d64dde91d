import { describe, expect, test } from "vitest"
import { readPersonRow } from "./read-person-row.ts"

const NOW = Date.UTC(2026, 10, 18)
const KNOWN = { teams: ["sdr_americas", "emea"], calendars: ["new_york"] }
const read = (cells: Parameters<typeof readPersonRow>[0]) => readPersonRow(cells, KNOWN, NOW)

describe("a row of a list of people", () => {
  test.each([
    [{ first_name: " Ana ", last_name: "Ruiz" }, { name: "Ana Ruiz" }],
    [{ name: "Ana Ruiz", first_name: "A." }, { name: "Ana Ruiz" }],
    [{ email: "Ana@Acme.example" }, { email: "ana@acme.example" }],
    [{ handle: "Ána Müller@acme.example" }, { handle: "ana.muller" }],
    [{ role: "SDR" }, { role: "rep" }],
    [{ role: "Teamleiter" }, { role: "manager" }],
    [{ title: "Account Executive" }, { role: "rep" }],
    [{ title: "Wizard of Light" }, {}],
    [{ role: "Marketing", title: "VP Sales" }, { role: "marketing" }],
    [{ team: "SDR Americas" }, { team: "sdr_americas" }],
    [{ zone: "Europe/Berlin" }, { zone: "Europe/Berlin" }],
    [{ zone: "(GMT+01:00) Central European Standard Time (Europe/Berlin)" }, { zone: "Europe/Berlin" }],
    [{ zone: "Eastern Time" }, { zone: "America/New_York" }],
    [{ zone: "UTC" }, { zone: "Etc/UTC" }],
    [{ calendar: "New York" }, { calendar: "new_york" }],
    [{ skills: "de; fr, de | enterprise" }, { skills: ["de", "fr", "enterprise"] }],
    [{ capacity: "40" }, { capacity: 40 }],
    [{ active: "nein" }, { active: false }],
    [{ status: "Suspended" }, { active: false }],
    [{ status: "Member" }, {}],
    [{ booking_url: "https://cal.example/ana" }, { bookingUrl: "https://cal.example/ana" }],
    [{ name: "", email: "", team: "", role: "" }, {}],
  ])("%j is read as %j", (cells, said) => {
    expect(read(cells)).toEqual({ said, unread: [], problems: [], notices: [] })
  })

  test.each([
    [{ email: "ana at acme" }, '"ana at acme" is no e-mail address.'],
    [{ role: "Wizard" }, '"Wizard" is no role; write rep, manager, director, leader, marketing or revops.'],
    [{ zone: "Mars" }, '"Mars" is no time zone; write one such as Europe/Berlin.'],
    [{ zone: "UTC+2" }, '"UTC+2" is no time zone; write one such as Europe/Berlin.'],
    [{ calendar: "tokyo" }, 'The agreement has no working hours called "tokyo".'],
    [{ capacity: "many" }, '"many" is no number of open units; write a whole number, or nothing for no limit.'],
    [{ active: "maybe" }, '"maybe" is neither yes nor no.'],
    [{ booking_url: "http://cal.example" }, "The booking link has to be an address that begins with https://."],
    [{ name: "x".repeat(201) }, "The name is longer than 200 characters."],
  ])("%j is refused with what to do", (cells, problem) => {
    expect(read(cells)).toMatchObject({ said: {}, problems: [problem], notices: [] })
  })

  test("a team that nobody knows is taken, and told", () => {
    expect(read({ team: "APAC" })).toMatchObject({
      said: { team: "APAC" },
      notices: [expect.stringContaining('No team here is called "APAC"')],
    })
  })
})
