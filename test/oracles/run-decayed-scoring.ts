import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import type { Agreement } from "#domain/agreement/agreement.ts"
import { compileScoring, scoreLead } from "#domain/score/score-lead.ts"
import { MICRO } from "#domain/score/score.ts"

/**
 * Scores the cases of `decayed_scoring.json` in a folder and compares: `node test/oracles/run-decayed-scoring.ts <folder>`.
 * Ends with 1 when a case differs, with 0 when all agree or the file is not there.
 */
type Case = {
  id: string
  input: { fit_points?: number[]; signals?: [string, number][] }
  expected: { raw?: number; rounded?: number; score?: number }
}
type Oracle = { points: Record<string, number>; half_life_days?: number; cases: Case[] }
type Outcome = { raw: number; rounded: number; score: number }

const DAY = 86_400_000
const NOW = Date.UTC(2026, 0, 1)

const folder = process.argv[2] ?? fileURLToPath(new URL("../../../shared/oracles", import.meta.url))
const file = join(resolve(folder), "decayed_scoring.json")

if (existsSync(file)) {
  const oracle = JSON.parse(readFileSync(file, "utf8")) as Oracle
  const wrong = oracle.cases.filter((each) => differs(each, outcomeOf(each, oracle)))
  for (const each of wrong)
    console.log(`${each.id}: expected ${JSON.stringify(each.expected)}, got ${JSON.stringify(outcomeOf(each, oracle))}`)
  console.log(`decayed scoring: ${oracle.cases.length - wrong.length} of ${oracle.cases.length} cases agree`)
  if (wrong.length > 0) process.exitCode = 1
} else {
  console.log(`decayed scoring: not checked, there is no decayed_scoring.json in ${resolve(folder)}`)
}

/** What the scoring makes of a case; the oracle adds both axes up and bounds the rounded sum, so its sum is taken before the bounds. */
function outcomeOf({ input }: Case, oracle: Oracle): Outcome {
  const { fit_points: fit = [], signals = [] } = input
  const fields = Object.fromEntries(fit.map((_, index) => [`fit${index}`, true]))
  // A signal ahead of now is taken for one at now, as intake does.
  const events = signals.map(([signal, days]) => ({ signal, at: NOW - Math.max(0, days) * DAY }))
  const { reasons } = scoreLead(compileScoring(agreementOf(fit, oracle)), { fields, events, now: NOW })
  const raw = reasons.filter(({ kind }) => kind !== "clamp").reduce((sum, { points }) => sum + points, 0) / MICRO
  const rounded = Math.floor(raw + 0.5)
  return { raw, rounded, score: Math.min(100, Math.max(0, rounded)) }
}

function agreementOf(fit: number[], { points, half_life_days: days = 14 }: Oracle): Pick<Agreement, "regions" | "scoring"> {
  const fitRules = fit.map((each, index) => ({ id: `fit${index}`, says: "", when: { fact: `fit${index}`, is: true }, points: each }))
  const intent = Object.entries(points).map(([signal, each]) => ({
    id: signal,
    signal,
    points: each,
    decay: { half_life: `${days} days` },
  }))
  const model = { says: "", regions: ["all"], fit: { rules: fitRules }, intent: { rules: intent } }
  return { regions: { all: { says: "", rest: true } }, scoring: { model } }
}

/** Raw sums are given with four digits, of which the last is not always right. */
function differs({ expected }: Case, outcome: Outcome): boolean {
  const { raw = outcome.raw, rounded = outcome.rounded, score = outcome.score } = expected
  return Math.abs(raw - outcome.raw) > 0.000_5 || rounded !== outcome.rounded || score !== outcome.score
}
