import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { mapHeaders } from "./map-headers.ts"

/** What each header became: its field, or the reason why it has none. */
const mapped = (headers: string[], overrides: Record<string, string> = {}) =>
  Object.fromEntries(mapHeaders(headers, overrides).columns.map((column) => [column.name, column.field ?? column.reason]))

describe("headers of real exports are recognised", () => {
  test.each([
    ["E-Mail Address", "email"],
    ["E-Mail-Adresse", "email"],
    ["property_email", "email"],
    ["Email ID", "email"],
    ["# Employees", "employee_count"],
    ["No. of Employees", "employee_count"],
    ["NumberOfEmployees", "employee_count"],
    ["Mitarbeiterzahl", "employee_count"],
    ["Unternehmensgröße", "employee_count"],
    ["Company / Account", "company_name"],
    ["Company domain name", "company_domain"],
    ["Mailing Zip/Postal Code", "postal_code"],
    ["Vorname", "first_name"],
    ["Straße", "street"],
    ["utm_source__c", "utm_source"],
    ["linked_in_url_c", "linkedin_url"],
    ["Revenue (in 000s USD)", "annual_revenue"],
    ["Favourite colour", "unmapped"],
    ["Конкурс", "unmapped"],
  ])("%s is %s", (header, field) => {
    expect(mapped([header])).toEqual({ [header]: field })
  })
})

describe("a header that means several things is decided by what the rows are", () => {
  test("in a file of people", () => {
    expect(mapped(["Id", "Name", "Title", "Email", "Source", "Address", "Status"])).toEqual({
      Id: "external_id",
      Name: "full_name",
      Title: "job_title",
      Email: "email",
      Source: "lead_source",
      Address: "street",
      Status: "status",
    })
  })

  test("in a file of companies", () => {
    expect(mapped(["ID", "NAME", "WEBSITE", "BILLINGCITY", "NUMBEROFEMPLOYEES", "Title"])).toMatchObject({
      ID: "external_id",
      NAME: "company_name",
      BILLINGCITY: "city",
      Title: "ambiguous",
    })
  })

  test("in a file of deals, and in one that shows nothing, it is left to a person", () => {
    expect(mapped(["Deal Name", "Deal Stage", "Amount", "Name", "Id"])).toMatchObject({
      Name: "ambiguous",
      Id: "ambiguous",
      Amount: "unmapped",
    })
    expect(mapped(["Name", "Url"])).toEqual({ Name: "ambiguous", Url: "ambiguous" })
  })

  test("the mapping says how it was decided, and what it would suggest", () => {
    const { columns, file } = mapHeaders(["Name", "Email"])
    expect(file).toMatchObject({ kind: "people", reasons: [expect.stringContaining("email")] })
    expect(columns[0]?.how).toContain("the rows are people")
    expect(mapHeaders(["Name"]).columns[0]).toMatchObject({ field: null, reason: "ambiguous", suggestion: "full_name" })
    expect(mapHeaders(["Name"], {}, "people").columns[0]).toMatchObject({ field: "full_name" })
  })
})

describe("a colleague's id and a company's number are no record id of a person", () => {
  test.each<[string, string[], Record<string, string>]>([
    ["Pardot's prospects", ["id", "email", "first_name", "company", "user_id"], { id: "external_id", user_id: "ambiguous" }],
    ["a user's id further left", ["User ID", "Email", "Record ID"], { "User ID": "ambiguous", "Record ID": "external_id" }],
    ["a user's id beside an address", ["Email", "First name", "User ID"], { "User ID": "ambiguous" }],
    ["a user's id beside the owner", ["First name", "Last name", "Contact Owner", "User ID"], { "User ID": "ambiguous" }],
    ["a user's id where nothing else tells people apart", ["First name", "Last name", "User ID"], { "User ID": "external_id" }],
    ["a customer's number", ["Email", "First name", "Customer ID"], { "Customer ID": "company_external_id" }],
    [
      "a customer's number beside the account's id",
      ["Kundennummer", "Email", "Account ID"],
      { Kundennummer: "duplicate", "Account ID": "company_external_id" },
    ],
    ["a customer's number in a list of companies", ["Customer ID", "Company name", "Website"], { "Customer ID": "external_id" }],
  ])("%s", (_, headers, expected) => {
    expect(mapped(headers)).toMatchObject(expected)
  })

  test("the reason says what else the header can mean, and a choice by hand comes first", () => {
    const [, user] = mapHeaders(["Email", "User ID"]).columns
    expect(user).toMatchObject({ how: expect.stringContaining("or the colleague who looks after them"), suggestion: null })
    expect(mapped(["Email", "User ID"], { "User ID": "external_id" })).toMatchObject({ "User ID": "external_id" })
    expect(mapped(["First name", "Last name", "Key", "User ID"], { Key: "external_id" })).toMatchObject({ "User ID": "ambiguous" })
  })
})

