import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import { createWorkspace } from "#store/workspace.ts"
import type { Database } from "#store/open.ts"
import { startProduct, type Product } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"
import { freshDatabase } from "../database.ts"
import { company } from "../stories/company.ts"
import { chromiumPath, openBrowser } from "./browser.ts"

const chromium = chromiumPath()
const KEY = "an-admin-key-for-this-test"
const AGREEMENT = readFileSync(new URL("../../agreements/default.yaml", import.meta.url), "utf8")
const HOSTILE = `<script>document.title = "taken"</script>"'><img src=x onerror=alert(1)>`

let db: Database
let product: Product
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), "baton-test-"))

beforeAll(async () => {
  if (chromium === null) return
  db = await freshDatabase()
  // sorts before the empty workspace of a fresh database, so it is the one that pages show
  await createWorkspace(db, "a-demo", { demo: true })
  const settings = { BATON_DATABASE_URL: db.url, BATON_DATA: folder, BATON_PORT: "0", BATON_ADMIN_KEY: KEY, BATON_LOG_LEVEL: "silent" }
  product = await startProduct(readSettings(settings))
  await call("PUT", "/api/people", company(["ana", "ben", "cleo"]))
  const version = await call<{ id: string; hash: string }>("POST", "/api/agreements", { source: AGREEMENT })
  for (const side of ["marketing", "sales"] as const)
    await call("POST", `/api/agreements/${version.id}/signatures`, { signer: side, hash: version.hash }, product.keys[`sign_${side}`] ?? "")
  await call("POST", "/api/demo/clock", { minutes: Math.ceil((nextMonday() - Date.now()) / 60_000) })
  browser = await openBrowser(chromium)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await db?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(chromium === null)("the first page", () => {
  test("opens with what there is and says what to do while there is nothing", async () => {
    const page = await opened()

    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Who has what")
    expect(await page.getByText("Demo data").isVisible()).toBe(true)
    expect(await page.getByRole("list", { name: "In figures" }).getByRole("listitem").count()).toBe(5)
    expect(await page.getByText("Press “Send a test lead”").isVisible()).toBe(true)
  })

  test("a test lead stands there with its owner within two seconds", async () => {
    const page = await opened()

    await page.getByRole("button", { name: "Send a test lead" }).click()

    const row = page.getByRole("region", { name: "Open handoffs" }).getByRole("row", { name: /Dana Whitfield/ })
    await row.first().waitFor({ timeout: 2_000 })
    expect(await row.first().textContent()).toMatch(/Ana|Ben|Cleo/)
    expect(await page.getByRole("status").textContent()).toMatch(
      /Dana Whitfield of Harbor Robotics \w+ came in, and (Ana|Ben|Cleo) has the lead/,
    )
  })

  test("half an hour later, with no word from its owner, the lead has moved on", async () => {
    const page = await opened()
    await page.getByRole("button", { name: "Send a test lead" }).click()

    await page.getByRole("button", { name: "+31 min" }).click()

    expect(await page.getByRole("status").textContent()).toMatch(/clock moved on by 31 minutes/)
    expect(
      await page
        .getByText(/moved on from (Ana|Ben|Cleo)/)
        .first()
        .isVisible(),
    ).toBe(true)
  })

  test("works without a script", async () => {
    const page = await opened({ javaScriptEnabled: false })

    await page.getByRole("button", { name: "Send a test lead" }).click()
    const sent = await page.getByRole("status").textContent()
    await page.getByRole("button", { name: "+10 min" }).click()

    expect(sent).toMatch(/has the lead/)
    expect(await page.getByRole("status").textContent()).toMatch(/clock moved on by 10 minutes/)
    expect(await page.locator("time").first().textContent()).toMatch(/UTC$/)
  })

  test("shows by itself what comes in meanwhile, and leaves the focus where it was", async () => {
    await sendForm({ email: "erin@earlier.example", first_name: "Erin", last_name: "Earlier" })
    const page = await opened()
    const link = page.getByRole("region", { name: "What came in" }).getByRole("link").first()
    const focused = await link.getAttribute("id")
    await link.focus()

    await sendForm({ email: "mira@later.example", first_name: "Mira", last_name: "Later" })

    await page.getByRole("link", { name: "Mira Later" }).first().waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(focused)
  })

  test("a lead's name is shown as it is, whatever it holds", async () => {
    await sendForm({ email: "mallory@hostile.example", first_name: HOSTILE, last_name: "Quote" })
    const page = await opened()

    await page
      .getByRole("link", { name: /<script>/ })
      .first()
      .click()

    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain(`<script>document.title = "taken"</script>`)
    expect(await page.title()).toContain("Baton")
    expect(await page.locator("main script, main img").count()).toBe(0)
  })

  test("every page fits a narrow screen", async () => {
    await sendForm({ email: "nora@narrow.example", first_name: "Nora", last_name: "Narrow-Hyphenated".repeat(6) })
    const page = await opened({ viewport: { width: 320, height: 640 } })
    const lead = await page.locator("main a[href^='/leads/']").first().getAttribute("href")
    const handoff = await page.locator("main a[href^='/handoffs/']").first().getAttribute("href")

    for (const path of ["/", lead, handoff, "/deliveries", "/proof"]) {
      await page.goto(`${product.url}${path}`)
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 320])
    }
  })

  test("a lead's page says why, and a handoff's page what to say", async () => {
    await sendForm({ email: "wanda@why.example", first_name: "Wanda", last_name: "Why" })
    const page = await opened()

    await page.getByRole("link", { name: "Wanda Why", exact: true }).first().click()
    expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual(
      expect.arrayContaining(["Qualified as tier 1", "Score", "Journal"]),
    )
    await page.getByRole("link", { name: "Brief and history" }).click()

    expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual(
      expect.arrayContaining(["Why now", "Who", "Say this", "Do not quote", "Next", "Clocks", "Who had it"]),
    )
  })
})

