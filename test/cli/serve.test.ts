import { spawn } from "node:child_process"
import { createServer } from "node:net"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { freshDatabase, freshFolder } from "../database.ts"
import { baton, root } from "./terminal.ts"

async function settings() {
  const db = await freshDatabase()
  onTestFinished(() => db.stop())
  return { BATON_DATABASE_URL: db.url, BATON_DATA: freshFolder(), BATON_PORT: "0", BATON_LOG_LEVEL: "silent" }
}

test.each(["SIGTERM", "SIGINT"] as const)("Baton says where it is, and %s stops it in order", async (signal) => {
  const env = { ...process.env, ...(await settings()), BATON_PROT: "1" }
  const server = spawn(join(root, "bin/baton"), [], { env })
  onTestFinished(() => void server.kill("SIGKILL"))
  let said = ""
  server.stdout.on("data", (piece) => (said += piece))
  server.stderr.on("data", (piece) => (said += piece))

  await expect.poll(() => said, { timeout: 20_000 }).toContain("doctor")
  const url = /ready after .*: (http\S+)/.exec(said)?.[1]
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect(said).toContain("there is no setting BATON_PROT")
  expect(said).toContain("keys.json")

  const ended = new Promise((resolve) => server.once("exit", resolve))
  server.kill(signal)
  expect(await ended).toBe(0)
})

test("a port that is taken is said in a sentence", async () => {
  const taken = createServer().listen(0, "127.0.0.1")
  onTestFinished(() => void taken.close())
  await new Promise((resolve) => taken.once("listening", resolve))
  const { port } = taken.address() as AddressInfo

  const { code, err } = await baton(["serve"], { ...(await settings()), BATON_PORT: String(port) })

  expect(err).toMatch(new RegExp(`^Something listens on 127\\.0\\.0\\.1:${port} already\\.`, "m"))
  expect(err).not.toContain("    at ")
  expect(code).toBe(1)
})

test("settings that make no sense are listed, and nothing starts", async () => {
  const { code, err } = await baton(["serve"], { BATON_PORT: "many", BATON_DEMO: "perhaps" })

  expect(err).toContain("BATON_PORT must be a port")
  expect(err).toContain("BATON_DEMO must be 1 or 0")
  expect(code).toBe(1)
})
