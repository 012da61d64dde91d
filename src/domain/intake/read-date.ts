import type { Instant } from "../instant.ts"

/** In which order a column writes day and month; "unsure" when no value tells and when values contradict each other. */
export type DateOrder = "day-first" | "month-first" | "unsure"

/** An instant that was read, or why it could not be. */
export type ReadDate = { value: Instant } | { problem: string }

export type DateRules = { order: DateOrder; timeZone: string }

/** How months begin in English, German, French, Spanish, Italian, Portuguese, Dutch and the Nordic languages, without accents. */
const MONTHS = [
  "jan ene gen", "feb fev fevr", "mar mrz maa maer", "apr abr avr", "may mai mei maj mag", "jun juin giu", "jul juil lug", "aug ago aou",
  "sep set", "oct okt ott out", "nov", "dec dez dic des",
].map((words) => words.split(" ")) // prettier-ignore
const ZONES: Record<string, string> = {
  Z: "+00:00", UTC: "+00:00", GMT: "+00:00", WET: "+00:00", WEST: "+01:00", CET: "+01:00", MEZ: "+01:00", CEST: "+02:00", MESZ: "+02:00",
  EET: "+02:00", EEST: "+03:00", EST: "-05:00", EDT: "-04:00", CST: "-06:00", CDT: "-05:00", MST: "-07:00", MDT: "-06:00", PST: "-08:00",
  PDT: "-07:00", AKST: "-09:00", AKDT: "-08:00", HST: "-10:00", JST: "+09:00", AEST: "+10:00", AEDT: "+11:00", NZST: "+12:00", NZDT: "+13:00",
} // prettier-ignore
const ZONE = `${Object.keys(ZONES).join("|")}|(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?`
const TIME = `(?:(?:[T ,]| at )+(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([ap]\\.?m\\.?)?)?\\s*(${ZONE})?(?: \\(.*\\))?$`
const ISO = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}`, "i")
const COMPACT = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${TIME}`, "i")
const NUMERIC = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}`, "i")
const DAY_NAME_FIRST = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -]+(?:de )?(\\p{L}{3,10})\\.?[ ,-]+(?:de )?(\\d{4})${TIME}`, "iu")
const MONTH_NAME_FIRST = new RegExp(`^(\\p{L}{3,10})\\.?[ -]+(\\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\\d{4})${TIME}`, "iu")
const EPOCH = /^(\d{10}|\d{13})(?:\.0+)?$/
const SERIAL = /^(\d{5})(?:[.,](\d+))?$/
const DAY_NAME = /^\p{L}{2,10}\.?,? +(?=\p{L}|\d)/u

/**
 * Reads a date or a date with time: ISO 8601 and its relatives, 20210105, 10/20/2016, 1/18/2021 0:00, 18.1.2021, "3 Jan 2024", "Fri Jan 05 2024
 * 10:00:00 GMT+0100", Unix seconds and milliseconds, and the number of a day that a spreadsheet shows when nobody told it that it is a date (1954 to
 * 2119). Text without a zone is taken in `timeZone`; a date alone is its first moment there. 18.1.2021 always has the day first.
 * A date such as 3/4/2021 is refused while the order of its column is "unsure".
 */
export function readDate(text: string, rules: DateRules): ReadDate {
  const epoch = EPOCH.exec(text)?.[1]
  if (epoch !== undefined) return plausible(epoch.length === 10 ? Number(epoch) * 1000 : Number(epoch), text)
  const serial = SERIAL.exec(text)
  if (serial !== null) return readSerial(Number(`${serial[1]}.${serial[2] ?? 0}`), text, rules)
  const iso = ISO.exec(text) ?? COMPACT.exec(text)
  if (iso !== null) return toInstant({ year: iso[1], month: iso[2], day: iso[3], time: iso.slice(4) }, text, rules)
  const numeric = NUMERIC.exec(text)
  if (numeric !== null) return readNumeric(numeric, text, rules)
  const known = readNamed(text, rules)
  return "problem" in known && DAY_NAME.test(text) ? readWithoutDayName(text, known, rules) : known
}

/** "Fri Jan 05 2024 10:00" keeps its year behind the day; "Friday, January 5, 2024" is read without its first word. */
function readWithoutDayName(text: string, failed: ReadDate, rules: DateRules): ReadDate {
  const read = readDate(text.replace(DAY_NAME, ""), rules)
  return "problem" in read ? failed : read
}

const DAY = 86_400_000

function readSerial(serial: number, text: string, rules: DateRules): ReadDate {
  if (serial < 20_000 || serial > 80_000) return { problem: `"${text}" is not a date.` }
  return { value: inZone(Date.UTC(1899, 11, 30) + Math.round((serial * DAY) / 1000) * 1000, undefined, rules.timeZone) }
}

