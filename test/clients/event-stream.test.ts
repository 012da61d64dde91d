import { setTimeout as sleep } from "node:timers/promises"
import { expect, onTestFinished, test } from "vitest"
import type { EventView } from "#contract/event.ts"
import { readServerEvents, type ServerEvent } from "../../src/cli/server-events.ts"
import type { Product } from "../../src/product.ts"
import { startedProduct, WRITE_KEY } from "./started-product.ts"

async function send(product: Product, batch: unknown[], key = WRITE_KEY): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" }
  const answer = await fetch(`${product.url}/v1/batch`, { method: "POST", headers, body: JSON.stringify({ batch }) })
  expect(answer.status).toBe(200)
}

const track = (id: string, rest: object = {}) => ({ type: "track", anonymousId: "an-1", messageId: id, event: "Pricing Viewed", ...rest })

/** Reads along from now on. */
async function reader(product: Product, query = "", headers: Record<string, string> = {}) {
  const controller = new AbortController()
  const answer = await fetch(`${product.url}/api/events/stream${query}`, {
    headers: { authorization: `Bearer ${product.keys.admin}`, ...headers },
    signal: controller.signal,
  })
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"])
  const heard: ServerEvent[] = []
  const over = (async () => {
    for await (const event of readServerEvents(answer)) heard.push(event)
  })().catch(() => {})
  onTestFinished(() => controller.abort())
  const told = () => heard.map(({ data }) => JSON.parse(data) as EventView)
  return { heard, over, stop: () => controller.abort(), ids: () => told().map(({ message_id, verdict }) => `${message_id} ${verdict}`) }
}

const patience = { timeout: 30_000 }

test("whoever reads along hears of each event with its verdict, and only of what they asked for", { timeout: 90_000 }, async () => {
  const product = await startedProduct()
  await send(product, [track("old")])
  const all = await reader(product)
  const duplicates = await reader(product, "?verdict=duplicate")
  const dana = await reader(product, "?email=dana@acme.example")

  await send(product, [track("one"), { type: "track", event: "Nobody" }])
  await expect.poll(() => all.ids().length, patience).toBeGreaterThanOrEqual(2)
  await send(product, [track("one"), { type: "identify", messageId: "who", userId: "d", traits: { email: "dana@acme.example" } }])
  await expect.poll(() => dana.ids(), patience).toEqual(["who accepted"])
  await send(product, [track("two", { anonymousId: "an-2", userId: "d" })])

  await expect.poll(() => dana.ids(), patience).toEqual(["who accepted", "two accepted"])
  const final = all.ids().filter((id) => !id.endsWith("waiting") && !id.startsWith("old"))
  expect(final).toEqual(["one accepted", "null quarantined", "one duplicate", "who accepted", "two accepted"])
  expect(duplicates.ids()).toEqual(["one duplicate"])
})

test("whoever comes back with the last id hears what came meanwhile", { timeout: 90_000 }, async () => {
  const product = await startedProduct()
  const first = await reader(product)
  await send(product, [track("a")])
  await expect.poll(() => first.ids(), patience).toContain("a accepted")
  first.stop()
  await send(product, [track("b"), track("c")])
  await taken(product, 3)

  const second = await reader(product, "", { "last-event-id": first.heard.at(-1)?.id ?? "" })

  await expect
    .poll(() => second.ids().filter((id) => id.endsWith("accepted")), patience)
    .toEqual(expect.arrayContaining(["b accepted", "c accepted"]))
})

test("Baton stops although somebody reads along", { timeout: 90_000 }, async () => {
  const product = await startedProduct()
  const along = await reader(product)

  await product.stop()

  await along.over
  await expect(fetch(product.url)).rejects.toThrow("fetch failed")
})

test("a body with more events than can be shown live is said to be left out, and taken in all the same", { timeout: 90_000 }, async () => {
  const product = await startedProduct()
  const along = await reader(product)

  await send(
    product,
    [...Array(600).keys()].map((n) => track(`many-${n}`)),
  )

  await expect.poll(() => along.heard.some(({ type }) => type === "skipped"), patience).toBe(true)
  await taken(product, 600)
})

async function taken(product: Product, events: number): Promise<void> {
  const headers = { authorization: `Bearer ${product.keys.admin}` }
  for (let n = 0; n < 600; n++) {
    const { lanes } = (await (await fetch(`${product.url}/api/signals/summary`, { headers })).json()) as { lanes: { taken: number }[] }
    if (lanes.reduce((sum, lane) => sum + lane.taken, 0) === events) return
    await sleep(100)
  }
  throw new Error(`There are not ${events} events after a minute.`)
}
