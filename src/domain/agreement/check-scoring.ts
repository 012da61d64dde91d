import type { Agreement, Decay, FitRule, IntentRule, ScoreModel } from "#domain/agreement/agreement.ts"
import {
  type AgreementProblem,
  type DocumentPath,
  error,
  repeatedNames,
  unknownName,
  unreadable,
  warning,
} from "#domain/agreement/agreement-problem.ts"
import { unknownCountry } from "#domain/agreement/check-conditions.ts"
import { COUNTRY_CODES } from "#domain/agreement/country-codes.ts"
import { readDuration } from "#domain/agreement/duration.ts"

/** Regions that overlap or leave gaps, models that share or miss a region, rules that point nowhere, scores that nobody can reach. */
export function checkScoring(agreement: Agreement): AgreementProblem[] {
  return [
    ...checkRegions(agreement),
    ...checkCountries(agreement),
    ...checkSignalMatchers(agreement),
    ...Object.entries(agreement.scoring).flatMap(([name, model]) => checkModel(model, ["scoring", name], agreement)),
  ]
}

function checkRegions(agreement: Agreement): AgreementProblem[] {
  const names = Object.keys(agreement.regions)
  const rest = names.filter((name) => agreement.regions[name]?.rest)
  const models = Object.entries(agreement.scoring)
  return [
    ...(rest.length === 0
      ? [error(["regions"], "No region takes the countries that no region names.", "Give one region rest: true.")]
      : []),
    ...rest
      .slice(1)
      .map((name) => error(["regions", name, "rest"], `The rest of the world is "${rest[0]}" already.`, "Only one region has rest: true.")),
    ...names.flatMap((name) => checkRegion(name, agreement)),
    ...models.flatMap(([model, { regions }]) =>
      regions.flatMap((region, index) => {
        const path = ["scoring", model, "regions", index]
        const earlier = models.find(([other, each]) => (other === model ? regions.indexOf(region) < index : each.regions.includes(region)))
        const first = earlier && (earlier[0] === model || models.indexOf(earlier) < models.findIndex(([each]) => each === model))
        if (first) return [error(path, `The region "${region}" has the model "${earlier[0]}" already.`, "A region belongs to one model.")]
        return unknownName("region", region, names, path)
      }),
    ),
  ]
}

function checkRegion(name: string, agreement: Agreement): AgreementProblem[] {
  const region = agreement.regions[name]
  const path = ["regions", name]
  const scored = Object.values(agreement.scoring).some((model) => model.regions.includes(name))
  return [
    ...(region?.countries || region?.rest ? [] : [error(path, `The region "${name}" has no countries.`, "Add countries: or rest: true.")]),
    ...(scored ? [] : [error(path, `No score model has the region "${name}".`, "Add it to the regions of one model in scoring.")]),
  ]
}

function checkCountries(agreement: Agreement): AgreementProblem[] {
  const seen = new Map<string, string>()
  return Object.entries(agreement.regions).flatMap(([name, region]) =>
    (region.countries ?? []).flatMap((country, index) => {
      const path = ["regions", name, "countries", index]
      const earlier = seen.get(country)
      seen.set(country, earlier ?? name)
      if (earlier !== undefined)
        return [error(path, `${country} belongs to the region "${earlier}" already.`, "A country belongs to one region.")]
      return COUNTRY_CODES.has(country) ? [] : unknownCountry(country, path)
    }),
  )
}

function checkSignalMatchers(agreement: Agreement): AgreementProblem[] {
  return Object.entries(agreement.signals).flatMap(([name, signal]) =>
    signal.any.flatMap((matcher, index) =>
      Object.keys(matcher).length > 0
        ? []
        : [
            error(
              ["signals", name, "any", index],
              "A matcher without any part fits everything.",
              "Say page, form, event, kind, source, campaign or where.",
            ),
          ],
    ),
  )
}