describe.skipIf(chromium === null)("how long is left", () => {
  test("at night a page says how little of it is working time", async () => {
    await call("POST", "/api/demo/clock", { advance: "10 hours" })
    await sendForm({ email: "nils@night.example", first_name: "Nils", last_name: "Night" })
    const page = await opened()

    const row = page.getByRole("region", { name: "Open handoffs" }).getByRole("row", { name: /Nils Night/ })

    expect(await row.first().textContent()).toMatch(/1[0-3] h.* left\s*30 min of working time/)
  })
})

describe.skipIf(chromium === null)("who may see the pages", () => {
  test("under another name than this machine's a key is asked for, once", async () => {
    const page = await opened({}, product.url.replace("127.0.0.1", "baton.localhost"))
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Sign in")

    await page.getByText("Sign in with an admin key").click()
    await page.getByLabel("Admin key").fill("not-a-key")
    await page.getByRole("button", { name: "Sign in with the key" }).click()
    expect(await page.getByRole("alert").textContent()).toBe("This key is not known here.")
    await page.getByText("Sign in with an admin key").click()
    await page.getByLabel("Admin key").fill(KEY)
    await page.getByRole("button", { name: "Sign in with the key" }).click()

    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Who has what")
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" })
  })

  test.each([
    ["another site's page", 403, { "sec-fetch-site": "cross-site" }],
    ["another origin", 403, { origin: "https://elsewhere.example" }],
    ["who does not say from where", 403, {}],
    ["our own page", 303, { "sec-fetch-site": "same-origin" }],
  ])("a post from %s is answered %i", async (_, status, headers) => {
    const answer = await fetch(`${product.url}/demo/test-lead`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
      redirect: "manual",
    })

    expect(answer.status).toBe(status)
  })
})

/** The page in a browser of its own; when the test is over nothing may have gone wrong in it. */
async function opened(options: BrowserContextOptions = {}, url = product.url): Promise<Page> {
  const context = await browser.newContext({ locale: "en-US", ...options })
  const page = await context.newPage()
  const problems: string[] = []
  page.on("console", (message) => message.type() === "error" && !/status of 401/.test(message.text()) && problems.push(message.text()))
  page.on("pageerror", (error) => problems.push(error.message))
  await page.goto(`${url}/`)
  onTestFinished(async () => {
    await context.close()
    expect(problems).toEqual([])
  })
  return page
}

function sendForm(inputs: object): Promise<unknown> {
  const more = { company: "Hostile Ltd", country: "US", employees: 200, industry: "Software", job_title: "VP Sales" }
  return call("POST", `/forms/demo-request`, { ...more, ...inputs }, KEY, { prefer: "wait=5" })
}

async function call<Answer>(method: string, path: string, body: object, key = KEY, more: Record<string, string> = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", ...more }
  const answer = await fetch(`${product.url}${path}`, { method, headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${method} ${path} was refused: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** Ten in the morning of a Monday in New York that no calendar of the agreement has as a holiday. */
function nextMonday(): number {
  const day = 86_400_000
  const monday = Date.UTC(2026, 10, 16, 15)
  const weeks = Math.max(0, Math.ceil((Date.now() - monday) / (7 * day)))
  const at = monday + weeks * 7 * day
  return AGREEMENT.includes(new Date(at).toISOString().slice(0, 10)) ? at + 7 * day : at
}
