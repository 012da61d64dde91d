import type { IntentRule, ScoreModel } from "#domain/agreement/agreement.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import type { Facts, FieldValue } from "#domain/condition/condition.ts"
import { meets } from "#domain/condition/meets.ts"
import { decayedPoints } from "#domain/score/decayed-points.ts"
import { MICRO } from "#domain/score/score.ts"

type Totals = { fit: number; intent: number }

/** The naive peer: walks the rules' own trees for every lead, filters the signals once per rule. */
export function interpret({ fit, intent }: ScoreModel, facts: Facts): Totals {
  const sums = new Map<string, number>()
  for (const { id, when, points, group } of fit.rules) if (meets(facts, when) === true) add(sums, group ?? `fit ${id}`, points * MICRO)
  const fitSum = capped(sums, fit.groups)
  sums.clear()
  for (const rule of intent.rules) add(sums, rule.group ?? `intent ${rule.id}`, interpretIntent(rule, facts))
  return { fit: bounded(fitSum), intent: bounded(capped(sums, intent.groups)) }
}

function interpretIntent({ signal, once_per, max_times, points, decay }: IntentRule, { events, now }: Facts): number {
  const window = once_per === undefined ? 0 : readDuration(once_per)
  const times: number[] = []
  for (const event of events.filter((each) => each.signal === signal && each.at <= now)) {
    if (times.length === 0 || event.at - (times.at(-1) ?? 0) >= window) times.push(event.at)
  }
  return times
    .slice(-(max_times ?? times.length) || times.length)
    .reduce((sum, at) => sum + Math.round(decayedPoints(points * MICRO, decay, now - at)), 0)
}

function add(sums: Map<string, number>, group: string, points: number): void {
  sums.set(group, (sums.get(group) ?? 0) + points)
}

function capped(sums: Map<string, number>, groups: ScoreModel["fit"]["groups"] = {}): number {
  return [...sums].reduce((total, [group, sum]) => total + Math.min(sum, (groups[group]?.cap ?? 1e9) * MICRO), 0)
}

const DAY = 86_400_000
const INDEX = new Map(Array.from({ length: 20 }, (_, index) => [`signal_${index}`, index]))
const POINTS = Float64Array.from({ length: 20 }, (_, index) => (3 + (index % 7)) * MICRO)
const counts = new Int32Array(20)
const times = Array.from({ length: 20 }, () => new Float64Array(64))

/** The limit: the standard load written out by hand as a programmer would for these forty rules alone. Totals only. */
export function byHand({ fields, events, now }: Facts): Totals {
  return { fit: bounded(fitByHand(fields)), intent: bounded(intentByHand(events, now)) }
}

function fitByHand(fields: Readonly<Record<string, FieldValue>>): number {
  let sum = 0
  const country = low(fields["country"])
  if (country === "de" || country === "us") sum += 10
  else if (country === "fr") sum += 8
  else if (country === "gb") sum += 9
  else if (country === "se" || country === "no" || country === "dk" || country === "fi") sum += 6
  const industry = low(fields["industry"])
  if (industry === "software") sum += 5
  else if (industry === "finance") sum += 6
  else if (industry === "retail") sum += 7
  else if (industry === "health") sum += 8
  const size = fields["employee_count"]
  let sizeSum = 0
  if (typeof size === "number") sizeSum = size >= 1000 ? 15 : size >= 50 ? 20 : size >= 20 ? 5 : 0
  const revenue = fields["annual_revenue"]
  if (typeof revenue === "number" && revenue >= 5_000_000) sizeSum += 10
  const title = low(fields["job_title"])
  let titleSum = 0
  if (title.startsWith("chief ") || title.includes("founder")) titleSum += 20
  if (title.startsWith("vp ") || title.startsWith("vice president")) titleSum += 18
  if (title.includes("director")) titleSum += 15
  const seniority = low(fields["seniority"])
  if (seniority === "executive" || seniority === "senior") titleSum += 5
  const stage = low(fields["funding_stage"])
  if (stage === "series b" || stage === "series c") sum += 6
  const stack = fields["technologies"]
  if (Array.isArray(stack) && stack.some((each) => low(each) === "salesforce" || low(each) === "hubspot")) sum += 7
  if (low(fields["business_model"]) === "b2b" && country !== "" && country !== "ru") sum += 5
  return (sum + Math.min(sizeSum, 25) + Math.min(titleSum, 20)) * MICRO
}

function intentByHand(events: Facts["events"], now: number): number {
  counts.fill(0)
  for (const { signal, at } of events) {
    const rule = INDEX.get(signal)
    if (rule === undefined || at > now) continue
    const count = counts[rule] ?? 0
    const own = times[rule] as Float64Array
    if (rule % 3 === 0 && count > 0 && at - (own[count - 1] ?? 0) < 1_800_000) continue
    own[count] = at
    counts[rule] = count + 1
  }
  let sum = 0
  let content = 0
  for (let rule = 0; rule < 20; rule++) {
    const points = ruleByHand(rule, now)
    if (rule % 4 === 0) content += points
    else sum += points
  }
  return sum + Math.min(content, 15 * MICRO)
}

function ruleByHand(rule: number, now: number): number {
  const count = counts[rule] ?? 0
  const own = times[rule] as Float64Array
  const points = POINTS[rule] ?? 0
  const kind = rule % 5
  let sum = 0
  for (let index = kind === 0 ? Math.max(0, count - 2) : 0; index < count; index++) {
    const age = now - (own[index] ?? 0)
    if (kind === 0) sum += Math.round(points * 2 ** (-age / (14 * DAY)))
    else if (kind === 1) sum += Math.round(points * 2 ** (-age / (7 * DAY)))
    else if (kind === 2) sum += Math.round(points * Math.max(0, 1 - (0.5 * age) / (30 * DAY)))
    else if (kind === 3) sum += age < 30 * DAY ? points : 0
    else sum += points
  }
  return sum
}

function low(value: FieldValue | undefined): string {
  return typeof value === "string" ? value.trim().toLowerCase() : ""
}

function bounded(sum: number): number {
  return Math.min(100 * MICRO, Math.max(0, sum))
}
