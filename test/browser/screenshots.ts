// `npm run screenshots`: every page of the app on the demo's data, light and dark, on a desk and on a phone, into screenshots/.
// Names as arguments take only those pages: npm run screenshots queue brief
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { startProduct } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"
import { chromiumPath, openBrowser } from "./browser.ts"
import { screens, type Known, type Screen } from "./screens.ts"

const SIZES = [
  { name: "desk", width: 1440, height: 900 },
  { name: "phone", width: 390, height: 844 },
]
const into = join(import.meta.dirname, "../../screenshots")

const path = chromiumPath()
if (path === null) process.exit(1)
const wanted = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), "baton-screens-"))
const product = await startProduct(readSettings({ BATON_DATA: folder, BATON_PORT: "0", BATON_LOG_LEVEL: "silent" }))
const browser = await openBrowser(path)
try {
  mkdirSync(into, { recursive: true })
  const known = await whatThereIs()
  for (const screen of screens.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
    for (const size of SIZES) for (const theme of ["light", "dark"] as const) await take(browser, screen, { known, size, theme })
} finally {
  await browser.close()
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
}

type Shot = { known: Known; size: (typeof SIZES)[number]; theme: "light" | "dark" }

async function take(browser: Browser, screen: Screen, { known, size: { name, ...viewport }, theme }: Shot): Promise<void> {
  const context = await browser.newContext({
    viewport,
    colorScheme: theme,
    locale: "en-US",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  })
  try {
    const page = await context.newPage()
    page.on("pageerror", (error) => console.error(`${screen.name}: ${error.message}`))
    if (screen.role !== undefined) await lookAround(context, screen.role)
    await page.goto(`${product.url}${screen.path(known)}`)
    await page.locator(screen.ready).first().waitFor()
    await page.waitForTimeout(600)
    await page.screenshot({ path: join(into, `${screen.name}-${name}-${theme}.png`) })
    console.log(`${screen.name} ${name} ${theme}`)
  } catch (error) {
    console.error(`${screen.name} ${name} ${theme}: ${error instanceof Error ? error.message.split("\n")[0] : error}`)
    process.exitCode = 1
  } finally {
    await context.close()
  }
}

async function lookAround(context: Awaited<ReturnType<Browser["newContext"]>>, role: string): Promise<void> {
  const headers = { "x-baton-page": "1", origin: product.url }
  await context.request.post(`${product.url}/api/session/look-around`, { data: { role }, headers })
}

/** The newest open handoff, its lead and that one's account. */
async function whatThereIs(): Promise<Known> {
  const answer = await fetch(`${product.url}/api/handoffs?open=true&limit=1`, {
    headers: { authorization: `Bearer ${product.keys.admin}` },
  })
  const { data } = (await answer.json()) as { data: { id: string; lead: { id: string } }[] }
  const id = data[0]?.lead.id ?? ""
  const lead = await fetch(`${product.url}/api/leads/${id}`, { headers: { authorization: `Bearer ${product.keys.admin}` } })
  return { lead: id, handoff: data[0]?.id ?? "", account: ((await lead.json()) as { account: string | null }).account ?? "" }
}
