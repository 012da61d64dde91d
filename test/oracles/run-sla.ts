// Runs the product's clocks against other systems' recorded answers: node test/oracles/run-sla.ts [folder]
// Prints what agrees, what differs by a convention that was decided once, and what differs without one (exit code 1).
import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { type EscalationCase, runEscalation } from "./escalation-case.ts"
import { runSla, type SlaCase } from "./sla-case.ts"

export type Difference = { what: string; expected: unknown; ours: unknown }

/** `nothing`: the case is told in words, so there is nothing to run; `why` says which tests hold it. */
export type Outcome = { kind: "compared"; differences: Difference[] } | { kind: "nothing"; why: string }

type OracleCase = { id: string; note?: string; agrees?: boolean }
type Verdict = "agrees" | "differs by convention" | "DIFFERS" | "not run"

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../../shared/oracles"))
const failed = [
  runFile<SlaCase & OracleCase>("sla.json", runSla),
  runFile<EscalationCase & OracleCase>("escalation.json", runEscalation),
].reduce((sum, count) => sum + count, 0)
process.exitCode = failed === 0 ? 0 : 1

function runFile<T extends OracleCase>(name: string, run: (one: T) => Outcome): number {
  const path = join(folder, name)
  if (!existsSync(path)) {
    console.log(`${name}: not found, nothing was compared. Give the folder that holds it.`)
    return 0
  }
  const { cases } = JSON.parse(readFileSync(path, "utf8")) as { cases: T[] }
  const verdicts = cases.map((one) =>
    report(
      one,
      attempt(() => run(one)),
    ),
  )
  const counts = (["agrees", "differs by convention", "DIFFERS", "not run"] as const).map(
    (verdict) => `${verdicts.filter((each) => each === verdict).length} ${verdict}`,
  )
  console.log(`${name}: ${cases.length} cases: ${counts.join(", ")}\n`)
  return verdicts.filter((each) => each === "DIFFERS").length
}

/** A case that our rules refuse or that this script cannot read is a difference, not the end of the run. */
function attempt(run: () => Outcome): Outcome {
  try {
    return run()
  } catch (error) {
    return { kind: "compared", differences: [{ what: "the run", expected: "an answer", ours: String(error) }] }
  }
}

function report(one: OracleCase, outcome: Outcome): Verdict {
  if (outcome.kind === "nothing") {
    console.log(`  ${one.id}: not run: ${outcome.why}`)
    return "not run"
  }
  if (outcome.differences.length === 0) return "agrees"
  const isConvention = one.agrees === false || (one.note ?? "").startsWith("CONVENTION")
  const verdict = isConvention ? "differs by convention" : "DIFFERS"
  for (const { what, expected, ours } of outcome.differences) {
    console.log(`  ${one.id}: ${verdict}: ${what}: expected ${JSON.stringify(expected)}, ours ${JSON.stringify(ours)}`)
  }
  if (one.note) console.log(`    ${one.note}`)
  return verdict
}
