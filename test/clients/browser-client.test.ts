import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath } from "node:url"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import type { Product } from "../../src/product.ts"
import { chromiumPath, openBrowser } from "../browser/browser.ts"
import { proofHolds } from "../stories/proof-holds.ts"
import { faultyProxy, type Fault, type FaultyProxy } from "./faulty-proxy.ts"
import { counts, startedProduct, WRITE_KEY } from "./started-product.ts"

/** The client as its makers build it for pages; it says `AnalyticsNext` to them. */
const CLIENT = readFileSync(fileURLToPath(import.meta.resolve("@segment/analytics-next/dist/umd/index.js")))

const chromium = chromiumPath()
let browser: Browser
beforeAll(async () => {
  if (chromium !== null) browser = await openBrowser(chromium)
})
afterAll(async () => browser?.close())

/** What the page's own script says: the client with Baton as its CDN and nothing else, unless `options` say more. */
type Load = { cdnURL: string; writeKey: string; options: object }
type Client = {
  page(name: string): Promise<unknown>
  identify(user: string, traits: object): Promise<unknown>
  track(event: string, properties?: object): Promise<unknown>
  on(event: "error", heard: () => void): void
}
type Site = {
  client: Client
  visited: Promise<unknown>
  givenUp: number
  AnalyticsNext: { AnalyticsBrowser: { load(settings: object, options: object): Client } }
}

