import type { Command } from "commander"
import type { z } from "zod"
import type { AgreementFile, FileProblem } from "#contract/agreement-file.ts"
import type { ValidationView } from "#contract/version.ts"
import { count, plain, print } from "./print.ts"
import { readText } from "./read-text.ts"

type Example = z.infer<typeof ValidationView>["examples"][number]

/** Runs the example leads of an agreement at an instant. */
export type RunExamples = (agreement: NonNullable<AgreementFile["agreement"]>, now: number) => Example[]

/** `baton agreement validate`: what is wrong with a file, with line and column, and what becomes of its example leads. Needs no server. */
export function addValidate(agreement: Command, loadExamples: () => Promise<RunExamples>): void {
  agreement
    .command("validate <file>")
    .description("check a file and run its example leads; needs no server")
    .action(async (file: string, _options: unknown, command: Command) => {
      // loaded only here: the other commands start faster without
      const { readAgreementFile } = await import("#contract/agreement-file.ts")
      const runExamples = await loadExamples()
      const read = readAgreementFile(readText(file))
      const examples = read.agreement === null ? [] : runExamples(read.agreement, Date.now())
      const answer = {
        valid: read.agreement !== null && examples.every((example) => example.passes),
        name: read.agreement?.name ?? null,
        problems: read.problems,
        examples: examples.map(({ name, passes, differences, why }) => ({ name, passes, differences, why })),
      }
      const failed = answer.examples.filter((example) => !example.passes)
      print({ json: command.optsWithGlobals<{ json?: boolean }>().json === true }, answer, [
        ...read.problems.map((problem) => inWords(file, problem)),
        ...failed.map(({ name, differences }) => `${file}: example "${plain(name)}": ${differences.join("; ")}`),
        conclusion(file, answer, failed.length),
      ])
      if (!answer.valid) process.exitCode = 1
    })
}

function inWords(file: string, { severity, line, column, path, message, fix }: FileProblem): string {
  return plain(
    `${file}:${line}:${column}: ${severity === "warning" ? "warning: " : ""}${path === "" ? "" : `${path}: `}${message}${fix ? ` ${fix}` : ""}`,
  )
}

type Answer = { valid: boolean; name: string | null; problems: readonly FileProblem[]; examples: readonly unknown[] }

function conclusion(file: string, { valid, name, problems, examples }: Answer, failed: number): string {
  const errors = problems.filter((problem) => problem.severity === "error").length
  if (valid) return `${file} is valid: ${plain(name ?? "")}, ${count(examples.length, "example lead")} as expected.`
  if (errors > 0) return `${file} can't be loaded: ${count(errors, "mistake")}.`
  return `${file} can't be loaded: ${failed} of ${count(examples.length, "example lead")} come out otherwise than expected.`
}
