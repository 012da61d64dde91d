import { toIso, type Instant, type Milliseconds } from "#domain/instant.ts"
import { html, type Html } from "#http/pages/html.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const inUtc = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
})

/** An instant in UTC; the page's script puts it into the viewer's zone. */
export function when(at: Instant): Html {
  return html`<time datetime="${toIso(at)}">${inUtc.format(at)} UTC</time>`
}

/**
 * How long is left until an instant, or since when it is over; both roughly.
 *
 * @param working how much of it is working time, said when that is less; null: every minute counts
 */
export function left(at: Instant, now: Instant, working: Milliseconds | null = null): Html {
  if (at < now) return html`<span class="late">${roughly(now - at)} overdue</span>`
  const isLess = working !== null && at - now - working > MINUTE
  return html`<span class="left${at - now < 10 * MINUTE ? " soon" : ""}">${roughly(at - now)} left</span>${
      isLess && html`<span class="block quiet">${roughly(working)} of working time</span>`
    }`
}

/** A due instant with what is left, or a dash where nothing is owed. */
export function due(at: Instant | null, now: Instant, working: Milliseconds | null = null): Html {
  return at === null
    ? html`<span class="quiet">nothing due</span>`
    : html`${left(at, now, working)} <span class="block quiet">${when(at)}</span>`
}

/** How long something took or is away, in its two largest units: "2 days 3 h", "25 min". */
export function roughly(ms: Milliseconds): string {
  const days = Math.floor(ms / DAY)
  const hours = Math.floor((ms % DAY) / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  if (days > 0) return `${days} ${days === 1 ? "day" : "days"}${hours > 0 ? ` ${hours} h` : ""}`
  if (hours > 0) return `${hours} h${minutes > 0 ? ` ${minutes} min` : ""}`
  return minutes > 0 ? `${minutes} min` : "under a minute"
}
