import { toIso, type Instant } from "#domain/instant.ts"
import { html, type Html } from "#http/pages/html.ts"

const inUtc = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
})

/** An instant in UTC, which a page without a script can say. */
export function when(at: Instant): Html {
  return html`<time datetime="${toIso(at)}">${inUtc.format(at)} UTC</time>`
}