/** A site of its own, at another origin than Baton's, whose pages hold the client. */
async function site(): Promise<string> {
  const server = createServer((request, response) => {
    const isScript = request.url === "/client.js"
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html; charset=utf-8" })
    response.end(isScript ? CLIENT : `<!doctype html><title>Pricing</title><script src="/client.js"></script>`)
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

type Started = {
  page: Page
  proxy: FaultyProxy
  product: Product
  address: string
  hosts: Set<string>
  load(page: Page, options?: object): Promise<void>
}

async function started(plans: Fault[][], options: object = {}): Promise<Started> {
  const proxy = await faultyProxy()
  const product = await startedProduct(proxy.url)
  proxy.forwardTo(product.url)
  proxy.plan(plans)
  const address = await site()
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const hosts = new Set<string>()
  context.on("request", (request) => void hosts.add(new URL(request.url()).host))
  const page = await context.newPage()
  const load = async (on: Page, more: object = {}) => {
    await on.goto(`${address}/pricing?utm_source=ad&utm_campaign=q4`)
    const said: Load = { cdnURL: proxy.url, writeKey: WRITE_KEY, options: more }
    await on.evaluate(({ cdnURL, writeKey, options: own }) => {
      const here = globalThis as unknown as Site
      here.client = here.AnalyticsNext.AnalyticsBrowser.load({ writeKey, cdnURL }, own)
      here.givenUp = 0
      here.client.on("error", () => void (here.givenUp += 1))
    }, said)
  }
  await load(page, options)
  return { page, proxy, product, address, hosts, load }
}

/** A visit: a page, 28 events, and the visitor says who they are. `visited` on the page: the client has all of it in hand. */
function visit(page: Page): Promise<void> {
  return page.evaluate(() => {
    const here = globalThis as unknown as Site
    const { client } = here
    const seen = client.page("Pricing")
    const views = Array.from({ length: 28 }, (_, n) => client.track("Pricing Viewed", { n }))
    const dana = { email: "dana@acme.example", company: { name: "Acme", employee_count: 420 } }
    here.visited = Promise.all([seen, ...views, client.identify("user-1", dana)])
  })
}

const TROUBLE: Fault[][] = [
  ["rate limited"],
  ["unavailable"],
  ["dropped before"],
  ["dropped after"],
  [],
  ["dropped after", "unavailable", "rate limited"],
]

describe.skipIf(chromium === null)("Segment's client for browsers, unchanged, in a real Chromium", { timeout: 120_000 }, () => {
  test("with Baton as its CDN sends 30 events through 429, 503 and broken connections; each counts once and nobody else is talked to", async () => {
    const { page, proxy, product, address, hosts } = await started(TROUBLE)

    await visit(page)

    await expect.poll(() => counts(product), { timeout: 60_000 }).toMatchObject({ waiting: 0, events: 30, quarantined: 0 })
    for (const [fault, times] of Object.entries(proxy.met)) expect([fault, times > 0]).toEqual([fault, true])
    expect((await counts(product)).duplicates).toBeGreaterThan(0)
    expect([...hosts].sort()).toEqual([address, proxy.url].map((url) => new URL(url).host).sort())
    const { data } = await call(product, `/api/leads?email=${encodeURIComponent("dana@acme.example")}`)
    expect(data).toMatchObject([{ email: "dana@acme.example", company: "Acme" }])
    await proofHolds(product.db, Date.now(), product.workspace.name)
  })

  test("sends in batches too, through the same trouble, and each event counts once", async () => {
    const batches = { integrations: { "Segment.io": { deliveryStrategy: { strategy: "batching", config: { size: 5, timeout: 100 } } } } }
    // what failed is sent again together with what came meanwhile, so there are two bodies: the first five events, then all
    const trouble: Fault[][] = [["dropped after"], ["dropped after", "unavailable", "rate limited", "dropped before"]]
    const { page, product } = await started(trouble, batches)

    await visit(page)

    await expect.poll(() => counts(product), { timeout: 60_000 }).toMatchObject({ waiting: 0, events: 30, quarantined: 0 })
    expect((await counts(product)).duplicates).toBeGreaterThan(0)
  })

  test("sends the batch that is not full when the visitor leaves the page", async () => {
    const batches = {
      integrations: { "Segment.io": { deliveryStrategy: { strategy: "batching", config: { size: 100, timeout: 60_000 } } } },
    }
    const { page, product } = await started([[]], batches)
    await visit(page)
    // what the client still works on when the page goes it keeps for the next visit, so only what lies in the batch is sent now
    await page.evaluate(() => (globalThis as unknown as Site).visited)
    await page.evaluate(() => (globalThis as unknown as Site).client.track("Last"))

    await page.goto("about:blank")

    await expect.poll(() => counts(product), { timeout: 60_000 }).toMatchObject({ waiting: 0, events: 31, duplicates: 0 })
  })

  test("keeps what it could not send, and sends it when the visitor comes back", async () => {
    const { page, proxy, product, load } = await started([Array<Fault>(50).fill("dropped before")])
    await visit(page)
    // an event is not in the client's hand until its first try has failed, and is lost with the page before
    await page.evaluate(() => (globalThis as unknown as Site).visited)
    expect(proxy.met["dropped before"]).toBeGreaterThanOrEqual(30)
    await page.goto("about:blank")
    expect(await counts(product)).toMatchObject({ items: 0 })
    proxy.mend()

    await load(page)

    // a try that was under way as the page went may still arrive beside the one that is kept, so there can be duplicates
    await expect.poll(() => counts(product), { timeout: 60_000 }).toMatchObject({ waiting: 0, events: 30, quarantined: 0 })
  })

  test("gives up by itself what was refused as often as its own limit allows, and says so to the page", async () => {
    const twice = { integrations: { "Segment.io": { httpConfig: { backoffConfig: { maxRetryCount: 2 } } } } }
    const { page, proxy, product } = await started([Array<Fault>(50).fill("unavailable")], twice)

    await page.evaluate(() => void (globalThis as unknown as Site).client.track("Lost"))

    await expect.poll(() => page.evaluate(() => (globalThis as unknown as Site).givenUp), { timeout: 60_000 }).toBe(1)
    expect([proxy.met.unavailable, (await counts(product)).items]).toEqual([2, 0])
  })
})

async function call(product: Product, path: string): Promise<{ data: unknown[] }> {
  const answer = await fetch(product.url + path, { headers: { authorization: `Bearer ${product.keys.admin}` } })
  return (await answer.json()) as { data: unknown[] }
}
