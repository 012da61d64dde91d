import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import { running, serverOn, type Running } from "./running.ts"

let baton: Running
beforeAll(async () => {
  baton = await running()
  baton.keepTaking(true)
})
afterAll(async () => baton.stop())

type Told = { id: number; resources: string[]; handoffs: string[]; leads: string[]; now: string }

describe("what changes is told to open pages", () => {
  test("with the parts of the API and the handoff that it concerns", async () => {
    const { next } = await follow()

    await send("cara@changes.example")

    const told = await next(({ handoffs }) => handoffs.length > 0)
    expect(told.resources).toEqual(expect.arrayContaining(["queue", "handoffs", "leads", "journal"]))
    expect(told.leads).toHaveLength(1)
  })

  test("by another process than the one that did it", async () => {
    const other = serverOn(baton.app)
    await other.listen({ port: 0, host: "127.0.0.1" })
    onTestFinished(() => other.close())
    const { next } = await follow({}, (other.server.address() as AddressInfo).port)

    await send("otto@changes.example")

    expect((await next(({ handoffs }) => handoffs.length > 0)).resources).toContain("queue")
  })

  test("once more after a break, and not when nothing happened meanwhile", async () => {
    const before = await follow()
    await send("bea@changes.example")
    const { id } = await before.next(({ handoffs }) => handoffs.length > 0)

    await send("ben@changes.example")
    await before.next(({ handoffs }) => handoffs.length > 0)
    before.stop()
    const late = await follow({ "last-event-id": String(id) })
    const missed = await late.next(() => true)
    const again = await follow({ "last-event-id": String(Number.MAX_SAFE_INTEGER).slice(0, 15) })

    expect(missed.resources).toContain("*")
    await expect(Promise.race([again.next(() => true), quiet()])).resolves.toBe("quiet")
  })

  test("to nobody without a key", async () => {
    expect((await baton.server.inject("/api/changes")).statusCode).toBe(401)
  })
})

const quiet = () => new Promise((resolve) => setTimeout(resolve, 700, "quiet"))

async function send(email: string): Promise<void> {
  const lead = {
    email,
    first_name: "Cara",
    last_name: "Change",
    company: "Changes Ltd",
    country: "US",
    employees: 200,
    industry: "Software",
    job_title: "VP Sales",
  }
  const answer = await baton.call("POST", "/forms/demo-request", lead, { prefer: "wait=5" })
  if (answer.statusCode >= 300) throw new Error(answer.body)
}

/** Reads along until the test is over; `next` waits for the first change that fits. */
async function follow(headers: Record<string, string> = {}, port?: number) {
  const at = port ?? (await listening())
  const leaving = new AbortController()
  const stop = () => leaving.abort()
  onTestFinished(stop)
  const answer = await fetch(`http://127.0.0.1:${at}/api/changes`, {
    headers: { authorization: `Bearer ${baton.keys.admin}`, ...headers },
    signal: leaving.signal,
  })
  if (answer.body === null) throw new Error("Nothing is streamed.")
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ""
  const next = async (fits: (told: Told) => boolean): Promise<Told> => {
    for (;;) {
      const end = text.indexOf("\n\n")
      if (end < 0) {
        const { value, done } = await reader.read()
        if (done) throw new Error("The stream ended.")
        text += value
        continue
      }
      const message = text.slice(0, end)
      text = text.slice(end + 2)
      const data = /^data: (.*)$/m.exec(message)?.[1]
      if (data === undefined) continue
      const told = { id: Number(/^id: (\d+)$/m.exec(message)?.[1]), ...(JSON.parse(data) as Omit<Told, "id">) }
      if (fits(told)) return told
    }
  }
  return { next, stop }
}

let port: number | null = null

async function listening(): Promise<number> {
  if (port === null) await baton.server.listen({ port: 0, host: "127.0.0.1" })
  return (port ??= (baton.server.server.address() as AddressInfo).port)
}
