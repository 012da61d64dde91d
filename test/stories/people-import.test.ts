import { expect, test } from "vitest"
import type { PeopleImportView } from "#contract/people-import.ts"
import { workbook } from "#integrations/xlsx/workbook.fixture.ts"
import { product } from "./product.ts"

type Product = Awaited<ReturnType<typeof product>>
type Known = {
  handle: string
  name: string
  role: string
  team: string
  zone: string
  skills: string[]
  capacity: number | null
  active: boolean
}

const send = (app: Product, list: string, query = "") =>
  app.call<PeopleImportView>("POST", `/api/people-imports?${query}`, list, undefined, "text/csv")
const known = async (app: Product, handle: string) => (await app.all<Known>("/api/people")).find((each) => each.handle === handle)

test("a list of colleagues is looked at first, then taken, and a second time changes nothing", async () => {
  const app = await product()
  const list = [
    "Full name;E-Mail;Job title;Team;Time zone;Skills;Active",
    "Dora Lindt;dora@acme.example;SDR;SDR Americas;(GMT-05:00) Eastern Standard Time (America/New_York);de, fr;yes",
    "Ana;ana@acme.example;;;;spanish;",
    "Nobody at all;;;SDR Americas;Mars;;",
  ].join("\r\n")

  const dry = await send(app, list, "dry_run=true&zone=Europe/Berlin")
  const missing = await known(app, "dora")
  const first = await send(app, list, "zone=Europe/Berlin")
  const second = await send(app, list, "zone=Europe/Berlin")

  expect(missing).toBeUndefined()
  expect(dry).toMatchObject({ dry_run: true, rows: 3, made: 1, refused: 1 })
  expect(first).toMatchObject({ dry_run: false, rows: 3, made: 1, refused: 1 })
  expect(first.people.find(({ line }) => line === 4)).toMatchObject({
    result: "refused",
    cells: ["Nobody at all", "SDR Americas", "Mars"],
    problems: ['"Mars" is no time zone; write one such as Europe/Berlin.', "An e-mail address is missing."],
  })
  expect(second).toMatchObject({ made: 0, changed: 0, refused: 1 })
  expect(await known(app, "dora")).toMatchObject({
    name: "Dora Lindt",
    role: "rep",
    team: "sdr_americas",
    zone: "America/New_York",
    skills: ["de", "fr"],
  })
  expect(await known(app, "ana")).toMatchObject({ skills: ["spanish"], team: "sdr_americas", active: true })
})

test("whom a list calls inactive hands everything over in the same moment", async () => {
  const app = await product()
  const handoff = await app.handOff("kim@buyer.example")
  const before = handoff.owner.handle

  const done = await send(app, `Username,Status\n${before},Suspended\n`)

  expect(done.people).toMatchObject([{ result: "changed", changes: [{ field: "active", from: "true", to: "false" }] }])
  const after = await app.again(handoff)
  expect(after.owner.handle).not.toBe(before)
  expect(await app.journal(handoff)).toContain("reassigned")
})

test("a workbook is read as well, its columns can be said by hand, and German readers read why a row is refused", async () => {
  const app = await product()
  const book = workbook([
    {
      name: "Team",
      rows: [
        ["Wer", "Email", "Squad"],
        ["Eva Roth", "eva@acme.example", "SDR Americas"],
        ["Finn", "finn at acme", "SDR Americas"],
      ],
    },
  ])

  const answer = await app.receive({
    method: "POST",
    url: `/api/people-imports?zone=Europe/Berlin&mapping=${encodeURIComponent(JSON.stringify({ Wer: "name", Squad: "team" }))}`,
    payload: book,
    headers: { authorization: `Bearer ${app.keys.admin}`, "content-type": "application/octet-stream", "accept-language": "de" },
  })
  const done = JSON.parse(answer.body) as PeopleImportView

  expect(done).toMatchObject({ changed: 1, refused: 1 })
  expect(done.people[1]?.problems).toEqual(["„finn at acme“ ist keine E-Mail-Adresse."])
  expect(await known(app, "eva")).toMatchObject({ name: "Eva Roth", team: "sdr_americas", zone: "Europe/Berlin" })
})

test("what is no list is refused with a sentence, and nothing of it is taken", async () => {
  const app = await product()
  const long = ["Name,Email", ...Array.from({ length: 1_001 }, (_, n) => `P ${n},p${n}@acme.example`)].join("\n")

  const mapping = encodeURIComponent('{"Name":"shoe"}')
  const two = "Name,Email\nA,a@b.example"

  await expect(send(app, "")).rejects.toThrow("empty")
  await expect(send(app, long)).rejects.toThrow("more than 1000 rows")
  await expect(send(app, two, `mapping=${mapping}`)).rejects.toThrow('the field \\"shoe\\"')
  await expect(send(app, two, "zone=Mars")).rejects.toThrow("time zone")
  expect(await known(app, "p")).toBeUndefined()
})
