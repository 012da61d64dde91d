import { afterAll, beforeAll, expect, test } from "vitest"
import { company, productWithTerminal } from "./terminal.ts"

let terminal: Awaited<ReturnType<typeof productWithTerminal>>
type Groups = { data: { id: string; items: number }[] }

beforeAll(async () => {
  terminal = await productWithTerminal()
  await terminal.put("/api/people", company)
})
afterAll(() => terminal.stop())

const LIST = `First Name,Last Name,Company,Email,Write Here
Lee,Ray,Buyer,,lee@buyer.example
Kim,Doe,Maker,,kim@maker.example
Pat,Poe,Baker,,
`

test("rows whose address stands in a column of its own are mended together: tried first, then done, and the rest set aside", async () => {
  await terminal.run("import", terminal.file("list.csv", LIST))
  const { data } = await terminal.json<Groups>("quarantine", "groups")
  const kind = data[0]?.id ?? ""
  const patch = ["--rename", "/custom/Write Here=/fields/email"]

  const listed = await terminal.run("quarantine", "groups")
  const tried = await terminal.run("quarantine", "mend", kind, ...patch)
  const done = await terminal.run("quarantine", "mend", kind, ...patch, "--yes", "--why", "The column has a name of its own")
  const dropped = await terminal.run("quarantine", "drop", kind, "--why", "No address at all")

  expect(data).toMatchObject([{ items: 3 }])
  expect(listed.out).toContain("rename the field that has it")
  expect(tried.out).toMatch(/^Of 3 items tried \(of 3\) 2 would be understood; 1 have nothing to mend\.[\s\S]+Nothing was changed/)
  expect(done.out).toContain("2 items sent again: 2 taken in, 0 known already, 0 still not understood. 1 had nothing to mend and stay.")
  expect(dropped.out).toContain("1 item set aside.")
  expect((await terminal.run("leads", "--email", "lee@buyer.example")).out).toContain("Lee Ray")
})

test("a patch that can't be run, and a kind that is not there, are refused in words", async () => {
  const refused = await terminal.run("quarantine", "mend", "0123456789abcdef", "--rename", "mail")
  const unknown = await terminal.run("quarantine", "replay", "0123456789abcdef")

  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('"mail" has no "="') })
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining("Nothing of this kind waits") })
})

test("who was taken for a machine, and who is not worked, is counted", async () => {
  expect((await terminal.run("bots")).out).toContain("0.0 % of")
  expect((await terminal.run("disqualified")).code).toBe(0)
})
