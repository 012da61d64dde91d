import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chromiumPath } from "./browser.ts"
import { demoProduct, type DemoProduct } from "./demo-product.ts"
import { screens } from "./screens.ts"
import { MAY_SAY, NONE, obstacles, shown } from "./shown-page.ts"

const chromium = chromiumPath()
/** Nothing has this id. */
const NOWHERE = "019a0000-0000-7000-8000-000000000000"
const known = { lead: NOWHERE, handoff: NOWHERE, account: NOWHERE }

let empty: DemoProduct
beforeAll(async () => {
  if (chromium !== null) empty = await demoProduct(chromium)
})
afterAll(() => empty?.stop())

describe.skipIf(chromium === null).each(screens)("the page $name", (screen) => {
  test("keeps nobody out while there is nothing", async () => {
    const page = await shown(empty, screen, known)

    expect(await obstacles(page)).toEqual(NONE)
  })

  test("says what went wrong when the API fails, and keeps nobody out", async () => {
    const page = await empty.openBeside(screen.role, MAY_SAY)
    await page.route(/\/api\/(?!session|changes)/, (route) =>
      route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify({ status: 503, detail: "Not now." }) }),
    )
    await page.goto(`${empty.url}${screen.path(known)}`)
    await page.locator("main h1").first().waitFor()

    expect(await obstacles(page)).toEqual(NONE)
  })
})
