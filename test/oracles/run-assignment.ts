/**
 * Compares our assignment with a folder of cases from other products: `node test/oracles/run-assignment.ts <folder>`.
 *
 * Reads `assignment*.json` there. Ends with 1 when a kind that follows our rule differs; with 0 when all agree or the folder is absent.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { isDeepStrictEqual } from "node:util"

import { ASSIGNMENT_KINDS, type OracleInput } from "./assignment-kinds.ts"

type OracleCase = { id: string; kind: string; input: OracleInput; expected: unknown }

type Verdict = "agrees" | "differs" | "no such rule" | "unknown shape" | "unknown kind"

function readCases(folder: string): OracleCase[] {
  const files = readdirSync(folder).filter((name) => /^assignment.*\.json$/.test(name))
  return files.flatMap((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { cases: OracleCase[] }).cases)
}

function judge({ id, kind, input, expected }: OracleCase): Verdict {
  const known = ASSIGNMENT_KINDS[kind]
  if (known === undefined) return "unknown kind"
  if (known.answer === undefined) return "no such rule"
  const answer = known.answer(input)
  if (answer === undefined) return "unknown shape"
  if (isDeepStrictEqual(answer, expected)) return "agrees"
  console.log(`  ${id} ${kind}: expected ${JSON.stringify(expected)}, ours ${JSON.stringify(answer)}`)
  return "differs"
}

function printKind(kind: string, verdicts: readonly Verdict[]): void {
  const counts = [...new Set(verdicts)].map((verdict) => `${verdicts.filter((other) => other === verdict).length} ${verdict}`)
  const { whose, note } = ASSIGNMENT_KINDS[kind] ?? { whose: "?", note: "no answer is written for this kind" }
  console.log(`${whose.padEnd(5)} ${kind.padEnd(23)} ${counts.join(", ").padEnd(22)} ${note}`)
}

function run(folder: string): number {
  if (!existsSync(folder)) {
    console.log(`No cases: the folder ${folder} does not exist. Nothing was compared.`)
    return 0
  }
  const cases = readCases(folder)
  console.log(`${cases.length} cases; where ours differs:`)
  const judged = cases.map((oracle) => ({ kind: oracle.kind, verdict: judge(oracle) }))

  for (const kind of new Set(judged.map((one) => one.kind)))
    printKind(
      kind,
      judged.filter((one) => one.kind === kind).map((one) => one.verdict),
    )
  const ours = judged.filter(({ kind }) => ASSIGNMENT_KINDS[kind]?.whose === "ours")
  const agreeing = ours.filter(({ verdict }) => verdict === "agrees").length
  console.log(`Kinds that follow our rule: ${agreeing} of ${ours.length} agree.`)
  return ours.some(({ verdict }) => verdict === "differs") ? 1 : 0
}

process.exitCode = run(resolve(process.argv[2] ?? join(import.meta.dirname, "../../../shared/oracles")))
