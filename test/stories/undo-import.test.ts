import { expect, test } from "vitest"
import type { z } from "zod"
import type { ImportView, UndoForeseen } from "#contract/import.ts"
import { product } from "./product.ts"

type Import = z.infer<typeof ImportView>
type App = Awaited<ReturnType<typeof product>>

const HEADER = "Email,First Name,Company,Country,Number of employees,Created at"
const file = (...rows: string[]) => [HEADER, ...rows, ""].join("\n")
const again = (app: App, id: string) => app.call<Import>("GET", `/api/imports/${id}`)
const undo = async (app: App, id: string) => {
  await app.call("POST", `/api/imports/${id}/undo`)
  return again(app, id)
}

test("an undone import counts no more: leads that only it spoke of are withdrawn, and can be found as such", async () => {
  const app = await product()
  const rows = Array.from({ length: 1_203 }, (_, place) => `p${place}@oak.example,Pat,Oak Inc,US,50,2026-11-01`)
  const { id } = await app.importCsv(file(...rows, "nobody,Pat,Oak Inc,US,50,2026-11-01"))
  expect(await again(app, id)).toMatchObject({ state: "stored", taken: 1_203, quarantined: 1 })

  const foreseen = await app.call<z.infer<typeof UndoForeseen>>("POST", `/api/imports/${id}/undo?dry_run=true`)
  expect(foreseen).toEqual({ dry_run: true, rows: 1_203, leads_withdrawn: 1_203, leads_changed: 0, leads_kept: 0, kept: [] })
  expect((await app.lead("p7@oak.example")).stage).not.toBe("withdrawn")
  const done = await undo(app, id)

  expect(done).toMatchObject({ state: "undone", taken: 1_203, quarantined: 1, waiting: 0 })
  expect(done.undo).toMatchObject({ rows: 1_203, leads_withdrawn: 1_203, leads_changed: 0, leads_kept: 0, asked_by: "admin" })
  const lead = await app.lead("p7@oak.example")
  expect(lead).toMatchObject({ stage: "withdrawn", due_at: null, company: null, fields: { email: "p7@oak.example" } })
  expect(await app.all("/api/leads")).toEqual([])
  expect(await app.all("/api/leads?stage=withdrawn&limit=200")).toHaveLength(200)
  expect(await app.all(`/api/leads/${lead.id}/engagements`)).toEqual([])
  expect(await app.all("/api/quarantine?state=waiting")).toEqual([])
})

test("a lead that others spoke of too goes back to what they said, and is judged by that", async () => {
  const app = await product()
  await app.form("newsletter", { email: "lee@ash.example", first_name: "Lee", company: "Ash Ltd", country: "US", employees: 20 })
  const before = await app.lead("lee@ash.example")
  await app.advance({ days: 1 })
  const { id } = await app.importCsv(file(`lee@ash.example,Leander,Ash Holding,DE,900,${app.in({ hours: -1 })}`))
  expect((await app.lead("lee@ash.example")).fields).toMatchObject({ company_name: "Ash Holding", country: "DE", employee_count: 900 })

  expect((await undo(app, id)).undo).toMatchObject({ rows: 1, leads_withdrawn: 0, leads_changed: 1 })

  const after = await app.lead("lee@ash.example")
  expect(after.fields).toEqual(before.fields)
  expect(after).toMatchObject({ stage: "nurture", fit: before.fit, intent: before.intent, company: "Ash Ltd" })
  expect(await app.all(`/api/leads/${after.id}/engagements`)).toHaveLength(1)
})

test("a lead that a rep works is not taken away; it is listed with the reason", async () => {
  const app = await product()
  const { id } = await app.importCsv(file("lee@elm.example,Lee,Elm Inc,US,200,2026-11-01", "kim@elm.example,Kim,Elm Inc,US,200,2026-11-01"))
  const handoff = await app.handOff("lee@elm.example")

  const foreseen = await app.call<z.infer<typeof UndoForeseen>>("POST", `/api/imports/${id}/undo?dry_run=true`)
  const done = await undo(app, id)

  expect(foreseen).toMatchObject({
    leads_withdrawn: 1,
    leads_kept: 1,
    kept: [{ leads: 1, says: expect.stringContaining("somebody works it") }],
  })
  expect(done.undo).toMatchObject({ rows: 1, leads_withdrawn: 1, leads_kept: 1 })
  expect(await app.all(`/api/imports/${id}/kept`)).toMatchObject([
    { lead: { email: "lee@elm.example" }, says: expect.stringContaining("handed off") },
  ])
  expect(await app.again(handoff)).toMatchObject({ state: "open" })
  expect(await app.lead("lee@elm.example")).toMatchObject({ stage: "handed_off" })
})

