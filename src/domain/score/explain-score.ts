import type { Agreement, IntentRule, ScoreModel } from "#domain/agreement/agreement.ts"
import type { SignalEvent } from "#domain/condition/condition.ts"
import { timesInWords } from "#domain/condition/in-words.ts"
import type { Instant } from "#domain/instant.ts"
import { countedTimes } from "#domain/score/intent-rules.ts"
import { MICRO, type MicroPoints, type Score, type ScoreReason } from "#domain/score/score.ts"

/** One line of an explained score: the rule, group or axis it is about, its points after fading, and what a person reads. */
export type ExplainedReason = { axis: ScoreReason["axis"]; rule: string; points: MicroPoints; says: string }

type Rules = Pick<Agreement, "scoring" | "signals">

/**
 * Every reason of a score as a sentence, such as "asked for pricing twice this week: 40 points, 3.2 faded". What a rule gave and what age took
 * from it are one line, so the lines of an axis still add up to it. `events` are the lead's signals, at least those that were scored.
 */
export function explainScore(score: Score, agreement: Rules, events: readonly SignalEvent[], now: Instant): ExplainedReason[] {
  const model = agreement.scoring[score.model]
  return score.reasons
    .filter(({ kind }) => kind !== "decay")
    .map((reason) => {
      const faded = fadedOf(score, reason)
      const says = `${subjectOf(reason, agreement, model, { events, now })}: ${amount(reason, faded)}`
      return { axis: reason.axis, rule: reason.rule, points: reason.points + faded, says }
    })
}

/**
 * Why this lead and why now, as one plain sentence without a number of points: the strongest signals, the high-intent ones first, then what
 * fits: "asked for pricing twice this week, downloaded the vendor comparison 2 days ago; mid-market software company in the ICP".
 */
export function whyNow(score: Score, agreement: Rules, events: readonly SignalEvent[], now: Instant): string {
  const model = agreement.scoring[score.model]
  const did = strongestSignals(score, agreement, model)
    .slice(0, 3)
    .map((rule) => `${saysOf(agreement, rule.signal)}${whenInWords(countedTimes(rule, events, now), now)}`)
  const fits = score.reasons
    .filter(({ axis, kind, points }) => axis === "fit" && kind === "rule" && points > 0)
    .toSorted((one, other) => other.points - one.points)
    .slice(0, 2)
    .map((reason) => fitSays(reason, model))
  const behaviour = did.length > 0 ? did.join(", ") : "no sign of interest yet"
  return `${behaviour}; ${fits.length > 0 ? fits.join(", ") : "nothing known yet that fits"}`
}

/** Points as people read them, to one decimal, halves up: "40", "3.2". Sums are compared in millionths, never in these. */
export function pointsInWords(points: MicroPoints): string {
  return String(Math.floor(points / (MICRO / 10) + 0.5) / 10)
}

/** How long ago, in whole units, as a person says it: "just now", "5 minutes ago", "3 days ago", "2 months ago" of 30 days each. */
export function agoInWords(at: Instant, now: Instant): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return "just now"
  if (minutes < 60) return ago(minutes, "minute")
  if (minutes < 48 * 60) return ago(Math.floor(minutes / 60), "hour")
  const days = Math.floor(minutes / 1440)
  return days < 60 ? ago(days, "day") : ago(Math.floor(days / 30), "month")
}

/** "this week" is the last seven days, counted back from now. */
function whenInWords(times: readonly Instant[], now: Instant): string {
  const [oldest] = times
  const newest = times.at(-1)
  if (oldest === undefined || newest === undefined) return ""
  const often = times.length === 1 ? "" : ` ${timesInWords(times.length)}`
  if (now - oldest < 7 * 86_400_000) return `${often} this week`
  return times.length === 1 ? ` ${agoInWords(newest, now)}` : `${often}, the last time ${agoInWords(newest, now)}`
}

function ago(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"} ago`
}

function subjectOf(
  reason: ScoreReason,
  agreement: Rules,
  model: ScoreModel | undefined,
  { events, now }: { events: readonly SignalEvent[]; now: Instant },
): string {
  if (reason.kind === "cap") return `“${reason.rule.replaceAll("_", " ")}” counts no further than its cap`
  if (reason.kind === "clamp") return reason.points < 0 ? `${reason.rule} ends at 100` : `${reason.rule} does not go below 0`
  if (reason.axis === "fit") return fitSays(reason, model)
  const rule = intentRule(reason, model)
  return rule ? `${saysOf(agreement, rule.signal)}${whenInWords(countedTimes(rule, events, now), now)}` : reason.rule
}

function amount(reason: ScoreReason, faded: MicroPoints): string {
  const points = `${pointsInWords(Math.abs(reason.points))} ${Math.abs(reason.points) === MICRO ? "point" : "points"}`
  if (reason.kind === "cap") return `${points} taken off`
  if (reason.kind === "clamp") return reason.points < 0 ? `${points} taken off` : `${points} added`
  return `${reason.points < 0 ? "minus " : ""}${points}${faded === 0 ? "" : `, ${pointsInWords(Math.abs(faded))} faded`}`
}

function fadedOf(score: Score, { axis, kind, rule }: ScoreReason): MicroPoints {
  if (kind !== "rule" || axis !== "intent") return 0
  return score.reasons.find((other) => other.kind === "decay" && other.rule === rule)?.points ?? 0
}

/** The intent rules that gave most, one per signal: those of high intent first, then by what is left of their points. */
function strongestSignals(score: Score, { signals }: Rules, model: ScoreModel | undefined): IntentRule[] {
  const gave = score.reasons
    .filter(({ axis, kind }) => axis === "intent" && kind === "rule")
    .map((reason) => ({ rule: intentRule(reason, model), points: reason.points + fadedOf(score, reason) }))
    .filter(({ points }) => points > 0)
    .toSorted((one, other) => highIntent(signals, other.rule) - highIntent(signals, one.rule) || other.points - one.points)
  const bySignal = new Map<string, IntentRule>()
  for (const { rule } of gave) if (rule && !bySignal.has(rule.signal)) bySignal.set(rule.signal, rule)
  return [...bySignal.values()]
}

function highIntent(signals: Rules["signals"], rule: IntentRule | undefined): number {
  return rule && signals[rule.signal]?.high_intent ? 1 : 0
}

function intentRule({ rule }: ScoreReason, model: ScoreModel | undefined): IntentRule | undefined {
  return model?.intent.rules.find(({ id }) => id === rule)
}

function fitSays({ rule }: ScoreReason, model: ScoreModel | undefined): string {
  return model?.fit.rules.find(({ id }) => id === rule)?.says ?? rule
}

function saysOf({ signals }: Rules, signal: string): string {
  return signals[signal]?.says ?? signal.replaceAll("_", " ")
}
