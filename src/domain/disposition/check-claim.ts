import type { Agreement } from "#domain/agreement/agreement.ts"
import type { Facts } from "#domain/condition/condition.ts"
import { factsIn } from "#domain/condition/facts-in.ts"
import { fieldInWords, inWords, listInWords, type Words } from "#domain/condition/in-words.ts"
import { knownValue } from "#domain/condition/fold.ts"
import { meets } from "#domain/condition/meets.ts"
import { clausesOf, type Clause, type ClauseRules } from "#domain/disposition/clauses.ts"
import { spacedCode } from "#domain/language/code-name.ts"
import type { Language } from "#domain/language/language.ts"
import { type Instant, inWords as instantInWords } from "#domain/instant.ts"
import { withComputed } from "#domain/qualification/computed-facts.ts"
import type { Proofs } from "#domain/qualification/qualification.ts"
import type { Score } from "#domain/score/score.ts"

/** What Baton holds of a claim that a clause failed: the facts bear it out, they speak against it, or they don't tell. */
export type Claim = { clause: string; verdict: "borne_out" | "disputed" | "open"; says: string }

/** What was known when the lead was handed off, as it was recorded then. */
export type HandedOff = {
  facts: Facts
  score: Score
  /** Null in a record from before proofs were kept. */
  proofs: Proofs | null
  cycle: number
  tier: number
  /** How routing came to the owner, and by which territory, if by one. */
  route: { method: string; says: string; territory: string | null }
  /** Who else had a lead of the same company at that instant. */
  others: readonly { owner: string; since: Instant }[]
}

type Rules = ClauseRules & Pick<Agreement, "routing" | "signals">

/**
 * Whether the facts at handoff bear out that a clause failed, in a sentence that gives the facts. A fit rule with negative points fails a lead that it
 * holds for; a disqualifier likewise.
 *
 * @param language in which conditions and fields are said; the rest is said in English
 * @returns null for a clause that the agreement does not have
 */
export function checkClaim(id: string, known: HandedOff, rules: Rules, language: Language = "en"): Claim | null {
  const clause = clausesOf(rules).find((one) => one.id === id)
  if (clause === undefined) return null
  const [verdict, says] = judged(clause, known, rules, language)
  return { clause: id, verdict, says: `${BEGINNINGS[verdict]}: ${says}.` }
}

const BEGINNINGS: Record<Claim["verdict"], string> = {
  borne_out: "The facts at handoff bear it out",
  disputed: "The facts at handoff speak against it",
  open: "The facts at handoff don't tell",
}

type Judgement = [Claim["verdict"], string]

function judged(clause: Clause, known: HandedOff, rules: Rules, language: Language): Judgement {
  if (clause.id === "ownership") return ownership(known, rules, { language })
  if (clause.id === "identity") return identity(known)
  if (clause.kind === "proof") return proof(clause.id as keyof Proofs, known, rules)
  const facts = withComputed(known.facts, known.score, { cycleNumber: known.cycle })
  const words: Words = { language, signals: Object.fromEntries(Object.entries(rules.signals).map(([name, signal]) => [name, signal.says])) }
  if (clause.kind === "definition") return failsUnless(rules.definitions.mql.when, facts, words)
  if (clause.kind === "disqualifier") return failsIf(rules.disqualifiers.find((rule) => rule.id === clause.id)?.when, facts, words)
  const rule = rules.scoring[known.score.model]?.fit.rules.find((one) => one.id === clause.id)
  if (rule === undefined) return ["disputed", `the lead was scored by the model ${known.score.model}, which has no such rule`]
  return rule.points < 0 ? failsIf(rule.when, facts, words) : failsUnless(rule.when, facts, words)
}

function proof(name: keyof Proofs, { proofs }: HandedOff, { gate }: Rules): Judgement {
  const found = proofs?.[name]
  if (found === undefined) return ["open", `what ${name} was is not on record`]
  if (found.passes) return ["disputed", found.says]
  if (found.waivedBy === null) return ["borne_out", found.says]
  const exception = gate.overrides.find(({ id }) => id === found.waivedBy)?.says ?? spacedCode(found.waivedBy)
  return ["borne_out", `${found.says}; it was handed off all the same: “${exception}”`]
}

type When = Parameters<typeof meets>[1] | undefined

function failsUnless(when: When, facts: Facts, words: Words): Judgement {
  if (when === undefined) return ["open", "the clause has no condition"]
  const truth = meets(facts, when)
  if (truth === null) return ["open", unknownOf(when, facts, words)]
  return [truth ? "disputed" : "borne_out", `${inWords(when, words)} ${truth ? "held" : "did not hold"}${valuesOf(when, facts, words)}`]
}

function failsIf(when: When, facts: Facts, words: Words): Judgement {
  const [verdict, says] = failsUnless(when, facts, words)
  return [verdict === "open" ? "open" : verdict === "disputed" ? "borne_out" : "disputed", says]
}

/** What was known of the fields that the condition asks for: " (employee count 12)". */
function valuesOf(when: NonNullable<When>, { fields }: Facts, words: Words): string {
  const known = [...factsIn(when)].flatMap((fact) => {
    const value = knownValue(fields[fact])
    return value === null ? [] : [`${fieldInWords(fact, words)} ${Array.isArray(value) ? value.join(", ") : String(value)}`]
  })
  return known.length === 0 ? "" : ` (${known.slice(0, 4).join("; ")})`
}

function unknownOf(when: NonNullable<When>, { fields }: Facts, words: Words): string {
  const unknown = [...factsIn(when)].filter((fact) => knownValue(fields[fact]) === null).map((fact) => fieldInWords(fact, words))
  return `${listInWords(unknown, "and")} ${unknown.length === 1 ? "was" : "were"} not known`
}

function ownership({ facts, score, cycle, tier, route }: HandedOff, rules: Rules, words: Words): Judgement {
  const territory = rules.routing.territories.find((one) => one.id === route.territory)
  if (territory === undefined) {
    const isLastResort = route.territory === null && ["pool", "overflow", "first_back", "manager"].includes(route.method)
    return isLastResort
      ? ["borne_out", `no territory named it, so it went where all others go (${route.says})`]
      : ["disputed", `it came by ${spacedCode(route.method)}: ${route.says}`]
  }
  const computed = withComputed(facts, score, { cycleNumber: cycle })
  const truth = meets({ ...computed, fields: { ...computed.fields, tier } }, territory.when)
  return truth === true
    ? ["disputed", `it belongs to "${territory.says}"${valuesOf(territory.when, facts, words)}`]
    : ["borne_out", `"${territory.says}" did not hold for it`]
}

function identity({ others }: HandedOff): Judgement {
  const [first] = others
  if (first === undefined) return ["disputed", "nobody else had a lead of this person or company"]
  const named = others.map(({ owner }) => owner)
  return ["borne_out", `${listInWords([...new Set(named)], "and")} had one of the same company, since ${instantInWords(first.since)}`]
}
