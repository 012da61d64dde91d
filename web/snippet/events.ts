import { newId } from "./new-id.ts"
import { putEvent } from "./queue.ts"
import { sendSoon } from "./send.ts"
import { said } from "./settings.ts"
import { visitorId } from "./visitor.ts"

type Words = Record<string, unknown>

let user: string | undefined
let campaign: Words = {}
let referrer = document.referrer
let shown = ""

/** Keeps an event and has it sent; undefined when nothing may be known of this visitor. */
export function tell(type: string, words: Words): true | undefined {
  const anonymousId = visitorId()
  if (!anonymousId) return
  const messageId = newId()
  const { language: locale, userAgent } = navigator
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const context = { page: page(), campaign, locale, userAgent, timezone }
  putEvent(messageId, JSON.stringify({ type, messageId, anonymousId, userId: user, timestamp: new Date(), context, ...words }))
  sendSoon()
  return true
}

/** Who the visitor is, by their own word: a user id, traits such as `email`, or both. */
export function identify(who: unknown, more: unknown): void {
  const traits = typeof who === "object" ? who : more
  if (traits !== who) user = String(who)
  tell("identify", { traits })
}

/** Counts the page that is shown. */
export function tellPage(name?: unknown, properties?: unknown): void {
  if (tell("page", { name, properties: { ...page(), ...(properties as Words | undefined) } })) shown = address()
}

/** Counts the page that is shown unless it was counted already; the one before led to it. */
export function look(): void {
  if (said.pages === "off" || address() === shown) return
  referrer = shown || referrer
  tellPage()
}

/** Pages of a site that changes them by script: another path is another page. */
export function watchRoute(): void {
  // a router names the page after it has gone there
  const lookSoon = () => setTimeout(look)
  for (const way of ["pushState", "replaceState"] as const) {
    const change = history[way].bind(history)
    history[way] = (...words) => {
      change(...words)
      lookSoon()
    }
  }
  addEventListener("popstate", lookSoon)
}

/** The page without what its address says besides campaign marks, which is nobody's business. */
export function page(): Words & Record<"url" | "search" | "referrer", string> {
  const marks = [...new URLSearchParams(location.search)].filter(([name]) => name.startsWith("utm_"))
  if (marks[0]) campaign = Object.fromEntries(marks.map(([name, value]) => [name === "utm_campaign" ? "name" : name.slice(4), value]))
  const search = marks[0] ? `?${new URLSearchParams(marks)}` : ""
  return { path: location.pathname, url: address(), search, title: document.title, referrer: referrer.replace(/[?#].*/, "") }
}

function address(): string {
  return location.origin + location.pathname
}
