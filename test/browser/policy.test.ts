import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import type { Database } from "#store/open.ts"
import { startProduct, type Product } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"
import { company } from "../stories/company.ts"
import { chromiumPath, openBrowser } from "./browser.ts"
import { demoDatabase } from "./demo-product.ts"

const chromium = chromiumPath()
const KEY = "an-admin-key-for-this-test"
const AGREEMENT = readFileSync(new URL("../../agreements/default.yaml", import.meta.url), "utf8")

let db: Database
let product: Product
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), "baton-test-"))

beforeAll(async () => {
  if (chromium === null) return
  db = await demoDatabase()
  const settings = { BATON_DATABASE_URL: db.url, BATON_DATA: folder, BATON_PORT: "0", BATON_ADMIN_KEY: KEY, BATON_LOG_LEVEL: "silent" }
  product = await startProduct(readSettings(settings))
  await call("PUT", "/api/people", company(["ana", "ben", "cleo"]))
  const version = await call<{ id: string; hash: string }>("POST", "/api/agreements", { source: AGREEMENT })
  for (const side of ["marketing", "sales"] as const)
    await call("POST", `/api/agreements/${version.id}/signatures`, { signer: side, hash: version.hash }, product.keys[`sign_${side}`] ?? "")
  await call("POST", "/api/test-leads", {}, KEY, { prefer: "wait=5" })
  browser = await openBrowser(chromium)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await db?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(chromium === null)("the pages' policy", () => {
  test("is kept by every page that a link leads to, and by what their scripts do", async () => {
    const { page, broken } = await watched()

    const seen = await visitAll(page)
    await page.goto(`${product.url}/`)
    await page.getByRole("button", { name: "Send a test lead" }).click()
    await page.getByRole("status").filter({ hasText: /./ }).first().waitFor({ state: "attached" })

    expect(broken).toEqual([])
    expect(seen).toEqual(expect.arrayContaining(["/", "/queue", "/leads", "/deliveries", "/proof", "/sign-in"]))
  }, 180_000)

  test.each([
    ["a script", "script-src", `const s = document.createElement("script"); s.textContent = "window.taken = 1"; document.body.append(s)`],
    ["an event's handler", "script-src", `document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="window.taken = 1">')`],
    ["a style", "style-src", `document.body.insertAdjacentHTML("beforeend", '<p style="position: fixed">x</p>')`],
    ["a picture from elsewhere", "img-src", `document.body.insertAdjacentHTML("beforeend", '<img src="https://evil.example/x.png">')`],
    [
      "a form that goes elsewhere",
      "form-action",
      `const f = document.createElement("form"); f.action = "https://evil.example/"; f.method = "post"; document.body.append(f); f.submit()`,
    ],
    ["a message to elsewhere", "connect-src", `fetch("https://evil.example/").catch(() => {})`],
    ["a frame", "frame-src", `document.body.insertAdjacentHTML("beforeend", '<iframe src="https://evil.example/"></iframe>')`],
  ])("stops %s that somebody brought into a page", async (_, directive, code) => {
    const { page, broken } = await watched()
    await page.goto(`${product.url}/`)

    await page.evaluate(code)

    await expect.poll(() => broken.map(({ rule }) => rule), { timeout: 5_000 }).toContainEqual(expect.stringContaining(directive))
    expect(await page.evaluate("window.taken")).toBeUndefined()
  })

  test("lets no other site frame a page", async () => {
    const { page } = await watched()
    const site = createServer((_request, response) => response.setHeader("content-type", "text/html").end(`<iframe src="${product.url}/">`))
    await once(site.listen(0, "127.0.0.1"), "listening")
    onTestFinished(() => void site.close())

    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`, { waitUntil: "load" })

    expect(page.frames().map((frame) => frame.url())[1]).toBe("chrome-error://chromewebdata/")
  })
})

type Broken = { path: string; rule: string; what: string }

/** A page in a browser of its own that says whenever its policy is broken. */
async function watched(): Promise<{ page: Page; broken: Broken[] }> {
  const context = await browser.newContext({ locale: "en-US" })
  const broken: Broken[] = []
  await context.exposeFunction("tellBroken", (each: Broken) => void broken.push(each))
  await context.addInitScript(`document.addEventListener("securitypolicyviolation", (event) =>
    window.tellBroken({ path: location.pathname, rule: event.effectiveDirective, what: event.blockedURI }))`)
  return { page: await context.newPage(), broken }
}

/** Every page of ours that can be reached by links; of those that differ in an id only, one. */
async function visitAll(page: Page): Promise<string[]> {
  const waiting = ["/", "/sign-in", "/leads/not-there"]
  const seen = new Map<string, string>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = path.replace(/[?#].*$/, "").replace(/\/[\da-f-]{36}$/, "/…")
    if (seen.has(kind)) continue
    seen.set(kind, path)
    await page.goto(product.url + path)
    await page.locator("h1").first().waitFor()
    waiting.push(
      ...(await page.$$eval("a[href^='/']:not([download]):not([href^='/api'])", (links) =>
        links.map((link) => link.getAttribute("href") ?? "/"),
      )),
    )
  }
  return [...seen.keys()]
}

async function call<Answer>(method: string, path: string, body: object, key = KEY, more: Record<string, string> = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", ...more }
  const answer = await fetch(`${product.url}${path}`, { method, headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${method} ${path} was refused: ${await answer.text()}`)
  return (await answer.json()) as Answer
}
