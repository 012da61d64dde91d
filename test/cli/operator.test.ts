import { existsSync, readFileSync, truncateSync } from "node:fs"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { baton, productWithTerminal } from "./terminal.ts"

type Workspace = { name: string; run_by: string | null; messages_held: { why: string } | null }

// each command is a process of its own
vi.setConfig({ testTimeout: 120_000 })

let terminal: Awaited<ReturnType<typeof productWithTerminal>>

beforeAll(async () => {
  terminal = await productWithTerminal()
  await terminal.run("send-test-lead", "--email", "ada@engine.example")
})
afterAll(() => terminal.stop())

test("a workspace is made, is run at once, moves by a file and goes", async () => {
  const file = terminal.file("acme.baton")
  const made = await terminal.json<{ keys: { admin: string } }>("workspaces", "create", "north")
  const { key } = await terminal.json<{ key: string }>("workspaces", "export", "acme", file)
  const brought = await terminal.run("workspaces", "import", file, "--name", "acme-two", "--archive-key", key)
  const list = await terminal.json<{ data: Workspace[] }>("workspaces", "list")
  const theirs = await terminal.run("--key", made.keys.admin, "leads")
  const unconfirmed = await terminal.run("workspaces", "drop", "north", "--confirm", "south")
  const dropped = await terminal.run("workspaces", "drop", "north", "--confirm", "north")

  expect(brought.out).toMatch(/^acme-two is here with \d+ rows/)
  expect(list.data.map(({ name, messages_held: held }) => [name, held !== null])).toEqual([
    ["acme", false],
    ["acme-two", true],
    ["north", false],
  ])
  expect(theirs).toMatchObject({ code: 0, out: expect.not.stringContaining("engine.example") })
  expect([unconfirmed.code, dropped.code]).toEqual([1, 0])
})

test("what a lead agreed and objected to is recorded, and shows in whether they may be contacted", async () => {
  const lead = "ada@engine.example"
  const agreed = await terminal.run("consents", "record", lead, "--channel", "email", "--purpose", "marketing", "--evidence", "her letter")
  const before = await terminal.run("consents", "show", lead)
  const objected = await terminal.run("consents", "object", lead, "--channel", "email", "--evidence", "by phone")
  const after = await terminal.run("consents", "show", lead)
  const lifted = await terminal.run("consents", "lift", lead, "--why", "she called again")
  const unproved = await terminal.run("consents", "record", lead)

  expect(agreed.out).toContain("Recorded: consent for email, marketing.")
  expect(before.out).toMatch(/email +marketing +yes/)
  expect(objected.out).toMatch(/Objected for email, all purposes; \d+ waiting messages? called off\./)
  expect(after.out).toMatch(/email +marketing +no/)
  expect(after.out).toContain("her letter")
  expect(lifted.out).toContain("1 objection taken back.")
  expect(unproved.code).not.toBe(0)
})

test("a backup is taken while Baton runs and can be tried out; one that was cut off says so, and nothing is left of the trial", async () => {
  const file = terminal.file("all.backup")
  const env = { ...terminal.env, BATON_DATABASE_URL: terminal.database }

  const taken = await terminal.run("backup", file, "--sealed")
  const tried = await baton(["restore", file, "--verify"], env)
  const over = await baton(["restore", file], env)
  truncateSync(file, Math.floor(readFileSync(file).length / 2))
  const cut = await baton(["restore", file, "--verify"], env)

  expect(taken).toMatchObject({ code: 0, out: expect.stringContaining("Everything is in") })
  expect(tried).toMatchObject({
    code: 0,
    out: expect.stringMatching(/The backup can be brought back[^]+read again and the same[^]+verified against their seals/),
  })
  expect(over).toMatchObject({ code: 1, err: expect.stringContaining("There is a Baton here already, with the workspace acme") })
  expect(cut).toMatchObject({ code: 1, err: expect.stringMatching(/cut off|damaged/) })
  expect(existsSync(`${file}.unfinished`)).toBe(false)
})

test("the doctor looks at the installation with the operator's key, and leaves it out without", async () => {
  const full = await terminal.run("doctor")
  const keys = JSON.parse(readFileSync(`${terminal.env.BATON_DATA}/keys.json`, "utf8")) as { admin: string }
  const less = await baton(["doctor", "--key", keys.admin], { BATON_URL: terminal.url, BATON_DATA: "/nonexistent" })

  for (const name of ["database", "time", "processes", "disk", "secrets", "backup"])
    expect(full.out).toMatch(new RegExp(`^ok +${name} `, "m"))
  expect(less.out).toContain("needs the operator's key")
})

test("the key of secrets is renewed, and what was sealed before is sealed anew", async () => {
  const before = readFileSync(`${terminal.env.BATON_DATA}/secret.key`, "utf8").trim()

  const renewed = await terminal.run("secrets", "renew")

  const after = readFileSync(`${terminal.env.BATON_DATA}/secret.key`, "utf8").trim().split("\n")
  expect(renewed).toMatchObject({ code: 0, out: expect.stringContaining("Secrets are sealed with the key") })
  expect(after).toHaveLength(2)
  expect(after[1]).toBe(before)
})
