import { remembering } from "#domain/remembering.ts"
import type { Instant } from "#domain/instant.ts"

/** Names that people and systems write for zones, folded; several where a name is used in several places. */
const NAMES: Readonly<Record<string, string>> = {
  et: "America/New_York",
  est: "America/New_York",
  edt: "America/New_York",
  eastern: "America/New_York",
  "eastern time": "America/New_York",
  "eastern standard time": "America/New_York",
  ct: "America/Chicago",
  cst: "America/Chicago Asia/Shanghai",
  cdt: "America/Chicago",
  central: "America/Chicago",
  "central time": "America/Chicago",
  "central standard time": "America/Chicago",
  mt: "America/Denver",
  mst: "America/Denver",
  mdt: "America/Denver",
  mountain: "America/Denver",
  "mountain time": "America/Denver",
  "mountain standard time": "America/Denver",
  arizona: "America/Phoenix",
  pt: "America/Los_Angeles",
  pst: "America/Los_Angeles",
  pdt: "America/Los_Angeles",
  pacific: "America/Los_Angeles",
  "pacific time": "America/Los_Angeles",
  "pacific standard time": "America/Los_Angeles",
  akst: "America/Anchorage",
  alaska: "America/Anchorage",
  hst: "Pacific/Honolulu",
  hawaii: "Pacific/Honolulu",
  bst: "Europe/London",
  wet: "Europe/Lisbon",
  cet: "Europe/Berlin",
  cest: "Europe/Berlin",
  mez: "Europe/Berlin",
  mesz: "Europe/Berlin",
  "w. europe standard time": "Europe/Berlin",
  "romance standard time": "Europe/Paris",
  "gmt standard time": "Europe/London",
  eet: "Europe/Athens",
  eest: "Europe/Athens",
  msk: "Europe/Moscow",
  ist: "Asia/Kolkata Europe/Dublin Asia/Jerusalem",
  "india standard time": "Asia/Kolkata",
  sgt: "Asia/Singapore",
  hkt: "Asia/Hong_Kong",
  jst: "Asia/Tokyo",
  kst: "Asia/Seoul",
  aest: "Australia/Sydney",
  aedt: "Australia/Sydney",
  awst: "Australia/Perth",
  nzst: "Pacific/Auckland",
  nzdt: "Pacific/Auckland",
  brt: "America/Sao_Paulo",
  gst: "Asia/Dubai",
}

/**
 * The zone that a text names: an IANA name, a common abbreviation, a name as calendars write it ("(GMT-05:00) Eastern Time (US & Canada)"), or an offset
 * such as "UTC+2". Where a name or an offset fits several zones those of the lead's country decide. Null when the text names none.
 *
 * @param ofCountry the zones of the lead's country, empty when it is not known
 */
export function statedZone(text: string, ofCountry: readonly string[], now: Instant): string | null {
  const bare = text.trim().slice(0, 80)
  if (/^[A-Za-z_]+\/[A-Za-z_+\-/0-9]+$/.test(bare)) return isZone(bare) ? bare : null
  const offset = /(?:utc|gmt|^)\s*([+-]\d{1,2})(?::?(\d{2}))?/i.exec(bare)
  const name = bare
    .replace(/^\([^)]*\)\s*/, "")
    .replace(/\s*\([^)]*\)$/, "")
    .toLowerCase()
  const named = Object.hasOwn(NAMES, name) ? (NAMES[name] ?? "").split(" ") : []
  const [first = null] = named
  if (first !== null) return named.find((zone) => ofCountry.includes(zone)) ?? first
  return offset === null ? null : zoneAt(offset, ofCountry, now)
}

/** Whether the engine knows a zone of this name. */
export const isZone = remembering(2_000, isReadable)

function isReadable(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** How far a zone is ahead of UTC at an instant, in minutes. */
export function offsetOf(zone: string, at: Instant): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9
}

function zoneAt([, hours = "0", minutes = "0"]: RegExpExecArray, ofCountry: readonly string[], now: Instant): string | null {
  const total = Number(hours) * 60 + (hours.startsWith("-") ? -1 : 1) * Number(minutes)
  const own = ofCountry.find((zone) => offsetOf(zone, now) === total)
  if (own !== undefined) return own
  if (total % 60 !== 0 || Math.abs(total) > 14 * 60) return null
  const zone = total === 0 ? "Etc/UTC" : `Etc/GMT${total > 0 ? "-" : "+"}${Math.abs(total / 60)}`
  return isZone(zone) ? zone : null
}
