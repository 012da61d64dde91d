import type { Command } from "commander"
import type { z } from "zod"
import type { ProofView } from "#contract/proof.ts"
import { apiOf } from "./api.ts"
import { count, localTime, plain, print } from "./print.ts"

type Proof = z.infer<typeof ProofView>

/** `baton proof`: what must always hold, checked now. A violation makes the exit code 1. */
export function addProof(program: Command): void {
  program
    .command("proof")
    .description("check what must always hold")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const proof = await api.get<Proof>("/api/proof")
      if (violated(proof).length > 0) process.exitCode = 1
      print(api, proof, [
        ...proof.invariants.flatMap(({ name, says, violations, examples = [] }) => [
          `${violations === 0 ? "✓" : "✗"} ${name}: ${says}${violations === 0 ? "" : ` ${count(violations, "violation")}:`}`,
          ...examples.slice(0, 3).map((example) => plain(`    ${JSON.stringify(example)}`)),
        ]),
        `${conclusion(proof)} Checked at ${localTime(proof.checked_at, { seconds: true })}.`,
      ])
    })
}

/** The invariants that do not hold. */
export function violated({ invariants }: Proof): Proof["invariants"] {
  return invariants.filter((one) => one.violations > 0)
}

function conclusion(proof: Proof): string {
  const broken = violated(proof).length
  return broken === 0
    ? `All ${count(proof.invariants.length, "invariant")} hold.`
    : `${broken} of ${count(proof.invariants.length, "invariant")} do not hold.`
}
