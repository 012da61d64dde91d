import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core"
import { onTestFinished } from "vitest"
import { inWorkspace } from "#store/workspace.ts"
import { prove } from "#steps/prove.ts"
import { startProduct, type Product } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"
import { freshDatabase, freshFolder } from "../database.ts"
import { chromiumPath, openBrowser } from "./browser.ts"
import { startGate, startSite, type Gate } from "./gate.ts"

export const KEY = "a-write-key-for-this-test"

/** An event as it counts in the end. */
export type Counted = {
  kind: string
  page: string | null
  event: string | null
  form: string | null
  visitor: string
  properties: Record<string, unknown>
}

/** A site of somebody else's with our scripts in it, a product behind a gate, and a browser that visits. */
export type Visited = {
  gate: Gate
  product: Product
  context: BrowserContext
  /** Opens a page of the site in a tab of its own. */
  open(path: string): Promise<Page>
  /** Every engagement, in the order of their time. */
  counted(): Promise<Counted[]>
  /** How many signals were stored, and what the proof finds wrong. */
  stored(): Promise<{ signals: number; wrong: unknown[] }>
  query<Row>(sql: string): Promise<Row[]>
}

let browser: Browser | undefined

/** For the end of a file of tests: the browser of its visits is closed. */
export async function closeBrowser(): Promise<void> {
  await browser?.close()
  browser = undefined
}

/** All of it for one test; `html` is what stands on the site's page at a path, with the gate's address to take scripts from. */
export async function visitedSite(html: (baton: string, path: string) => string, options: BrowserContextOptions = {}): Promise<Visited> {
  const db = await freshDatabase()
  const settings = { BATON_DATABASE_URL: db.url, BATON_DATA: freshFolder(), BATON_PORT: "0", BATON_DEMO: "0", BATON_WRITE_KEY: KEY }
  const product = await startProduct(readSettings({ ...settings, BATON_LOG_LEVEL: "silent" }))
  const gate = await startGate(product.url)
  const site = await startSite((path) => html(gate.url, path))
  browser ??= await openBrowser(chromiumPath() ?? "")
  const context = await browser.newContext(options)
  onTestFinished(async () => {
    await context.close()
    await site.stop()
    await gate.stop()
    await product.stop()
    await db.stop()
  })
  const query = <Row>(sql: string) => inWorkspace(product.db, product.workspace.name, (tx) => tx.query<Row & object>(sql, []))
  return {
    gate,
    product,
    context,
    query: query as Visited["query"],
    async open(path) {
      const page = await context.newPage()
      await page.goto(site.url + path)
      return page
    },
    counted: () =>
      query<Counted>(
        `select e.kind, e.page, e.event, e.form, i.value as visitor, e.properties
         from engagement e join identity i on i.id = e.identity order by e.occurred_at, e.external_id`,
      ),
    async stored() {
      const [{ signals } = { signals: -1 }] = await query<{ signals: number }>("select count(*)::int as signals from signal")
      const findings = await inWorkspace(product.db, product.workspace.name, (tx) => prove(tx, Date.now()))
      return { signals, wrong: findings.filter(({ violations }) => violations > 0) }
    },
  }
}
