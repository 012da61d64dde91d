import type { Instant } from "#domain/instant.ts"

/** Until when somebody says to be away: a local date, and whether they are still away on it. */
export type AwayUntil = { date: string; isAwayThen: boolean }

const MONTHS = new Map(
  Object.entries({
    1: "january jan januar jän jänner",
    2: "february feb februar",
    3: "march mar märz mär maerz mrz",
    4: "april apr",
    5: "may mai",
    6: "june jun juni",
    7: "july jul juli",
    8: "august aug",
    9: "september sep sept",
    10: "october oct oktober okt",
    11: "november nov",
    12: "december dec dezember dez",
  }).flatMap(([month, names]) => names.split(" ").map((name) => [name, Number(month)] as const)),
)
const WEEKDAYS = new Map(
  [
    "monday montag",
    "tuesday dienstag",
    "wednesday mittwoch",
    "thursday donnerstag",
    "friday freitag",
    "saturday samstag",
    "sunday sonntag",
  ].flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)),
)

const MONTH = `(${[...MONTHS.keys()].join("|")})`
const WEEKDAY = `(?:(${[...WEEKDAYS.keys()].join("|")}),? ?(?:the |den |dem )?)?`
const DATE = `${WEEKDAY}(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?:\\s?(\\d{4}|\\d{2}))?|(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?|(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?${MONTH}\\.?(?:,? (\\d{4}))?|${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?)`

const STILL_AWAY = "(?:until|till|til|through|thru|up to|to|–|-|bis(?: einschließlich| einschl\\.| inklusive| inkl\\.)?(?: zum| am)?)"
const BACK =
  "(?:back(?: in (?:the )?(?:office|work))?(?: again)?(?: on| by| from)?|return(?:ing)?(?: to (?:the office|work))?(?: on)?|available (?:again )?(?:on|from|as of)|(?:wieder )?(?:ab|am|zurück am|zurück ab)(?: dem| den)?|wieder (?:ab|am)(?: dem| den)?|zurück(?: bin ich)?(?: ab| am)?(?: dem| den)?|erreichbar (?:ab|am)(?: dem| den)?)"

/** When an automatic reply says that somebody is back, in English or German; null when it names no date, or none within a year. */
export function awayUntil(text: string, writtenAt: Instant): AwayUntil | null {
  const plain = text.toLowerCase().replaceAll(/\s+/g, " ")
  const today = dateOf(writtenAt)
  return firstDate(plain, BACK, false, today) ?? firstDate(plain, STILL_AWAY, true, today) ?? weekdayIn(plain, today)
}

function firstDate(text: string, words: string, isAwayThen: boolean, today: Temporal.PlainDate): AwayUntil | null {
  for (const match of text.matchAll(new RegExp(`(?:^|[^\\p{L}\\d])${words}:? (?:the )?${DATE}`, "gu"))) {
    const date = dateIn(match.slice(1), today)
    if (date !== null && isSoon(date, today)) return { date: date.toString(), isAwayThen }
  }
  return null
}

function isSoon(date: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(date, today) >= 0 && today.until(date).total({ unit: "days" }) <= 366
}

function dateIn(groups: (string | undefined)[], today: Temporal.PlainDate): Temporal.PlainDate | null {
  const [
    ,
    isoYear,
    isoMonth,
    isoDay,
    day,
    month,
    year,
    first,
    second,
    slashYear,
    dayBefore,
    monthAfter,
    yearAfter,
    monthBefore,
    dayAfter,
    lastYear,
  ] = groups
  if (isoYear !== undefined) return made(isoYear, Number(isoMonth), Number(isoDay), today)
  if (day !== undefined) return made(year, Number(month), Number(day), today)
  if (first !== undefined) {
    // 13/11 can only be a day first; 11/13 only a month first; of both the American way is usual with strokes
    const isDayFirst = Number(first) > 12
    return made(slashYear, Number(isDayFirst ? second : first), Number(isDayFirst ? first : second), today)
  }
  if (dayBefore !== undefined) return made(yearAfter, MONTHS.get(monthAfter ?? "") ?? 0, Number(dayBefore), today)
  return dayAfter === undefined ? null : made(lastYear, MONTHS.get(monthBefore ?? "") ?? 0, Number(dayAfter), today)
}

/** Without a year it is the next such date. */
function made(year: string | undefined, month: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate | null {
  try {
    const known = year === undefined ? today.year : Number(year.length === 2 ? `20${year}` : year)
    const date = Temporal.PlainDate.from({ year: known, month, day }, { overflow: "reject" })
    return year === undefined && Temporal.PlainDate.compare(date, today) < 0 ? date.add({ years: 1 }) : date
  } catch {
    return null
  }
}

/** "Back on Monday" means the next one. */
function weekdayIn(text: string, today: Temporal.PlainDate): AwayUntil | null {
  const names = [...WEEKDAYS.keys()].join("|")
  const back = new RegExp(`(?:^|[^\\p{L}])${BACK} (?:next |nächsten |kommenden )?(${names})(?:$|[^\\p{L}])`, "u").exec(text)?.[1]
  const until = new RegExp(`(?:^|[^\\p{L}])(?:until|till|bis) (?:next |nächsten |kommenden )?(${names})(?:$|[^\\p{L}])`, "u").exec(
    text,
  )?.[1]
  const name = back ?? until
  if (name === undefined) return null
  const ahead = ((WEEKDAYS.get(name) ?? 1) - today.dayOfWeek + 7) % 7 || 7
  return { date: today.add({ days: ahead }).toString(), isAwayThen: back === undefined }
}

function dateOf(at: Instant): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO("UTC").toPlainDate()
}
