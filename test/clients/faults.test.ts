import Rudder from "@rudderstack/rudder-sdk-node"
import { Analytics } from "@segment/analytics-node"
import { describe, expect, test } from "vitest"
import { proofHolds } from "../stories/proof-holds.ts"
import type { Product } from "../../src/product.ts"
import { faultyProxy, type Fault, type FaultyProxy } from "./faulty-proxy.ts"
import { counts, startedProduct, WRITE_KEY } from "./started-product.ts"

/** Every kind of fault, also one after the other, at most three for one body: as often as these clients try again by default. */
const TROUBLE: Fault[][] = [
  ["rate limited"],
  ["unavailable"],
  ["dropped before"],
  ["dropped after"],
  [],
  ["dropped after", "unavailable", "dropped before"],
  ["rate limited", "dropped after", "dropped after"],
]

async function behindProxy(plans: Fault[][]): Promise<{ proxy: FaultyProxy; product: Product }> {
  const proxy = await faultyProxy()
  const product = await startedProduct()
  proxy.forwardTo(product.url)
  proxy.plan(plans)
  return { proxy, product }
}

/** Sends so many events over the path that fails, trying again so often; comes back when the client is done, with how many it gave up. */
type Send = (url: string, sent: { events: number; inOneBody: number; retries: number }) => Promise<{ givenUp: number }>

const segment: Send = async (url, { events, inOneBody, retries }) => {
  const client = new Analytics({ writeKey: WRITE_KEY, host: url, flushAt: inOneBody, maxRetries: retries })
  let givenUp = 0
  client.on("error", () => void (givenUp += 1))
  for (let n = 0; n < events; n++) client.track({ anonymousId: `visitor-${n % 40}`, event: "Pricing Viewed", properties: { n } })
  await client.closeAndFlush()
  return { givenUp }
}

const rudderstack: Send = async (url, { events, inOneBody, retries }) => {
  const client = new Rudder(WRITE_KEY, {
    dataPlaneUrl: url,
    flushAt: inOneBody,
    retryCount: retries,
    logLevel: "none",
    errorHandler: () => {},
  })
  let givenUp = 0
  const done = Array.from({ length: events }, (_, n) => {
    const event = { anonymousId: `visitor-${n % 40}`, event: "Pricing Viewed", properties: { n } }
    return new Promise<void>((over) => {
      client.track(event, ((error?: Error) => {
        if (error !== undefined) givenUp += 1
        over()
      }) as () => void)
    })
  })
  await client.flush()
  await Promise.all(done)
  return { givenUp }
}

describe.each([
  ["Segment's client for servers", segment],
  ["RudderStack's client for servers, which packs its bodies and calls them forms", rudderstack],
])("%s, unchanged", { timeout: 120_000 }, (_, send) => {
  test("sends 1,000 events through 429, 503 and connections that break before and after, and each counts exactly once", async () => {
    const { proxy, product } = await behindProxy(TROUBLE)

    const { givenUp } = await send(proxy.url, { events: 1_000, inOneBody: 50, retries: 3 })

    expect(givenUp).toBe(0)
    for (const [fault, times] of Object.entries(proxy.met)) expect([fault, times > 0]).toEqual([fault, true])
    await expect.poll(() => counts(product), { timeout: 60_000 }).toMatchObject({ waiting: 0, events: 1_000, quarantined: 0 })
    expect((await counts(product)).duplicates).toBeGreaterThan(0)
    await proofHolds(product.db, Date.now(), product.workspace.name)
  })

  test("gives up a body once its tries are used up; what had reached Baton before that counts once, what had not is the client's loss", async () => {
    const { proxy, product } = await behindProxy([
      ["unavailable", "unavailable"],
      ["dropped after", "dropped after"],
    ])

    const { givenUp } = await send(proxy.url, { events: 2, inOneBody: 1, retries: 1 })

    expect(givenUp).toBe(2)
    await expect.poll(() => counts(product), { timeout: 60_000 }).toMatchObject({ waiting: 0, items: 2, duplicates: 1, events: 1 })
  })
})
