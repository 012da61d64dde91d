import { useNow } from "#app/clock.ts"
import { TheirTime } from "#app/parts/instant.tsx"
import { language, useShellTexts } from "#app/texts.ts"

/**
 * What the clock says where a lead is; where several clocks are possible, from the earliest to the latest, so that nobody takes one for known. `short`: that
 * the place is not known is said to screen readers and to who points at it.
 */
export function LeadTime({ zones, short = false }: { zones: readonly string[]; short?: boolean }) {
  const t = useShellTexts()
  const now = useNow(30_000)
  const [zone] = zones
  if (zone === undefined) return null
  if (zones.length === 1) return <TheirTime zone={zone} />
  const times = zones.map((each) => wallClock(each, now)).toSorted((a, b) => a - b)
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  return (
    <time dateTime={new Date(now).toISOString()} className="whitespace-nowrap" title={short ? t("zone_unsure") : undefined}>
      {first === last ? timeOf(first) : `${timeOf(first)} – ${timeOf(last)}`}
      {short ? <span className="sr-only"> · {t("zone_unsure")}</span> : ` · ${t("zone_unsure")}`}
    </time>
  )
}

/** The zone that a lead surely lives by; null where several are possible. */
export function sureZone(zones: readonly string[] | undefined): string | null {
  return zones?.length === 1 ? (zones[0] ?? null) : null
}

/** What the clock of a zone shows, as an instant of UTC, so that zones can be compared over midnight. */
function wallClock(zone: string, now: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" },
  }).formatToParts(now)
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"))
}

function timeOf(wall: number): string {
  return new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" }).format(wall)
}
