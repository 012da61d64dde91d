import type { Agreement, Disqualifier, Gate, Override, Tier } from "#domain/agreement/agreement.ts"
import type { Facts } from "#domain/condition/condition.ts"
import { inWords, listInWords, type Words } from "#domain/condition/in-words.ts"
import { compileCondition, type Judge } from "#domain/condition/meets.ts"
import { bandOf } from "#domain/qualification/band.ts"
import { type CycleContext, withComputed } from "#domain/qualification/computed-facts.ts"
import { missingOf, PROOFS, proofsOf, waive } from "#domain/qualification/proofs.ts"
import type { Proofs, Qualification } from "#domain/qualification/qualification.ts"
import { whyNow } from "#domain/score/explain-score.ts"
import { MICRO, type MicroPoints, type Score } from "#domain/score/score.ts"

/** The parts of an agreement that decide whether a lead is ready. */
export type GateRules = Pick<Agreement, "disqualifiers" | "definitions" | "gate" | "tiers" | "bands" | "scoring" | "signals">

/** Those parts made ready to judge many leads; compile them once per version of the agreement. */
export type CompiledQualification = {
  rules: GateRules
  disqualifiers: readonly { rule: Disqualifier; judge: Judge }[]
  /** `null`: the gate alone is the definition. */
  definition: Judge | null
  overrides: readonly { override: Override; judge: Judge }[]
  /** `null` judges nothing: it always holds. */
  tiers: readonly { tier: Tier; judge: Judge | null }[]
  words: Words
}

/** The waived proofs that also waive the definition of an MQL: an exception to fit or intent is one to what an MQL is. */
const DEFINING: ReadonlySet<string> = new Set(["fit", "intent"])

/** @throws Refusal `unreadable_duration` */
export function compileQualification(rules: GateRules): CompiledQualification {
  const { when } = rules.definitions.mql
  return {
    rules,
    disqualifiers: rules.disqualifiers.map((rule) => ({ rule, judge: compileCondition(rule.when) })),
    definition: when ? compileCondition(when) : null,
    overrides: rules.gate.overrides.map((override) => ({ override, judge: compileCondition(override.when) })),
    tiers: rules.tiers.map((tier) => ({ tier: tier.tier, judge: tier.when ? compileCondition(tier.when) : null })),
    words: { signals: Object.fromEntries(Object.entries(rules.signals).map(([name, { says }]) => [name, says])) },
  }
}

/**
 * The agreement's verdict on a scored lead. First the disqualifiers; what can't be told disqualifies nobody, nor does
 * a rule that a person set aside for the lead (`requalified`). Then the definition of an MQL and
 * the proofs of fit, intent and context; where some fail, the first override that holds and closes the gap. The tier is the first that holds.
 */
export function qualify(compiled: CompiledQualification, score: Score, lead: Facts, context: CycleContext): Qualification {
  const facts = withComputed(lead, score, context)
  const aside = facts.fields["requalified"] ?? null
  const isAside = (rule: string) => Array.isArray(aside) && aside.includes(rule)
  const disqualifier = compiled.disqualifiers.find(({ rule, judge }) => judge(facts) === true && !isAside(rule.id))?.rule
  if (disqualifier) return { kind: "disqualified", rule: disqualifier.id, why: `not for sales: ${disqualifier.says}` }

  const meetsDefinition = compiled.definition === null || compiled.definition(facts) === true
  const attempt = bestAttempt(compiled, proofsOf(score, lead, compiled.rules.gate), meetsDefinition, facts)

  const why = whyNow(score, compiled.rules, facts.events, facts.now)
  if (attempt.missing.length > 0) return notYet(compiled, score, attempt, why)
  const { override, proofs } = attempt
  const exception = override ? ` (without proof of ${waivedNames(proofs, override)}: ${override.says})` : ""
  return { kind: "qualified", tier: tierOf(compiled, facts), override: override?.id ?? null, proofs, why: `${why}${exception}` }
}

/**
 * Whether a lead that was qualified still is: it leaves 10 % below what it needed to enter, so that fading points don't make it flap.
 * For leads not yet handed off; an open cycle is never cancelled by this.
 */
export function staysQualified({ fit, intent }: Pick<Score, "fit" | "intent">, gate: Pick<Gate, "fit" | "intent">): boolean {
  return fit >= leaveAt(gate.fit) && intent >= leaveAt(gate.intent)
}

function leaveAt({ at_least }: Gate["fit"]): MicroPoints {
  return Math.round(at_least * MICRO * 0.9)
}

type Attempt = { proofs: Proofs; override: Override | null; missing: string[] }

/** The gate as it is, or with the override that leaves least missing; the first of them on a tie, and none when none helps. */
function bestAttempt(compiled: CompiledQualification, proofs: Proofs, meetsDefinition: boolean, facts: Facts): Attempt {
  const undefinedYet = meetsDefinition ? [] : ["definition"]
  let best: Attempt = { proofs, override: null, missing: [...missingOf(proofs), ...undefinedYet] }
  if (best.missing.length === 0) return best
  for (const { override, judge } of compiled.overrides) {
    if (judge(facts) !== true) continue
    const waived = waive(proofs, override)
    const isDefined = override.waives.some((name) => DEFINING.has(name))
    const missing = [...missingOf(waived), ...(isDefined ? [] : undefinedYet)]
    if (missing.length < best.missing.length) best = { proofs: waived, override, missing }
  }
  return best
}

function notYet({ rules, words }: CompiledQualification, score: Score, { proofs, missing }: Attempt, why: string): Qualification {
  const { says, when } = rules.definitions.mql
  const lacks = PROOFS.filter((name) => !proofs[name].passes && proofs[name].waivedBy === null).map((name) => proofs[name].says)
  if (missing.includes("definition")) lacks.push(`“${says}” asks that ${when ? inWords(when, words) : "it be met"}`)
  return { kind: "not_yet", band: bandOf(score, rules.bands), proofs, missing, why: `not yet: ${lacks.join("; ")}. So far: ${why}` }
}

function tierOf({ tiers }: CompiledQualification, facts: Facts): Tier {
  return tiers.find(({ judge }) => judge === null || judge(facts) === true)?.tier ?? 3
}

function waivedNames(proofs: Proofs, override: Override): string {
  const names = PROOFS.filter((name) => proofs[name].waivedBy === override.id)
  return names.length > 0 ? listInWords(names, "and") : "the definition"
}
