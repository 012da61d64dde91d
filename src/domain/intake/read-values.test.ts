import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { mapHeaders } from "./map-headers.ts"
import { learnFormat } from "./learn-format.ts"
import { readRow } from "./read-values.ts"

const read = (row: Record<string, string>, sample: string[][] = []) => {
  const mapping = mapHeaders(Object.keys(row))
  return readRow(mapping, Object.values(row), learnFormat(mapping, sample))
}

test("a row becomes fields, custom attributes and problems, and nothing is lost", () => {
  const row = read({
    Email: " Ann@ACME.com ",
    "First Name": "Ann\u0000",
    Company: "Acme\tGmbH",
    Website: "https://www.Acme.com/about?x=1",
    Employees: "51-200",
    "Annual Revenue": "€ 1.5 Mio.",
    Country: "Deutschland",
    "Do Not Email": "No",
    Technologies: "Postgres; dbt;Postgres",
    "Create Date": "18.1.2021",
    "Lead Score": "77",
    Phone: "4.91523E+11",
  })

  expect(row.fields).toEqual({
    email: "ann@acme.com",
    first_name: "Ann",
    company_name: "Acme GmbH",
    company_domain: "acme.com",
    employee_count: 51,
    annual_revenue: 1_500_000,
    currency: "EUR",
    country: "DE",
    opted_out: false,
    technologies: ["Postgres", "dbt"],
    created_at: Date.UTC(2021, 0, 18),
    phone: null,
  })
  expect(row.custom).toEqual({ "Lead Score": "77", Phone: "4.91523E+11" })
  expect(row.problems).toEqual([{ column: "Phone", message: expect.stringContaining("rounded") }])
})

describe("what only says that nothing is known is unknown", () => {
  test.each(["", "  ", "Select", "N/A", "n/a", "-", "—", "(none)", "null", "NULL", "#N/A", "not set", "unknown", "Bitte wählen"])(
    "%s",
    (text) => {
      expect(read({ Email: "a@b.de", Industry: text }).fields).toEqual({ email: "a@b.de", industry: null })
    },
  )

  test("but people are called Null, Na and None", () => {
    expect(read({ "First Name": "Na", "Last Name": "Null", Email: "na@b.de" }).fields).toMatchObject({
      first_name: "Na",
      last_name: "Null",
    })
  })
})

test("day and month are told by the whole column, and dates that stay unclear are flagged and kept", () => {
  const dates = { Email: "a@b.de", "Create Date": "3/4/2021" }
  expect(read(dates, [["", "1/13/2021"]]).fields.created_at).toBe(Date.UTC(2021, 2, 4))
  expect(read(dates, [["", "13/1/2021"]]).fields.created_at).toBe(Date.UTC(2021, 3, 3))

  const unclear = read(dates)
  expect(unclear.fields.created_at).toBeNull()
  expect(unclear.custom).toEqual({ "Create Date": "3/4/2021" })
  expect(unclear.problems).toHaveLength(1)
})

test("a person's word about a column comes before what its values tell", () => {
  const mapping = mapHeaders(["Email", "Create Date"])
  const format = learnFormat(mapping, [], { timeZone: "Europe/Berlin", dates: "day-first", decimal: null })

  expect(readRow(mapping, ["a@b.de", "3/7/2021 10:00"], format).fields.created_at).toBe(Date.UTC(2021, 6, 3, 8))
})

test("a header that names its unit is multiplied out, and decimal commas are learned", () => {
  expect(read({ Email: "a@b.de", "Revenue (in 000s USD)": "2,500" }).fields.annual_revenue).toBe(2_500_000)
  expect(read({ Email: "a@b.de", Umsatz: "1.500" }, [["", "12,5"]]).fields.annual_revenue).toBe(1500)
})

test.each([
  ["LinkedIn URL", "javascript:alert(1)", 'Addresses with "javascript:" are not taken.'],
  ["Job Title", "x".repeat(1001), "1001 characters are too many; 1000 are allowed."],
  ["Employees", "-3", '"-3" is below zero.'],
  ["Founded Year", "9".repeat(400), "too large"],
  ["Do Not Call", "perhaps", "neither yes nor no"],
  ["Website", "http://127.0.0.1/", "is not a website"],
])("%s: a value like %s is refused with its reason", (header, text, reason) => {
  const row = read({ Email: "a@b.de", [header]: text })
  expect(row.problems).toEqual([{ column: header, message: expect.stringContaining(reason) }])
})

test("cells beyond the header are kept under the number of their column", () => {
  const mapping = mapHeaders(["Email"])
  expect(readRow(mapping, ["a@b.de", "left over"])).toMatchObject({ custom: { "Column 2": "left over" } })
  expect(readRow(mapping, [])).toMatchObject({ fields: { email: null } })
})

test("any text gets an answer, and no control character or lone surrogate passes", () => {
  const headers = [
    "Email",
    "Name",
    "Phone",
    "Employees",
    "Annual Revenue",
    "Create Date",
    "Country",
    "Website",
    "LinkedIn URL",
    "Notes",
    "Optin",
    "X",
  ]
  const mapping = mapHeaders(headers)
  const cell = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\uD800", "1/2/2021", "9e99", "１２", "0x10", "٣٤"))
  fc.assert(
    fc.property(fc.array(cell, { minLength: 12, maxLength: 12 }), (cells) => {
      const { fields, custom } = readRow(mapping, cells)
      const values = [...Object.values(fields), ...Object.values(custom)]
      const texts = values.filter((value) => typeof value === "string")
      expect(values.every((value) => typeof value !== "number" || Number.isFinite(value))).toBe(true)
      expect(texts.filter((text) => !text.isWellFormed() || /[^\P{Cc}\n\t]/u.test(text))).toEqual([])
    }),
  )
})

test("passwords and official numbers are left out, unless a person maps the column", () => {
  const headers = ["Email", "Password", "SSN"]
  const cells = ["a@b.example", "hunter2", "078-05-1120"]

  expect(readRow(mapHeaders(headers), cells)).toEqual({ fields: { email: "a@b.example" }, custom: {}, problems: [] })
  expect(readRow(mapHeaders(headers, { SSN: "" }), cells).custom).toEqual({ SSN: "078-05-1120" })
})
