import type { Agreement, ScoreModel } from "#domain/agreement/agreement.ts"
import type { Facts } from "#domain/condition/condition.ts"
import { fold } from "#domain/condition/fold.ts"
import { compileFit, type FitRules, judgeFit } from "#domain/score/fit-rules.ts"
import { capLoss, explainCaps } from "#domain/score/groups.ts"
import { compileIntent, counted, countSignals, fadedPoints, type IntentRules } from "#domain/score/intent-rules.ts"
import { MICRO, type MicroPoints, type Score, type ScoreReason } from "#domain/score/score.ts"

/** The score models of an agreement, made ready to score many leads; compile it once per version of the agreement. */
export type CompiledScoring = {
  /** By the code as the agreement writes it, which is how most leads have it, and folded. */
  byCountry: ReadonlyMap<string, Place>
  rest: Place
}

type Place = { region: string; model: Model }
type Model = { name: string; fit: FitRules; intent: IntentRules }

/** A score without its reasons. */
export type ScoreTotals = Omit<Score, "reasons">

const HIGHEST = 100 * MICRO

/**
 * All score models of an agreement, made ready to score.
 *
 * @throws Refusal `unreadable_duration`
 * @throws Error when a region has no model or no region takes the rest: an agreement that was checked has both
 */
export function compileScoring({ regions, scoring }: Pick<Agreement, "regions" | "scoring">): CompiledScoring {
  const models = Object.entries(scoring).map(([name, model]) => ({ model: compileModel(name, model), regions: model.regions }))
  const byCountry = new Map<string, Place>()
  let rest: Place | null = null
  for (const [region, { countries = [], rest: takesRest }] of Object.entries(regions)) {
    const model = models.find((each) => each.regions.includes(region))?.model
    if (!model) throw new Error(`Region "${region}" belongs to no score model.`)
    for (const country of countries) byCountry.set(country, { region, model }).set(fold(country), { region, model })
    if (takesRest) rest = { region, model }
  }
  if (!rest) throw new Error("No region takes the countries that no other region names.")
  return { byCountry, rest }
}

/**
 * Fit and intent of a lead as of `facts.now`, each 0 to 100, with the reasons that add up to them exactly. The lead's country chooses region
 * and model. Signals after `facts.now` do not count; their order does not matter. An unknown fact gives no points and lowers `fitCompleteness`.
 */
export function scoreLead(scoring: CompiledScoring, facts: Facts): Score {
  const { region, model } = placeOf(scoring, facts)
  const unknown = judgeFit(model.fit, facts)
  countSignals(model.intent, facts.events, facts.now)

  const reasons: ScoreReason[] = []
  const fit = explainFit(model.fit, reasons)
  const intent = explainIntent(model.intent, facts.now, reasons)
  return { model: model.name, region, fit, intent, fitCompleteness: completeness(model.fit, unknown), reasons }
}

/** The same totals as `scoreLead`, without the reasons: for going over very many leads. */
export function totalsOnly(scoring: CompiledScoring, facts: Facts): ScoreTotals {
  const { region, model } = placeOf(scoring, facts)
  const unknown = judgeFit(model.fit, facts)
  countSignals(model.intent, facts.events, facts.now)

  const fit = clamped(sumFit(model.fit) + capLoss(model.fit.groups))
  const intent = clamped(sumIntent(model.intent, facts.now) + capLoss(model.intent.groups))
  return { model: model.name, region, fit, intent, fitCompleteness: completeness(model.fit, unknown) }
}

/** The region of the agreement that a lead belongs to by its country; an unknown country belongs to the rest. */
export function regionOf(scoring: CompiledScoring, fields: Facts["fields"]): string {
  return placeOf(scoring, { fields }).region
}

function compileModel(name: string, { fit, intent }: ScoreModel): Model {
  return { name, fit: compileFit(fit), intent: compileIntent(intent) }
}

function placeOf({ byCountry, rest }: CompiledScoring, { fields }: Pick<Facts, "fields">): Place {
  const country = fields["country"]
  if (typeof country !== "string") return rest
  return byCountry.get(country) ?? byCountry.get(fold(country)) ?? rest
}

function explainFit({ holds, groups, reasons: lines }: FitRules, reasons: ScoreReason[]): MicroPoints {
  groups.sums.fill(0)
  let sum = 0
  for (let rule = 0; rule < holds.length; rule++) {
    const reason = holds[rule] === 1 ? lines[rule] : undefined
    if (reason === undefined || reason.points === 0) continue
    reasons.push(reason)
    sum += addToGroup(groups.sums, groups.of[rule] ?? -1, reason.points)
  }
  return explainClamp("fit", sum + explainCaps(groups, "fit", reasons), reasons)
}

function explainIntent(intent: IntentRules, now: number, reasons: ScoreReason[]): MicroPoints {
  const { of, sums } = intent.groups
  sums.fill(0)
  let sum = 0
  for (let index = 0; index < intent.counters.length; index++) {
    const counter = intent.counters[index]
    if (counter === undefined) continue
    if (counter.count === 0 || counter.points === 0) continue
    const count = counted(counter)
    const points = counter.points * count
    const faded = fadedPoints(counter, now)
    const last = counter.times[counter.count - 1] ?? now
    reasons.push({ axis: "intent", kind: "rule", rule: counter.id, points, count, last })
    if (faded !== points) reasons.push({ axis: "intent", kind: "decay", rule: counter.id, points: faded - points })
    sum += addToGroup(sums, of[index] ?? -1, faded)
  }
  return explainClamp("intent", sum + explainCaps(intent.groups, "intent", reasons), reasons)
}

function sumFit({ holds, points, groups }: FitRules): MicroPoints {
  groups.sums.fill(0)
  let sum = 0
  for (let rule = 0; rule < holds.length; rule++) {
    if (holds[rule] === 1) sum += addToGroup(groups.sums, groups.of[rule] ?? -1, points[rule] ?? 0)
  }
  return sum
}

function sumIntent({ counters, groups }: IntentRules, now: number): MicroPoints {
  groups.sums.fill(0)
  let sum = 0
  for (let index = 0; index < counters.length; index++) {
    const counter = counters[index]
    if (counter === undefined || counter.count === 0) continue
    sum += addToGroup(groups.sums, groups.of[index] ?? -1, fadedPoints(counter, now))
  }
  return sum
}

function addToGroup(sums: Float64Array, group: number, points: MicroPoints): MicroPoints {
  if (group >= 0) sums[group] = (sums[group] ?? 0) + points
  return points
}

function explainClamp(axis: ScoreReason["axis"], sum: MicroPoints, reasons: ScoreReason[]): MicroPoints {
  const bounded = clamped(sum)
  if (bounded !== sum) reasons.push({ axis, kind: "clamp", rule: axis, points: bounded - sum })
  return bounded
}

function clamped(sum: MicroPoints): MicroPoints {
  // Adding 0 makes of -0, which JSON and equality treat differently, a plain 0.
  return Math.min(HIGHEST, Math.max(0, sum)) + 0
}

/** Rounded down, so that 100 means that everything is known. */
function completeness({ possible }: FitRules, unknown: MicroPoints): number {
  return possible === 0 ? 100 : Math.floor(((possible - unknown) / possible) * 100)
}
