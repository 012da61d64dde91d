import { describe, expect, test } from "vitest"
import type { FieldValue } from "#domain/condition/condition.ts"
import { contactWindow } from "#domain/intake/contact-window.ts"
import { leadZone, type ZoneTable } from "#domain/intake/lead-zone.ts"

const NOW = Date.parse("2026-11-16T15:00:00Z")
const US = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"]
const TABLE: ZoneTable = {
  ofCountry: new Map([
    ["US", US],
    ["DE", ["Europe/Berlin"]],
    ["GB", ["Europe/London"]],
    ["ES", ["Europe/Madrid", "Atlantic/Canary"]],
    ["CN", ["Asia/Shanghai"]],
    ["IE", ["Europe/Dublin"]],
  ]),
  ofCallingCode: new Map([
    ["49", ["DE"]],
    ["44", ["GB", "GG"]],
    ["34", ["ES"]],
  ]),
}

describe("by which clock a lead lives", () => {
  test.each<[string, Record<string, FieldValue>, string[], string]>([
    ["as it says itself", { time_zone: "Europe/Rome", browser_zone: "Asia/Tokyo" }, ["Europe/Rome"], "stated"],
    ["as calendars write it", { time_zone: "(GMT-05:00) Eastern Time (US & Canada)" }, ["America/New_York"], "stated"],
    ["an abbreviation that two use, by the country", { time_zone: "CST", country: "CN" }, ["Asia/Shanghai"], "stated"],
    ["an abbreviation that three use, by the country", { time_zone: "IST", country: "IE" }, ["Europe/Dublin"], "stated"],
    ["an offset, by the country", { time_zone: "UTC-7", country: "US" }, ["America/Denver"], "stated"],
    ["an offset alone", { time_zone: "GMT+3" }, ["Etc/GMT-3"], "stated"],
    ["as its browser says", { browser_zone: "Europe/Rome", phone: "+4930123456" }, ["Europe/Rome"], "browser"],
    ["not by a browser that hides where it is", { browser_zone: "Etc/UTC", country: "DE" }, ["Europe/Berlin"], "address"],
    ["by the area code", { phone: "+1 415 555 0100", country: "US" }, ["America/Los_Angeles"], "phone"],
    ["not by a toll-free number", { phone: "+18005550100", country: "DE" }, ["Europe/Berlin"], "address"],
    ["by the country of the number", { phone: "+4930123456", country: "US" }, ["Europe/Berlin"], "phone"],
    ["by its state", { country: "US", state: "California" }, ["America/Los_Angeles"], "address"],
    ["by its state's code", { country: "US", state: "CO" }, ["America/Denver"], "address"],
    ["a state in two zones has both", { country: "US", state: "FL" }, ["America/New_York", "America/Chicago"], "address"],
    ["a country in several zones has all", { country: "US" }, US, "address"],
    ["the network address chooses among them", { country: "US", ip_zone: "America/Denver" }, ["America/Denver"], "address"],
    ["what does not fit chooses nothing", { country: "US", ip_zone: "Europe/Rome" }, US, "address"],
    ["a number of a country in two zones", { phone: "+34600000000" }, ["Europe/Madrid", "Atlantic/Canary"], "phone"],
    ["by the company's site", { company_domain: "acme.co.uk" }, ["Europe/London"], "company_site"],
    ["not by an ending that everybody uses", { company_domain: "acme.io" }, ["America/New_York"], "region"],
    ["at last by its region", { time_zone: "somewhere" }, ["America/New_York"], "region"],
  ])("%s", (_, fields, zones, source) => {
    expect(leadZone(fields, TABLE, "America/New_York", NOW)).toMatchObject({ zones, source })
  })

  test("where it is not known for sure it counts less", () => {
    const sure = leadZone({ country: "DE" }, TABLE, null, NOW)?.confidence ?? 0
    const unsure = leadZone({ country: "US" }, TABLE, null, NOW)?.confidence ?? 0

    expect(unsure).toBeLessThan(sure)
    expect(leadZone({}, TABLE, null, NOW)).toBeNull()
  })
})

describe("when a lead may be contacted", () => {
  test.each<[string, string[], string, string | null, string | null]>([
    ["now, when it is open", ["Europe/Berlin"], "2026-11-16T15:00:00Z", "2026-11-16T08:00:00Z", "2026-11-16T17:00:00Z"],
    ["tomorrow, when it is over", ["Europe/Berlin"], "2026-11-16T17:00:00Z", "2026-11-17T08:00:00Z", "2026-11-17T17:00:00Z"],
    ["on Monday, on a Saturday", ["Europe/Berlin"], "2026-11-21T10:00:00Z", "2026-11-23T08:00:00Z", "2026-11-23T17:00:00Z"],
    [
      "when all of its zones are open",
      ["America/New_York", "America/Los_Angeles"],
      "2026-11-16T15:00:00Z",
      "2026-11-16T17:00:00Z",
      "2026-11-16T23:00:00Z",
    ],
    ["never, when they are never open together", ["Europe/Berlin", "Pacific/Auckland"], "2026-11-16T15:00:00Z", null, null],
    [
      "this morning there, though it is evening before here",
      ["Asia/Tokyo"],
      "2026-11-15T23:00:00Z",
      "2026-11-16T00:00:00Z",
      "2026-11-16T09:00:00Z",
    ],
  ])("%s", (_, zones, now, from, until) => {
    const window = contactWindow(zones, Date.parse(now))

    expect(window).toEqual(from === null || until === null ? null : { from: Date.parse(from), until: Date.parse(until) })
  })
})