test.each([
  [["LeadId", "Title", "Industry", "Employees", "TimeZone", "Stage", "LeadSource"], "people"],
  [["mql_id", "first_contact_date", "landing_page_id", "origin"], "people"],
  [["account", "sector", "year_established", "revenue", "employees"], "accounts"],
  [["OpportunityId", "CreatedDate", "IsAccepted", "Amount"], "other"],
  [["Potential Name", "Potential Owner", "Amount", "Stage", "Lead Source", "Probability", "LEADID"], "other"],
  [["Activity ID", "Subject", "Company / Account", "Contact", "Priority"], "other"],
  [["EmployeeId", "FirstName", "LastName", "Hired"], "other"],
  [["a", "b"], "other"],
])("the rows under %j are %s", (headers, kind) => {
  expect(mapHeaders(headers).file.kind).toBe(kind)
})

describe("each field is given to one column", () => {
  test("the better spelling wins, and the other column is kept as a duplicate with its suggestion", () => {
    const { columns, mappedShare, knownShare } = mapHeaders(["Corporate Phone", "Work email", "Email", "Colour"])
    expect(columns.map((column) => column.field)).toEqual(["company_phone", null, "email", null])
    expect(columns[1]).toMatchObject({ reason: "duplicate", suggestion: "email" })
    expect([mappedShare, knownShare]).toEqual([0.5, 0.75])
  })

  test("a company's country stands in for the person's only when the file has no other", () => {
    expect(mapped(["Email", "Company Country"])).toMatchObject({ "Company Country": "country" })
    expect(mapped(["Email", "Company Country", "Country"])).toMatchObject({ "Company Country": "duplicate", Country: "country" })
  })

  test("equal and empty headers get names of their own", () => {
    expect(mapHeaders(["Email", "Email", "", ""]).columns.map((column) => column.name)).toEqual([
      "Email",
      "Email (2)",
      "Column 3",
      "Column 4",
    ])
  })

  test("whatever the headers are, no field is given twice and no column is lost", () => {
    const words = fc.oneof(
      fc.string(),
      fc.constantFrom("Email", "email", "Name", "Company", "Phone", "Id", "__proto__", "constructor", "State"),
    )
    fc.assert(
      fc.property(fc.array(words), (headers) => {
        const { columns } = mapHeaders(headers)
        const fields = columns.flatMap((column) => column.field ?? [])
        expect(new Set(fields).size).toBe(fields.length)
        expect(columns.map((column) => column.header)).toEqual(headers)
        expect(new Set(columns.map((column) => column.name)).size).toBe(headers.length)
      }),
    )
  })
})

describe("a person's choice comes first", () => {
  test("a chosen field is taken from the column that would have had it", () => {
    expect(mapped(["Email", "Private e-mail address"], { "Private e-mail address": "email" })).toEqual({
      Email: "duplicate",
      "Private e-mail address": "email",
    })
  })

  test("an empty choice keeps the column as it stands", () => {
    expect(mapped(["Email", "Country"], { country: "" })).toMatchObject({ Country: "unmapped" })
  })

  test.each([
    [{ Nothing: "email" }, "which the file does not have"],
    [{ Email: "e_mail" }, "which does not exist"],
    [{ Email: "email", Mail: "email" }, "to two columns"],
  ] as [Record<string, string>, string][])("%j is refused", (overrides, reason) => {
    expect(() => mapHeaders(["Email", "Mail"], overrides)).toThrow(reason)
  })
})
