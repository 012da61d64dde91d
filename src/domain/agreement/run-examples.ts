import type { Agreement, Example } from "#domain/agreement/agreement.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import type { Facts, FieldValue, SignalEvent } from "#domain/condition/condition.ts"
import { meets } from "#domain/condition/meets.ts"
import type { Instant } from "#domain/instant.ts"
import { withComputed } from "#domain/qualification/computed-facts.ts"
import type { Qualification } from "#domain/qualification/qualification.ts"
import { compileQualification, qualify } from "#domain/qualification/qualify.ts"
import { compileScoring, scoreLead } from "#domain/score/score-lead.ts"
import { MICRO, type Score } from "#domain/score/score.ts"

/** What became of an example: whether everything that was expected came true, and what else came instead. */
export type ExampleResult = {
  name: string
  passes: boolean
  expected: Example["expect"]
  got: ExampleVerdict
  /** One sentence for every expectation that did not come true. */
  differences: string[]
  /** The agreement's own words for its verdict. */
  why: string
}

export type ExampleVerdict = {
  verdict: Example["expect"]["verdict"]
  tier: number | null
  model: string
  /** The pool of the lead's territory; a lead of an owned account goes to the owner instead. */
  pool: string
  missing: string[]
  fit: number
  intent: number
  override: string | null
  rule: string | null
}

const DAY = 86_400_000

/**
 * Runs every example lead through score, gate and choice of territory. Signals that happened several times lie a day apart, the newest `ago`.
 * Without `email_kind` and `email_check` an address counts as a good business one, and the cycle is the first unless `cycle.number` says otherwise.
 *
 * @throws Refusal `unreadable_duration` when the agreement was not checked
 */
export function runExamples(agreement: Agreement, now: Instant): ExampleResult[] {
  const scoring = compileScoring(agreement)
  const qualification = compileQualification(agreement)

  return agreement.examples.map((example) => {
    const facts = exampleFacts(example, now)
    const score = scoreLead(scoring, facts)
    const context = { cycleNumber: Number(facts.fields["cycle.number"] ?? 1) }
    const verdict = qualify(qualification, score, facts, context)
    const got = verdictOf(verdict, score, poolOf(agreement, withComputed(facts, score, context)))
    const differences = differencesOf(example.expect, got)
    return { name: example.name, passes: differences.length === 0, expected: example.expect, got, differences, why: verdict.why }
  })
}

/** The lead of an example as the rules see it at `now`. */
export function exampleFacts({ lead, signals = [] }: Pick<Example, "lead" | "signals">, now: Instant): Facts {
  const email = lead["email"]
  const address = typeof email === "string" && email !== "" ? email : null
  const kind: Record<string, FieldValue> = {
    email_kind: address === null ? "none" : "business",
    email_check: address === null ? "none" : "ok",
    email_domain: address === null ? null : address.slice(address.lastIndexOf("@") + 1).toLowerCase(),
  }
  return { fields: { ...kind, ...lead }, events: eventsOf(signals, now), now }
}

function eventsOf(signals: NonNullable<Example["signals"]>, now: Instant): SignalEvent[] {
  return signals
    .flatMap(({ signal, ago, times = 1 }) => {
      const newest = now - readDuration(ago)
      return Array.from({ length: times }, (_, index) => ({ signal, at: newest - index * DAY }))
    })
    .sort((a, b) => a.at - b.at)
}

function poolOf({ routing }: Agreement, facts: Facts): string {
  return routing.territories.find((territory) => meets(facts, territory.when) === true)?.pool ?? routing.otherwise
}

function verdictOf(verdict: Qualification, score: Score, pool: string): ExampleVerdict {
  return {
    verdict: verdict.kind,
    tier: verdict.kind === "qualified" ? verdict.tier : null,
    model: score.model,
    pool,
    missing: verdict.kind === "not_yet" ? missingNames(verdict) : [],
    fit: score.fit / MICRO,
    intent: score.intent / MICRO,
    override: verdict.kind === "qualified" ? verdict.override : null,
    rule: verdict.kind === "disqualified" ? verdict.rule : null,
  }
}

/** The proofs that failed, and the fields that are missing; both may be expected. */
function missingNames({ proofs, missing }: Qualification & { kind: "not_yet" }): string[] {
  const failed = (["fit", "intent", "context"] as const).filter((name) => !proofs[name].passes && proofs[name].waivedBy === null)
  return [...new Set([...failed, ...missing])]
}

function differencesOf(expect: Example["expect"], got: ExampleVerdict): string[] {
  const same = (["verdict", "tier", "model", "pool", "override", "rule"] as const).flatMap((key) =>
    expect[key] === undefined || expect[key] === got[key] ? [] : [`${key}: expected ${expect[key]}, got ${got[key] ?? "none"}`],
  )
  const bounds = (["fit", "intent"] as const).flatMap((axis) => {
    const { at_least: least = 0, at_most: most = 100 } = expect[axis] ?? {}
    return got[axis] >= least && got[axis] <= most ? [] : [`${axis}: expected ${least} to ${most}, got ${got[axis].toFixed(1)}`]
  })
  const missing = (expect.missing ?? []).filter((name) => !got.missing.includes(name))
  return [...same, ...bounds, ...missing.map((name) => `missing: expected ${name}, got ${got.missing.join(", ") || "nothing"}`)]
}
