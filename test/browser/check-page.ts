import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

/** What keeps people out of a page, by axe's rules; each with the piece of the page. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary?.slice(0, 300) ?? ""}`),
  )
}

/** How far a page reaches beyond a window of this width, in pixels, and what reaches there. */
export async function overflow(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 })
  return page.evaluate((most) => {
    if (document.documentElement.scrollWidth <= most) return []
    // what is there for screen readers alone is cut off and reaches nowhere
    const wide = [...document.querySelectorAll("body *")].filter(
      (each) => each.getBoundingClientRect().right > most + 0.5 && each.closest("[class*='sr-only']") === null,
    )
    return wide
      .slice(-5)
      .map((each) => `${each.tagName.toLowerCase()}.${each.className}: ${Math.round(each.getBoundingClientRect().right)} > ${most}`)
  }, width)
}
