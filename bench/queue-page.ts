/**
 * The queue in a real Chromium, with many open handoffs: from the beginning of the navigation until rows can be used, in a fresh browser each time, and
 * from a key to the next paint while J goes down the list. Beside it how long the API takes for the first page.
 * Keys come ten a second, as from somebody quick, and then as fast as the page takes them. Usage:
 * node bench/queue-page.ts [--open 10000] [--keys 200] [--visits 5]
 */
import type { Page } from "playwright-core"
import { storeSignals } from "#store/signal.ts"
import { newId } from "#store/new-id.ts"
import { chromiumPath, openBrowser } from "../test/browser/browser.ts"
import { option, percentile, say } from "./measure.ts"
import { KEY, runningProduct, type RunningProduct } from "./running-product.ts"

const OPEN = option("open", 10_000)
const KEYS = option("keys", 200)
const VISITS = option("visits", 5)
const BATCH = 500
const A_MINUTE = 60_000

const chromium = chromiumPath()
if (chromium === null) process.exit(0)
const product = await runningProduct(20)
const browser = await openBrowser(chromium)
try {
  await handOff(product, OPEN)
  await measureApi()
  const visits: number[] = []
  for (let visit = 0; visit < VISITS; visit++) visits.push(await usableAfter())
  say("queue-page", "usable", { open: OPEN, p50Ms: percentile(visits, 0.5), worstMs: percentile(visits, 1) })
  await measureKeys("key to paint, ten keys a second", 100)
  await measureKeys("key to paint, the key held down", 0)
} finally {
  await browser.close()
  await product.stop()
}

/** Demo requests that qualify, through the whole pipeline. */
async function handOff({ inTx }: RunningProduct, count: number): Promise<void> {
  for (let begin = 0; begin < count; begin += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - begin) }, (_, n) => rowOf(begin + n))
    const signal = {
      id: newId(),
      lane: 3 as const,
      source: "import:bench",
      kind: "rows",
      key: `queue${begin}`,
      import: null,
      receivedAt: Date.now(),
    }
    await inTx((tx) => storeSignals(tx, [{ ...signal, payload: JSON.stringify(rows), items: rows.length }]))
  }
  const until = performance.now() + 5 * A_MINUTE
  while ((await openHandoffs()) < count && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 500))
}

function rowOf(n: number) {
  const fields = {
    email: `lead${n}@company-${n}.com`,
    first_name: "Lea",
    last_name: `Number ${n}`,
    job_title: "VP Marketing",
    company_name: `Company ${n}`,
    country: ["DE", "US", "SG", "GB"][n % 4] ?? "DE",
    employee_count: 420,
    industry: "Software",
    phone: "+49301234567",
    lead_source: "Demo request",
    form_name: "demo",
  }
  return { id: `queue${n}`, line: 1, fields, custom: {} }
}

async function openHandoffs(): Promise<number> {
  const { counts } = await ask<{ counts: { open: number } }>("/api/queue?limit=1")
  return counts.open
}

async function ask<Answer>(path: string): Promise<Answer> {
  const answer = await fetch(`${product.url}${path}`, { headers: { authorization: `Bearer ${KEY}` } })
  return (await answer.json()) as Answer
}

async function measureApi(): Promise<void> {
  const times: number[] = []
  for (let time = 0; time < 10; time++) {
    const began = performance.now()
    await ask("/api/queue?limit=200")
    times.push(performance.now() - began)
  }
  say("queue-page", "api", { open: await openHandoffs(), p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) })
}

/** A page of a fresh browser that is signed in. */
async function signedIn(): Promise<Page> {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1440, height: 900 } })
  await context.request.post(`${product.url}/sign-in`, {
    form: { key: KEY, back: "/queue" },
    headers: { origin: product.url },
    maxRedirects: 0,
  })
  return context.newPage()
}

async function usableAfter(): Promise<number> {
  const page = await signedIn()
  const began = performance.now()
  await page.goto(`${product.url}/queue?owner=all`, { waitUntil: "commit" })
  await page.locator("li a[id^=line-]").first().waitFor()
  const took = performance.now() - began
  await page.context().close()
  return took
}

async function measureKeys(what: string, pauseMs: number): Promise<void> {
  const page = await signedIn()
  await page.goto(`${product.url}/queue?owner=all`)
  await page.locator("li a[id^=line-]").first().waitFor()
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(globalThis, { times })
    const painted = (began: number) => requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - began)))
    window.addEventListener("keydown", (event) => painted(event.timeStamp), { capture: true })
  })
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press("j")
    if (pauseMs > 0) await page.waitForTimeout(pauseMs)
  }
  await page.waitForTimeout(300)
  const times = await page.evaluate(() => (globalThis as unknown as { times: number[] }).times)
  say("queue-page", what, { keys: times.length, p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) })
}
