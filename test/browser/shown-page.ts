import type { Page } from "playwright-core"
import { colourViolations, violations } from "./check-page.ts"
import type { DemoProduct } from "./demo-product.ts"
import type { Known, Screen } from "./screens.ts"

/** What the console may say while a page shows that something is missing or failed. */
export const MAY_SAY = /status of (404|503)/

/** A page that is loaded as far as it will be. */
export async function shown(from: DemoProduct, screen: Screen, known: Known): Promise<Page> {
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
export async function obstacles(page: Page): Promise<{ light: string[]; dark: string[] }> {
  await inTheme(page, "light")
  const light = await violations(page)
  await inTheme(page, "dark")
  return { light, dark: await colourViolations(page) }
}
export const NONE = { light: [], dark: [] }