/** Whether a date is another one with the day first than with the month first. */
export function needsOrder(value: string): boolean {
  const parts = /^\s*(\d{1,2})([-/])(\d{1,2})\2\d{2}/.exec(value)
  return parts !== null && Number(parts[1]) <= 12 && Number(parts[3]) <= 12 && parts[1] !== parts[3]
}

/** The order of day and month in a column, told by values in which one of them is over 12. */
export function learnDateOrder(values: Iterable<string>): DateOrder {
  let dayFirst = false
  let monthFirst = false
  for (const value of values) {
    const parts = /^\s*(\d{1,2})([-/])(\d{1,2})\2\d{2}/.exec(value)
    if (parts === null) continue
    if (Number(parts[1]) > 12) dayFirst = true
    if (Number(parts[3]) > 12) monthFirst = true
  }
  if (dayFirst === monthFirst) return "unsure"
  return dayFirst ? "day-first" : "month-first"
}

function readNumeric(parts: RegExpExecArray, text: string, rules: DateRules): ReadDate {
  const [, first = "", sign, second = "", year = ""] = parts
  const order = orderOf(Number(first), Number(second), sign === "." ? "day-first" : rules.order)
  if (order === "unsure") {
    return { problem: `"${text}" can be read with the day or the month first, and the column does not tell; say which it is.` }
  }
  const [day, month] = order === "day-first" ? [first, second] : [second, first]
  return toInstant({ year: year.length === 2 ? century(year) : year, month, day, time: parts.slice(5) }, text, rules)
}

function orderOf(first: number, second: number, ofColumn: DateOrder): DateOrder {
  if (first > 12) return "day-first"
  if (second > 12) return "month-first"
  return first === second ? "day-first" : ofColumn
}

/** Two digits are 1970 to 2069. */
function century(year: string): string {
  return Number(year) < 70 ? `20${year}` : `19${year}`
}

function readNamed(text: string, rules: DateRules): ReadDate {
  const dayFirst = DAY_NAME_FIRST.exec(text)
  const monthFirst = dayFirst === null ? MONTH_NAME_FIRST.exec(text) : null
  const parts = dayFirst ?? monthFirst
  if (parts === null) return { problem: `"${text}" is not a date.` }
  const [day, name] = dayFirst === null ? [parts[2], parts[1]] : [parts[1], parts[2]]
  const month = monthOf(name ?? "")
  return month === null
    ? { problem: `"${text}" is not a date.` }
    : toInstant({ year: parts[3], month, day, time: parts.slice(4) }, text, rules)
}

function monthOf(name: string): string | null {
  const word = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase()
  const month = MONTHS.findIndex((words) => words.some((beginning) => word.startsWith(beginning))) + 1
  return month === 0 ? null : String(month)
}

type Parts = { year: string | undefined; month: string | undefined; day: string | undefined; time: (string | undefined)[] }

function toInstant({ year, month, day, time }: Parts, text: string, { timeZone }: DateRules): ReadDate {
  const [hours = "0", minutes = "0", seconds = "0", fraction = "0", half, zone] = time
  const hour = clockHour(Number(hours), half)
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), hour, Number(minutes), Number(seconds), Number(`0.${fraction}`) * 1000)
  const back = new Date(utc)
  const exists =
    back.getUTCFullYear() === Number(year) &&
    back.getUTCDate() === Number(day) &&
    back.getUTCMonth() === Number(month) - 1 &&
    hour < 24 &&
    Number(minutes) < 60 &&
    Number(seconds) < 60
  if (!exists) return { problem: `"${text}" is not a date in the calendar.` }
  return plausible(inZone(Math.trunc(utc), zone, timeZone), text)
}

function clockHour(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return NaN
  return (hour % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0)
}

function inZone(local: number, zone: string | undefined, timeZone: string): Instant {
  if (zone === undefined) return timeZone === "UTC" ? local : wallTime(local, timeZone)
  const offset = /([+-])(\d{1,2}):?(\d{2})?$/.exec(ZONES[zone.toUpperCase()] ?? zone)
  if (offset === null) return local
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
  return local - (offset[1] === "-" ? -minutes : minutes) * 60_000
}

function wallTime(local: number, timeZone: string): Instant {
  const text = new Date(local).toISOString().slice(0, -1)
  return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds
}

const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(2200, 0, 1)

function plausible(at: Instant, text: string): ReadDate {
  if (at >= EARLIEST && at < LATEST) return { value: at }
  return { problem: `"${text}" is not between the years 1900 and 2200.` }
}
