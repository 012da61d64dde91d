import { remembering } from "#domain/remembering.ts"
import type { Milliseconds } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"

/** What a clock has to keep: a length of time inside its calendar's hours, or the end of the n-th following working day (0: the same one). */
export type Target = { kind: "time"; ms: Milliseconds } | { kind: "business_days"; days: number }

/** When a rung is due: `percent` of the target in the clock's calendar, and `plus` on top of it. */
export type RungAt = { percent: number; plus: Milliseconds }

const UNITS = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 }
type Unit = keyof typeof UNITS

const DURATION = /^(\d{1,6}) (second|minute|hour|day|week)s?$/
const BUSINESS_DAYS = /^(\d{1,3}) business days?$/
const RUNG = /^(\d{1,4}) ?%(?: ?\+ ?(.+))?$/

/**
 * A length of exact time from its text: a whole number and a unit, "30 minutes", "4 hours", "14 days". A day is 24 hours, a week seven days.
 *
 * @throws Refusal `unreadable_duration` for anything else; months and years are refused because their length differs
 */
export function readDuration(text: string): Milliseconds {
  const found = DURATION.exec(tidy(text))
  if (!found) throw new Refusal("unreadable_duration", `"${text}" is not a length of time. ${durationHint(text)}`)
  return Number(found[1]) * UNITS[found[2] as Unit]
}

/**
 * A clock's target from its text: "30 minutes" counts working time, "1 business day" ends with the next working day, "0 business days" today.
 *
 * @throws Refusal `unreadable_target`
 */
export function readTarget(text: string): Target {
  const days = BUSINESS_DAYS.exec(tidy(text))
  if (days) return { kind: "business_days", days: Number(days[1]) }
  const time = DURATION.exec(tidy(text))
  if (time) return { kind: "time", ms: readDuration(text) }
  throw new Refusal("unreadable_target", `"${text}" is not a target. Write a time such as "30 minutes" or days such as "1 business day".`)
}

/**
 * When a rung is due from its text: a share of the target, "50%", or a share and a time, "100% + 30 minutes".
 *
 * @throws Refusal `unreadable_rung`, also for 0 % and for more than 1000 %
 */
export function readRungAt(text: string): RungAt {
  const found = RUNG.exec(tidy(text))
  const percent = Number(found?.[1])
  if (!found || percent < 1 || percent > 1000) {
    throw new Refusal(
      "unreadable_rung",
      `"${text}" is not a moment of a ladder. Write a share from "1%" to "1000%", or "100% + 30 minutes".`,
    )
  }
  return { percent, plus: found[2] === undefined ? 0 : readDuration(found[2]) }
}

/** A length of time as `readDuration` reads it back, in the largest unit that divides it: 5_400_000 is "90 minutes". Whole seconds only. */
export function durationInWords(ms: Milliseconds): string {
  const unit =
    (["week", "day", "hour", "minute"] as const).find((each) => ms > 0 && ms % UNITS[each] === 0) ?? (ms === 0 ? "minute" : "second")
  return counted(Math.round(ms / UNITS[unit]), unit)
}

/** A target as `readTarget` reads it back: "30 minutes", "1 business day". */
export function targetInWords(target: Target): string {
  return target.kind === "time" ? durationInWords(target.ms) : counted(target.days, "business day")
}

/** A rung's moment as `readRungAt` reads it back: "50%", "100% + 30 minutes". */
export function rungAtInWords(at: RungAt): string {
  return at.plus === 0 ? `${at.percent}%` : `${at.percent}% + ${durationInWords(at.plus)}`
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`
}

/** An agreement says few of them, and they are read for every lead. */
const tidy = remembering(1_000, (text: string) => text.trim().replace(/\s+/g, " ").toLowerCase())

function durationHint(text: string): string {
  if (/month|year|quarter/i.test(text)) return `Months and years differ in length: write days, such as "30 days".`
  if (/business/i.test(text)) return `Business days are for the targets of clocks only: write "2 days" here.`
  return `Write a whole number and seconds, minutes, hours, days or weeks, such as "30 minutes".`
}
