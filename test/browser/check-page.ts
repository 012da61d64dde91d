import axe, { type AxeResults } from "axe-core"
import type { Page } from "playwright-core"

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
/** The rules whose answer hangs on colours; all others find the same in every theme. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"]

/** What keeps people out of a page, by axe's rules; each with the piece of the page. */
export function violations(page: Page): Promise<string[]> {
  return found(page, { runOnly: { type: "tag", values: TAGS } })
}

/** What keeps people out of a page in the theme that it has now, where `violations` has seen it in another. */
export function colourViolations(page: Page): Promise<string[]> {
  return found(page, { runOnly: { type: "rule", values: COLOUR_RULES } })
}

async function found(page: Page, options: object): Promise<string[]> {
  // the script goes in by the debugger's way, which the page's own policy for scripts does not touch
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source)
  const all = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify({ ...options, resultTypes: ["violations"] })})`)
  return all.violations.flatMap(({ id, nodes }) =>
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
