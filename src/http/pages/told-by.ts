import type { Instant } from "#domain/instant.ts"

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" })

/** Who told a value and when, to stand after it: " (Apollo, 12 Nov)"; nothing when somebody said it themselves. */
export function toldBy(source: { by: string; at: Instant } | undefined): string {
  return source === undefined ? "" : ` (${source.by}, ${day.format(source.at)})`
}
