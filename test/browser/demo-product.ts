import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core"
import { expect, onTestFinished } from "vitest"
import { dropWorkspace } from "#store/drop-workspace.ts"
import { createWorkspace } from "#store/workspace.ts"
import { startProduct } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"
import { freshDatabase } from "../database.ts"
import { company } from "../stories/company.ts"
import { openBrowser } from "./browser.ts"

export const KEY = "an-admin-key-for-this-test"
const AGREEMENT = readFileSync(new URL("../../agreements/default.yaml", import.meta.url), "utf8")

export type DemoProduct = Awaited<ReturnType<typeof demoProduct>>
export type Opened = BrowserContextOptions & { role?: string | undefined; side?: "marketing" | "sales"; host?: string; expects?: RegExp }

/** A database of its own in which a demo workspace without anything is the one that the installation began with. */
export async function demoDatabase() {
  const db = await freshDatabase()
  await dropWorkspace(db, "acme")
  await createWorkspace(db, "a-demo", { demo: true })
  return db
}

/** A whole Baton with a demo workspace on a Monday morning: people, the shipped agreement in force, no leads yet; and a browser. */
export async function demoProduct(chromium: string) {
  const folder = mkdtempSync(join(tmpdir(), "baton-test-"))
  const db = await demoDatabase()
  const settings = { BATON_DATABASE_URL: db.url, BATON_DATA: folder, BATON_PORT: "0", BATON_ADMIN_KEY: KEY, BATON_LOG_LEVEL: "silent" }
  const product = await startProduct(readSettings({ ...settings, BATON_LIMIT_API_REQUESTS: "0" }))
  const call = async <Answer>(
    method: string,
    path: string,
    body?: object,
    key = KEY,
    more: Record<string, string> = {},
  ): Promise<Answer> => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", ...more }
    const answer = await fetch(`${product.url}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    if (!answer.ok) throw new Error(`${method} ${path} was refused: ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  await call("PUT", "/api/people", company(["ana", "ben", "cleo"]))
  const version = await call<{ id: string; hash: string }>("POST", "/api/agreements", { source: AGREEMENT })
  for (const side of ["marketing", "sales"] as const)
    await call("POST", `/api/agreements/${version.id}/signatures`, { signer: side, hash: version.hash }, product.keys[`sign_${side}`] ?? "")
  await call("POST", "/api/demo/clock", { minutes: Math.ceil((nextMonday() - Date.now()) / 60_000) })
  const browser = await openBrowser(chromium)

  /** A page in a browser of its own, in which nothing may break; `expects`: what the console may say all the same. */
  const open = async (path: string, { role, side, host, expects, ...options }: Opened = {}): Promise<Page> => {
    const url = host === undefined ? product.url : product.url.replace("127.0.0.1", host)
    const context = await newContext(browser, options)
    const page = await newPage(context, expects)
    onTestFinished(() => context.close())
    if (role !== undefined) await lookAround(context, { role, side })
    await page.goto(`${url}${path}`)
    return page
  }
  const lookAround = async (context: BrowserContext, as: { role: string; side?: string | undefined }) => {
    const headers = { "x-baton-page": "1", origin: product.url }
    const answer = await context.request.post(`${product.url}/api/session/look-around`, { data: as, headers })
    if (!answer.ok()) throw new Error(`Nobody could look around as ${as.role}: ${await answer.text()}`)
  }
  const contexts = new Map<string, Promise<BrowserContext>>()
  /** A page beside others of its role, in the browser that they share: it has the app's files already. */
  const openBeside = async (role: string | undefined, expects: RegExp): Promise<Page> => {
    const made = contexts.get(role ?? "") ?? newContext(browser, {})
    if (!contexts.has(role ?? "") && role !== undefined) await lookAround(await made, { role })
    contexts.set(role ?? "", made)
    const page = await newPage(await made, expects)
    onTestFinished(() => page.close())
    return page
  }
  /** Sends a form in, and waits until it was taken in. */
  const sendForm = (inputs: object) => {
    const more = { company: "Hostile Ltd", country: "US", employees: 200, industry: "Software", job_title: "VP Sales" }
    return call<{ verdict: { handoff: string; lead: { id: string }; owner: { id: string } } }>(
      "POST",
      "/forms/demo-request",
      { ...more, ...inputs },
      KEY,
      { prefer: "wait=10" },
    )
  }
  const stop = async () => {
    await browser.close()
    await product.stop()
    await db.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: product.url, call, open, openBeside, sendForm, stop }
}

function newContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext({ locale: "en-US", timezoneId: "America/New_York", reducedMotion: "reduce", ...options })
}

/** A page in which nothing may break; `expects`: what the console may say all the same. */
async function newPage(context: BrowserContext, expects: RegExp | undefined): Promise<Page> {
  const page = await context.newPage()
  const problems: string[] = []
  page.on("console", (message) => message.type() === "error" && expects?.test(message.text()) !== true && problems.push(message.text()))
  page.on("pageerror", (error) => problems.push(error.message))
  onTestFinished(() => expect(problems).toEqual([]))
  return page
}

/** Ten in the morning of a Monday in New York that no calendar of the agreement has as a holiday. */
function nextMonday(): number {
  const day = 86_400_000
  const monday = Date.UTC(2026, 10, 16, 15)
  const weeks = Math.max(0, Math.ceil((Date.now() - monday) / (7 * day)))
  const at = monday + weeks * 7 * day
  return AGREEMENT.includes(new Date(at).toISOString().slice(0, 10)) ? at + 7 * day : at
}
