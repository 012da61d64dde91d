import { useNow } from "#app/clock.ts"
import { language, useShellTexts, type Say } from "#app/texts.ts"
import type { en } from "#app/texts/en.ts"
import { Tooltip } from "#app/ui/tooltip.tsx"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * An instant. It stands there in the viewer's time; focus or hover tell the day in full and what the clock says where the lead is.
 *
 * @param at     ISO 8601
 * @param theirs time zone of whom it concerns, such as "Europe/Berlin"
 * @param as     "clock" for a time of day (with the day unless it is today), "ago" for how long since or until
 */
export function Instant({ at, theirs = null, as = "clock" }: { at: string; theirs?: string | null; as?: "clock" | "ago" }) {
  const t = useShellTexts()
  const now = useNow(30_000)
  const ms = Date.parse(at)
  const full = inZone(ms)
  const says = (
    <>
      <span className="block">{t("in_your_time", { at: full })}</span>
      {theirs !== null && isZone(theirs) && <span className="block">{t("in_their_time", { at: inZone(ms, theirs), zone: theirs })}</span>}
    </>
  )
  return (
    <Tooltip says={says}>
      <time dateTime={at} tabIndex={0} className="rounded-sm whitespace-nowrap">
        {as === "ago" ? relative(ms, now) : asClock(ms, now)}
      </time>
    </Tooltip>
  )
}

/** The clock where somebody is, such as "16:05 in Berlin". */
export function TheirTime({ zone }: { zone: string }) {
  const now = useNow(30_000)
  if (!isZone(zone)) return null
  const time = format({ hour: "2-digit", minute: "2-digit" }, zone).format(now)
  return (
    <time dateTime={new Date(now).toISOString()} className="whitespace-nowrap">
      {time} · {zone.split("/").at(-1)?.replaceAll("_", " ")}
    </time>
  )
}

/** How long something takes or is away, in its two largest units: "2 d 3 h", "25 min". */
export function asLength(ms: number, t: Say<typeof en>): string {
  const days = Math.floor(ms / DAY)
  const hours = Math.floor((ms % DAY) / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  const parts = [
    days > 0 && t("days", { n: days }),
    hours > 0 && t("hours", { n: hours }),
    minutes > 0 && days === 0 && t("minutes", { n: minutes }),
  ]
  return parts.filter(Boolean).slice(0, 2).join(" ") || t("under_a_minute")
}

/** A time of day in the viewer's zone, with its day unless that is today. */
export function asClock(ms: number, now = ms): string {
  const isToday = new Date(ms).toDateString() === new Date(now).toDateString()
  const day = { weekday: "short", day: "numeric", month: "short" } as const
  return format({ ...(isToday && ms !== now ? {} : day), hour: "2-digit", minute: "2-digit" }, undefined).format(ms)
}

function inZone(ms: number, timeZone?: string): string {
  return format({ weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }, timeZone).format(
    ms,
  )
}

function relative(ms: number, now: number): string {
  const away = ms - now
  const [unit, size] =
    Math.abs(away) < HOUR ? (["minute", MINUTE] as const) : Math.abs(away) < DAY ? (["hour", HOUR] as const) : (["day", DAY] as const)
  return new Intl.RelativeTimeFormat(language(), { numeric: "auto", style: "short" }).format(Math.round(away / size), unit)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formats cost a millisecond to make and are needed in every row. */
function format(options: Intl.DateTimeFormatOptions, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${timeZone ?? ""} ${Object.keys(options).join()}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language(), { ...options, hourCycle: "h23", timeZone })
  formats.set(key, known)
  return known
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }))
  } catch {
    return false
  }
}