function checkModel(model: ScoreModel, path: DocumentPath, agreement: Agreement): AgreementProblem[] {
  return [
    ...checkAxis(model.fit, [...path, "fit"]),
    ...checkAxis(model.intent, [...path, "intent"]),
    ...model.intent.rules.flatMap((rule, index) => checkIntentRule(rule, [...path, "intent", "rules", index], agreement)),
    ...checkReach(bestFit(model), agreement.gate.fit.at_least, [...path, "fit"], "fit"),
    ...checkReach(bestIntent(model), agreement.gate.intent.at_least, [...path, "intent"], "intent"),
  ]
}

type Axis = { rules: { id: string; group?: string }[]; groups?: Record<string, { cap: number }> }

function checkAxis(axis: Axis, path: DocumentPath): AgreementProblem[] {
  const groups = Object.keys(axis.groups ?? {})
  const rules = axis.rules.map((rule) => rule.id)
  return [
    ...repeatedNames("rule", rules, (index) => [...path, "rules", index, "id"]),
    ...axis.rules.flatMap((rule, index) =>
      rule.group === undefined ? [] : unknownName("group", rule.group, groups, [...path, "rules", index, "group"]),
    ),
    ...groups.flatMap((name) => {
      const place = [...path, "groups", name]
      if ((axis.groups?.[name]?.cap ?? 0) < 0) return [error([...place, "cap"], "A cap is 0 or more.")]
      return axis.rules.some((rule) => rule.group === name) ? [] : [warning(place, `No rule is in the group "${name}".`)]
    }),
  ]
}

function checkIntentRule(rule: IntentRule, path: DocumentPath, agreement: Agreement): AgreementProblem[] {
  return [
    ...unknownName("signal", rule.signal, Object.keys(agreement.signals), [...path, "signal"]),
    ...(rule.once_per === undefined ? [] : unreadable(readDuration, rule.once_per, [...path, "once_per"])),
    ...(rule.decay === undefined ? [] : checkDecay(rule.decay, [...path, "decay"])),
  ]
}

function checkDecay(decay: Decay, path: DocumentPath): AgreementProblem[] {
  if ("half_life" in decay) return lasting(decay.half_life, [...path, "half_life"])
  if ("window" in decay) return lasting(decay.window, [...path, "window"])
  return "linear" in decay ? lasting(decay.linear.per, [...path, "linear", "per"]) : lasting(decay.step.per, [...path, "step", "per"])
}

/** A length of time that can't be nothing. */
export function lasting(text: string, path: DocumentPath): AgreementProblem[] {
  const problems = unreadable(readDuration, text, path)
  if (problems.length > 0 || readDuration(text) > 0) return problems
  return [error(path, `"${text}" is no time at all.`, "Write at least one second.")]
}

function checkReach(best: number, needed: number, path: DocumentPath, axis: string): AgreementProblem[] {
  if (best >= needed) return []
  return [error(path, `No lead can reach the ${needed} points of ${axis} that the gate asks for: the rules give ${best} at most.`)]
}

function bestFit(model: ScoreModel): number {
  return bestOf(model.fit, (rule: FitRule) => rule.points)
}

function bestIntent(model: ScoreModel): number {
  return bestOf(model.intent, (rule: IntentRule) => rule.points * (rule.max_times ?? 100))
}

/** Most points the rules can give together, each group up to its cap. */
function bestOf<Rule extends { group?: string }>(
  axis: { rules: Rule[]; groups?: Record<string, { cap: number }> },
  most: (rule: Rule) => number,
): number {
  const sums = new Map<string | undefined, number>()
  for (const rule of axis.rules) sums.set(rule.group, (sums.get(rule.group) ?? 0) + Math.max(0, most(rule)))
  return [...sums].reduce(
    (total, [group, sum]) => total + Math.min(sum, (group === undefined ? null : axis.groups?.[group]?.cap) ?? sum),
    0,
  )
}
