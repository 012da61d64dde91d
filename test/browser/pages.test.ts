import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chromiumPath } from "./browser.ts"
import { colourViolations, overflow, violations } from "./check-page.ts"
import { demoProduct, type DemoProduct } from "./demo-product.ts"
import { screens, type Known, type Screen } from "./screens.ts"

const chromium = chromiumPath()
const MAY_SAY = /status of (404|503)/
const WIDTHS = [320, 390, 768, 1440]

let demo: DemoProduct
let empty: DemoProduct
let known: Known
beforeAll(async () => {
  if (chromium === null) return
  demo = await demoProduct(chromium)
  const { verdict } = await demo.sendForm({ email: "ada@full.example", first_name: "Ada", last_name: "Full-Hyphenated".repeat(4) })
  for (const name of ["Bob", "Cat", "Dee"])
    await demo.sendForm({ email: `${name}@full-${name}.example`, first_name: name, last_name: "Full" })
  await demo.call("POST", "/api/demo/clock", { advance: "31 minutes" })
  const { account } = await demo.call<{ account: string }>("GET", `/api/leads/${verdict.lead.id}`)
  known = { lead: verdict.lead.id, handoff: verdict.handoff, account }
  empty = await demoProduct(chromium)
})
afterAll(async () => {
  await demo?.stop()
  await empty?.stop()
})

/** A page that is loaded as far as it will be. */
async function shown(from: DemoProduct, screen: Screen): Promise<Page> {
  const page = await from.openBeside(screen.role, MAY_SAY)
  await page.goto(`${from.url}${screen.path(known)}`)
  await page.locator(screen.ready).first().waitFor()
  await page.waitForLoadState("load")
  await page.locator("[aria-hidden] .animate-pulse").first().waitFor({ state: "detached" })
  return page
}

/** Colours that are inherited follow one another, so a page is at rest after two frames without anything that moves. */
const AT_REST = `(async () => {
  for (let still = 0; still < 2; still++) {
    await new Promise(requestAnimationFrame)
    const moving = document.getAnimations()
    if (moving.length > 0) still = -1
    await Promise.allSettled(moving.map((one) => one.finished))
  }
})()`

/** The page in a theme, when colours have come to rest. */
async function inTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(AT_REST)
}

/** What keeps people out, in either theme. */
async function obstacles(page: Page): Promise<{ light: string[]; dark: string[] }> {
  await inTheme(page, "light")
  const light = await violations(page)
  await inTheme(page, "dark")
  return { light, dark: await colourViolations(page) }
}
const NONE = { light: [], dark: [] }

describe.skipIf(chromium === null).each(screens)("the page $name", (screen) => {
  test("keeps nobody out: full, in both themes, and fits every width", async () => {
    const page = await shown(demo, screen)

    expect(await obstacles(page)).toEqual(NONE)
    for (const width of WIDTHS) expect([width, await overflow(page, width)]).toEqual([width, []])
  })

  test("keeps nobody out while there is nothing", async () => {
    const page = await shown(empty, screen)

    expect(await obstacles(page)).toEqual(NONE)
  })

  test("says what went wrong when the API fails, and keeps nobody out", async () => {
    const page = await demo.openBeside(screen.role, MAY_SAY)
    await page.route(/\/api\/(?!session|changes)/, (route) =>
      route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify({ status: 503, detail: "Not now." }) }),
    )
    await page.goto(`${demo.url}${screen.path(known)}`)
    await page.locator("main h1").first().waitFor()

    expect(await obstacles(page)).toEqual(NONE)
  })
})
