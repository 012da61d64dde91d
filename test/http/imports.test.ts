import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { workbook } from "#integrations/xlsx/workbook.fixture.ts"
import { running, type Running } from "./running.ts"

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

const HEADER = "Email,First Name,Last Name,Company,Country,Create Date,Favourite colour"

function csv(rows: number, mark: string): string {
  const lines = Array.from({ length: rows }, (_, i) => `p${i}@${mark}.example,Pat,No ${i},"${mark}, Inc.",US,2026-10-0${(i % 9) + 1},blue`)
  return [HEADER, ...lines, ""].join("\r\n")
}

async function send(body: string, query = "") {
  return baton.call("POST", `/api/imports?name=list.csv${query}`, body, { "content-type": "text/csv" })
}

async function state(id: string) {
  return (await baton.call("GET", `/api/imports/${id}`)).json()
}

async function leadOf(email: string): Promise<string> {
  return (await baton.call("GET", `/api/leads?email=${email}`)).json().data[0].id
}

const part = (name: string, value: string, more = "") => `--b\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`

describe("importing a file", () => {
  test("a dry run says how it is understood and stores nothing", async () => {
    const answer = await send(`${csv(3, "dry")},No,Mail\r\n"broken,row\r\n`, "&dry_run=true")

    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      dry_run: true,
      delimiter: ",",
      rows_are: { kind: "people" },
      rows: 4,
      unreadable: 1,
      without_identity: 1,
    })
    expect(answer.json().columns.map((column: { field: string | null }) => column.field)).toEqual([
      "email",
      "first_name",
      "last_name",
      "company_name",
      "country",
      "created_at",
      null,
    ])
    expect(answer.json().first_rows[0].fields).toMatchObject({ email: "p0@dry.example", company_name: "dry, Inc." })
    expect((await baton.call("GET", "/api/imports")).json().data).toEqual([])
  })

  test("every row is accounted for, and the refused ones come back with line and reason", async () => {
    const answer = await send(`${csv(1203, "oak")},=cmd|' /C calc'!A0,Nobody\r\n"an open quote,\r\n`)
    await baton.takeAll()

    expect(answer.statusCode).toBe(201)
    const { id } = answer.json()
    expect(await state(id)).toMatchObject({
      state: "stored",
      rows_read: 1205,
      rows_stored: 1205,
      taken: 1203,
      quarantined: 2,
      duplicates: 0,
      waiting: 0,
    })
    const errors = (await baton.call("GET", `/api/imports/${id}/errors`)).body.split("\r\n")
    expect(errors[0]).toBe(`Line,Reason,${HEADER},Line as it stands`)
    expect(errors[1]).toContain("neither an e-mail address nor a record id")
    expect(errors[1]).toContain("'=cmd|")
    expect(errors[2]).toContain("an open quote")
    expect(errors).toHaveLength(4)
  })

  test("the file of refused rows can be imported again once it is mended", async () => {
    const { id } = (await send("Email,First Name,Note,Create Date\nnot an address,Kim,=1+1,25.3.2026\n")).json()
    await baton.takeAll()
    const errors = (await baton.call("GET", `/api/imports/${id}/errors`)).body

    const again = (await send(errors.replace(",not an address", ",kim@mended.example"))).json()
    await baton.takeAll()

    expect(await state(again.id)).toMatchObject({ taken: 1, quarantined: 0 })
    const [lead] = (await baton.call("GET", "/api/leads?email=kim@mended.example")).json().data
    expect(lead.fields).toEqual({ email: "kim@mended.example", first_name: "Kim", notes: "=1+1", created_at: Date.UTC(2026, 2, 25) })
    expect(errors).toContain(",2026-03-25T00:00:00.000Z,")
  })

  test("the same file again is the same import", async () => {
    const first = (await send(csv(700, "elm"))).json()
    await baton.takeAll()

    const again = (await baton.call("POST", "/api/imports?name=other.csv", csv(700, "elm"), { "content-type": "text/csv" })).json()
    await baton.takeAll()

    expect(again.id).toBe(first.id)
    expect(await state(first.id)).toMatchObject({ rows_stored: 700, taken: 700, duplicates: 0 })
  })

  test("an import that stopped half way goes on behind its last chunk", async () => {
    const { id } = (await send(csv(1600, "ash"))).json()
    await baton.takeAll()
    await baton.db.pool.query("update ws_acme.import set state = 'failed', error = 'stopped', rows_stored = 1000 where id = $1", [id])

    const again = (await send(csv(1600, "ash"))).json()
    await baton.takeAll()

    expect(again).toMatchObject({ id, state: "stored", error: null, rows_stored: 1600 })
    expect(await state(id)).toMatchObject({ taken: 1600, duplicates: 0, waiting: 0 })
  })

  test("two at once store nothing twice", async () => {
    const [one, other] = await Promise.all([send(csv(1100, "yew")), send(csv(1100, "yew"))])
    await baton.takeAll()

    expect(other?.json().id).toBe(one?.json().id)
    expect(await state(one?.json().id)).toMatchObject({ taken: 1100, rows_stored: 1100, state: "stored" })
  })

  test("a form with the file in it does as well, with a mapping by hand", async () => {
    const file = csv(2, "fir").replace("Email", "Digital post box")
    const body = part("mapping", '{"Digital post box":"email"}') + part("file", file, '; filename="leads.csv"') + "--b--\r\n"

    const answer = await baton.call("POST", "/api/imports", body, { "content-type": "multipart/form-data; boundary=b" })

    expect(answer.json()).toMatchObject({ name: "leads.csv", source: "import:leads.csv", rows_stored: 2 })
  })

  test("a workbook is read by the sheet that holds people, below its titles", async () => {
    const people = [["Leads of the fair"], null, ["Email", "First Name", "Company", "Create Date", "Employees"]] as const
    const row = ["kim@sheet.example", "Kim", "Sheet Inc", { date: 46000 }, 1200]
    const book = workbook([
      { name: "Notes", rows: [["Prices"], ["Product", "Sales Price"], ["One", 5]] },
      { name: "People", rows: [...people.map((cells) => cells && [...cells]), row] },
    ])
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    const dry = (await baton.call("POST", "/api/imports?name=fair.xlsx&dry_run=true", book, { "content-type": type })).json()
    const done = (await baton.call("POST", "/api/imports?name=fair.xlsx", book, { "content-type": type })).json()

    expect(dry).toMatchObject({ rows: 1, delimiter: null, encoding: "xlsx", sheets: { read: "People", others: ["Notes"] } })
    expect(dry.first_rows).toMatchObject([
      {
        line: 4,
        fields: { email: "kim@sheet.example", company_name: "Sheet Inc", created_at: Date.UTC(2025, 11, 9), employee_count: 1200 },
        problems: [],
      },
    ])
    expect(done).toMatchObject({ state: "stored", rows_stored: 1, read_share: 1 })
  })

  test("dates that can be read both ways are said, and a person's word decides", async () => {
    const file = "Email,Create Date\na@dates.example,3/4/2026\n"

    const unsure = (await send(file, "&dry_run=true")).json()
    const told = (await send(file, "&dry_run=true&dates=dmy&time_zone=Europe/Berlin")).json()

    expect(unsure.columns[1].format).toContain("say by `dates` which, dmy or mdy")
    expect(unsure).toMatchObject({ with_problems: 1 })
    expect(told).toMatchObject({ with_problems: 0, first_rows: [{ fields: { created_at: Date.parse("2026-04-02T22:00:00Z") } }] })
  })

  test("a value at the end of a long file tells how the dates before it are meant", async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => `d${i}@late.example,3/4/2026`)
    const answer = (await send(["Email,Create Date", ...rows, "z@late.example,25/4/2026", ""].join("\n"), "&dry_run=true")).json()

    expect(answer).toMatchObject({
      rows: 5_001,
      with_problems: 0,
      first_rows: expect.arrayContaining([expect.objectContaining({ problems: [] })]),
    })
    expect(answer.columns[1].format).toBe("The day comes first.")
  })

  test("rows with a bad address are told apart from rows with none", async () => {
    const { id } = (await send("email,first_name\nbad,Bad\nworse,Worse\n,Nobody\n", "&source=told-apart")).json()
    await baton.takeAll()

    const errors = (await baton.call("GET", `/api/imports/${id}/errors`)).body
    expect(errors).toContain('2,"Line 2 has an e-mail address that can\'t be used: ""bad"" has no @.",bad,Bad')
    expect(errors).toContain("Line 4 has neither an e-mail address nor a record id")
    const kinds = (await baton.call("GET", "/api/quarantine/groups")).json().data
    expect(kinds.filter(({ source }: { source: string }) => source === "import:told-apart")).toMatchObject([
      { code: "no_email", items: 2 },
      { code: "no_identity", items: 1 },
    ])
  })

  test("two people with one colleague, or of one customer, stay two leads", async () => {
    const rows = ["ann@elm.example,Ann,Elm,7,C-1", "bo@ash.example,Bo,Ash,7,C-1", ""]
    const { id } = (await send(["email,first_name,company,user_id,Customer ID", ...rows].join("\n"))).json()
    await baton.takeAll()

    expect(await state(id)).toMatchObject({ taken: 2 })
    const leads = [await leadOf("ann@elm.example"), await leadOf("bo@ash.example")]
    expect(new Set(leads).size).toBe(2)
  })

  test("who does not want to wait is answered at once, and the import says how far it is", async () => {
    const headers = { "content-type": "text/csv", prefer: "respond-async" }
    const answer = await baton.call("POST", "/api/imports?name=list.csv", csv(6_000, "oak2"), headers)
    const { id } = answer.json()

    const joined = (await baton.call("POST", "/api/imports?name=list.csv", csv(6_000, "oak2"), { "content-type": "text/csv" })).json()

    expect(answer.statusCode).toBe(202)
    expect(joined).toMatchObject({ id, state: "stored", rows_stored: 6_000, read_share: 1 })
    await baton.takeAll()
    expect(await state(id)).toMatchObject({ taken: 6_000, duplicates: 0 })
  })

  test.each<[string, string, string, number, string]>([
    ["an empty file", "", "", 422, "csv_empty"],
    ["half a workbook", "PK\u0003\u0004....", "", 422, "xlsx_broken"],
    ["a PDF", "%PDF-1.7", "", 422, "csv_not_text"],
    ["a sheet of a file that has none", csv(1, "x"), "&sheet=Leads", 422, "no_sheets"],
    ["a time zone that nobody knows", csv(1, "x"), "&time_zone=Mars/Olympus", 400, "invalid"],
    ["a mapping that names no column", csv(1, "x"), `&mapping=${encodeURIComponent('{"Nothing":"email"}')}`, 422, "unknown_column"],
    ["a mapping that is no JSON", csv(1, "x"), "&mapping=x", 400, "bad_mapping"],
    ["colleagues", "Username,Profile ID,User Role ID,Email\nann,1,2,ann@acme.example\n", "", 422, "not_people"],
    ["deals", "Deal Name,Deal Stage,Amount,Close Date\nBig,Won,5,2026-01-01\n", "", 422, "no_identity_column"],
    ["companies", "ID,Company name,Website,Billing City\n1,Acme,acme.example,Ulm\n", "", 422, "not_people"],
  ])("%s is refused with its reason", async (_, body, query, status, code) => {
    const answer = await send(body, query)

    expect([answer.statusCode, answer.json().type]).toEqual([status, `https://baton.dev/problems/${code}`])
  })

  test("a dry run says the refusal that the import would answer with", async () => {
    const companies = "ID,Company name,Website,Billing City\n1,Acme,acme.example,Ulm\n"
    const [dry, done] = [(await send(companies, "&dry_run=true")).json(), (await send(companies)).json()]

    expect(dry.refusal).toEqual({ code: "not_people", says: done.detail })
    expect(done.detail).toContain("`baton accounts import`")
    expect((await send(csv(1, "x"), "&dry_run=true")).json().refusal).toBeNull()
  })

  test("no file is no import", async () => {
    expect((await baton.call("POST", "/api/imports")).statusCode).toBe(400)
    expect((await baton.call("POST", "/api/imports", { rows: [] })).statusCode).toBe(400)
  })
})
