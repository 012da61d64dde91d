import { spawn } from "node:child_process"
import { join } from "node:path"
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest"
import type { EventView } from "#contract/event.ts"
import { company, productWithTerminal, root } from "./terminal.ts"

let terminal: Awaited<ReturnType<typeof productWithTerminal>>
beforeAll(async () => {
  terminal = await productWithTerminal()
  await terminal.put("/api/people", company)
})
afterAll(() => terminal.stop())

/** Follows with `baton events tail --json` until the test is over; answers what it printed so far. */
function tail(...args: string[]): () => EventView[] {
  const child = spawn(join(root, "bin/baton"), ["events", "tail", "--json", ...args], { env: { ...process.env, ...terminal.env } })
  let out = ""
  child.stdout.on("data", (text: Buffer) => (out += text.toString()))
  onTestFinished(() => void child.kill())
  return () =>
    out
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as EventView)
}

test("whoever follows sees what was there, then each event with its verdict, once", { timeout: 90_000 }, async () => {
  await terminal.run("send-test-lead", "--email", "before@engine.example")
  const printed = tail()
  await expect.poll(() => printed().map(({ lead }) => lead?.email), { timeout: 30_000 }).toEqual(["before@engine.example"])

  await terminal.run("send-test-lead", "--email", "after@engine.example")

  await expect
    .poll(() => printed().at(-1), { timeout: 30_000 })
    .toMatchObject({ verdict: "accepted", lead: { email: "after@engine.example" } })
  const ids = printed().map(({ id, verdict }) => `${id} ${verdict}`)
  expect(new Set(ids).size).toBe(ids.length)
})

test("the list says who, what and which verdict, and a wrong address is refused in words", async () => {
  await terminal.run("send-test-lead", "--email", "listed@engine.example")

  const listed = await terminal.run("events", "--email", "listed@engine.example")
  const wrong = await terminal.run("events", "--email", "nobody")

  expect(listed.out).toMatch(/VERDICT[^]+accepted[^]+listed@engine\.example/)
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("no e-mail address")])
})