test("the same file can be imported again after it was undone, and undone again", async () => {
  const app = await product()
  const text = file("lee@fir.example,Lee,Fir Inc,US,200,2026-11-01", "kim@fir.example,Kim,Fir Inc,US,200,2026-11-01")
  const first = await app.importCsv(text)
  await undo(app, first.id)

  const second = await app.importCsv(text)

  expect(second.id).not.toBe(first.id)
  expect(await again(app, second.id)).toMatchObject({ state: "stored", taken: 2, duplicates: 0 })
  expect(await app.lead("lee@fir.example")).toMatchObject({ stage: "nurture", company: "Fir Inc" })
  expect((await app.importCsv(text)).id).toBe(second.id)
  expect((await undo(app, second.id)).undo).toMatchObject({ rows: 2, leads_withdrawn: 2 })
  expect(await app.lead("lee@fir.example")).toMatchObject({ stage: "withdrawn" })
  expect((await undo(app, second.id)).undo).toMatchObject({ rows: 2 })
})

test("a withdrawn lead that asks for something begins anew", async () => {
  const app = await product()
  const { id } = await app.importCsv(file("lee@yew.example,Lee,Wrong Inc,FR,1,2026-11-01"))
  await undo(app, id)

  await app.asksForDemo("lee@yew.example")

  expect(await app.lead("lee@yew.example")).toMatchObject({ stage: "handed_off", company: "yew.example", cycles: 1 })
})

test("one person on several rows of a file is withdrawn once, with the last of them", async () => {
  const app = await product()
  const others = Array.from({ length: 600 }, (_, place) => `q${place}@bay.example,Q,Bay,US,5,2026-11-01`)
  const { id } = await app.importCsv(
    file("lee@bay.example,Lee,First,US,10,2026-11-01", ...others, "lee@bay.example,Lee,Second,US,20,2026-11-02"),
  )
  expect(await app.lead("lee@bay.example")).toMatchObject({ company: "Second" })

  expect((await undo(app, id)).undo).toMatchObject({ rows: 602, leads_withdrawn: 601, leads_changed: 0 })

  expect(await app.lead("lee@bay.example")).toMatchObject({ stage: "withdrawn" })
})

test("rows that still waited when the import was undone are set aside and never taken in", async () => {
  const app = await product()
  const { id } = await app.importLater(
    file(...Array.from({ length: 1_100 }, (_, place) => `r${place}@lime.example,R,Lime,US,5,2026-11-01`)),
  )

  // a round is taken in before the runner sees that the import is to be undone
  expect(await undo(app, id)).toMatchObject({
    state: "undone",
    taken: 600,
    waiting: 0,
    quarantined: 500,
    undo: { rows: 600, leads_withdrawn: 600 },
  })

  expect(await app.all("/api/leads")).toEqual([])
  expect(await app.all("/api/quarantine?state=waiting")).toEqual([])
})

test("a row that was mended in quarantine is taken back with its import", async () => {
  const app = await product()
  const { id } = await app.importCsv(file("broken,Kim,Pine,US,5,2026-11-01"))
  const [item] = await app.all<{ id: string; payload: string }>("/api/quarantine?state=waiting")
  const payload = JSON.parse(item?.payload ?? "null")
  await app.call("POST", `/api/quarantine/${item?.id}/replay`, {
    payload: { ...payload, fields: { ...payload.fields, email: "kim@pine.example" } },
  })
  expect(await app.lead("kim@pine.example")).toMatchObject({ company: "Pine" })

  expect((await undo(app, id)).undo).toMatchObject({ rows: 1, leads_withdrawn: 1 })

  expect(await app.lead("kim@pine.example")).toMatchObject({ stage: "withdrawn" })
})
