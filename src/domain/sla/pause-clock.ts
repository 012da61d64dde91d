import type { SlaPolicy } from "#domain/agreement/sla-policy.ts"
import { durationInWords, readDuration } from "#domain/agreement/duration.ts"
import { type Instant, type Milliseconds, inWords } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import { type Clock, freeze, isLive, type Pause } from "#domain/sla/clock.ts"
import { clockAt, endPause } from "#domain/sla/run-on.ts"

export type PauseRequest = {
  /** Id of one of the agreement's reasons. */
  reason: string
  note: string
  /** Who asks. */
  by: string
  /** Asked end; null: as long as the reason and the budget allow. */
  until: Instant | null
  /** The manager who lets it go over the budget; null without. */
  approvedBy: string | null
}

export type PauseRules = {
  policy: SlaPolicy["pauses"]
  calendar: BusinessCalendar
  /** Name of the manager who may lift the budget. */
  manager: string
  /** Working time for which this cycle has been paused before; see `pausedInCycle`. */
  usedMs: Milliseconds
}

/**
 * The clock standing still for a listed reason, until the asked end or as long as reason and budget allow; then it goes on by itself. A clock
 * may also be paused after its miss: the miss stays, its ladder waits.
 *
 * @throws Refusal 409 when it is over or already paused, 422 for an unlisted reason, no note, an end in the past, too long a pause, or a
 *   budget used up without a manager's word
 */
export function pauseClock(before: Clock, request: PauseRequest, rules: PauseRules, now: Instant): Clock {
  const clock = clockAt(before, rules.calendar, now)
  if (!isLive(clock)) throw new Refusal("clock_over", `The clock is ${clock.state} and can't be paused any more.`, 409)
  if (clock.state === "paused") throw new Refusal("already_paused", alreadyPaused(clock, rules.policy), 409)

  const endsAt = pauseEnd(request, rules, now)
  const { reason, by, approvedBy } = request
  const pause: Pause = { reason, note: request.note.trim(), by, approvedBy, from: now, endsAt, until: null, ms: null }
  return { ...freeze(clock, rules.calendar, now), state: "paused", pauses: [...clock.pauses, pause] }
}

/**
 * The clock counting again from `now`, or from the end of its pause when that has passed; due and rungs move by the working time of the pause.
 *
 * @throws Refusal 409 when it is not paused
 */
export function resumeClock(clock: Clock, calendar: BusinessCalendar, now: Instant): Clock {
  if (clock.state !== "paused") throw new Refusal("not_paused", `The clock is ${clock.state}, not paused.`, 409)
  const ended = clockAt(clock, calendar, now)
  return ended.state === "paused" ? endPause(ended, calendar, now) : ended
}

/** Until when a handoff stands still: as long as the longest pause of its clocks. Null when none of them is paused. */
export function standsStillUntil(clocks: readonly Clock[]): Instant | null {
  const ends = clocks.flatMap(({ state, pauses }) => (state === "paused" ? (pauses.at(-1)?.endsAt ?? []) : []))
  return ends.length === 0 ? null : Math.max(...ends)
}

/** Working time the clocks of one cycle stood still in pauses that are over. Clocks of a cycle pause together, so it is the longest sum of one. */
export function pausedInCycle(clocks: readonly Clock[]): Milliseconds {
  return Math.max(0, ...clocks.map((clock) => clock.pauses.reduce((sum, pause) => sum + (pause.ms ?? 0), 0)))
}

function pauseEnd(request: PauseRequest, { policy, calendar, manager, usedMs }: PauseRules, now: Instant): Instant {
  const reason = listedReason(request.reason, policy)
  if (request.note.trim() === "") throw refused("note_missing", "/note", "A pause needs a note: say what you wait for.")
  if (request.until !== null && request.until <= now) throw refused("pause_in_past", "/until", "A pause must end after now.")

  const most = readDuration(reason.most)
  const budget = readDuration(policy.budget)
  const left = request.approvedBy === null ? Math.max(0, budget - usedMs) : most
  const asked = request.until === null ? Math.min(most, left) : calendar.between(now, request.until)
  if (asked > most) throw refused("pause_too_long", "/until", tooLong(reason, calendar.add(now, most)))
  if (asked > left || left === 0) throw refused("pause_budget_used", "/until", overBudget(budget, left, manager))
  return request.until ?? calendar.add(now, asked)
}

function listedReason(id: string, policy: SlaPolicy["pauses"]): SlaPolicy["pauses"]["reasons"][number] {
  const reason = policy.reasons.find((each) => each.id === id)
  if (reason) return reason
  const known = policy.reasons.map((each) => `${each.id} (${each.says})`).join(", ")
  throw refused("unknown_pause_reason", "/reason", `"${id}" is not a reason to pause a clock. The agreement lists: ${known || "none"}.`)
}

function refused(code: string, pointer: string, message: string): Refusal {
  return new Refusal(code, message, 422, [{ pointer, message }])
}

function alreadyPaused(clock: Clock, { reasons }: SlaPolicy["pauses"]): string {
  const reason = clock.pauses.at(-1)?.reason ?? "no reason"
  return `The clock is already paused (${reasons.find((each) => each.id === reason)?.says ?? reason}). Resume it first.`
}

function tooLong(reason: { says: string; most: string }, latest: Instant): string {
  return `A pause for "${reason.says}" lasts at most ${reason.most} of working time: until ${inWords(latest)} at the latest.`
}

function overBudget(budget: Milliseconds, left: Milliseconds, manager: string): string {
  const rest = left === 0 ? "nothing is left" : `${durationInWords(Math.floor(left / 1000) * 1000)} are left`
  return `The pauses of one cycle share ${durationInWords(budget)} and ${rest}. Ask ${manager} to allow it.`
}
