import { afterAll, beforeAll, describe, expect, test } from "vitest"
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

  test.each<[string, string, string, number, string]>([
    ["an empty file", "", "", 422, "csv_empty"],
    ["a workbook", "PK\u0003\u0004....", "", 422, "csv_not_text"],
    ["a mapping that names no column", csv(1, "x"), `&mapping=${encodeURIComponent('{"Nothing":"email"}')}`, 422, "unknown_column"],
    ["a mapping that is no JSON", csv(1, "x"), "&mapping=x", 400, "bad_mapping"],
    ["deals", "Deal Name,Deal Stage,Amount,Close Date\nBig,Won,5,2026-01-01\n", "", 422, "no_identity_column"],
  ])("%s is refused with its reason", async (_, body, query, status, code) => {
    const answer = await send(body, query)

    expect([answer.statusCode, answer.json().type]).toEqual([status, `https://baton.dev/problems/${code}`])
  })

  test("no file is no import", async () => {
    expect((await baton.call("POST", "/api/imports")).statusCode).toBe(400)
    expect((await baton.call("POST", "/api/imports", { rows: [] })).statusCode).toBe(400)
  })
})
