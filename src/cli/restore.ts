import { existsSync } from "node:fs"
import type { Command } from "commander"
import type { RestoreReport } from "../restore.ts"
import { Failure } from "./failure.ts"
import { count, print } from "./print.ts"

/** `baton restore`: brings a backup back into an empty database, or tries it out in a place that is removed again. */
export function addRestore(program: Command): void {
  program
    .command("restore <file>")
    .description("bring a backup back into an empty database; Baton must not run on it")
    .option("--verify", "only try: into a scratch database that is removed again")
    .action(async (file: string, { verify = false }: { verify?: boolean }, command: Command) => {
      const json = command.optsWithGlobals<{ json?: boolean }>().json === true
      if (!existsSync(file)) throw new Failure(`There is no file ${file}.`)
      const report = await run(file, verify)
      print({ json }, report, inWords(report, verify))
    })
}

/** @throws Failure with a sentence for the operator */
async function run(file: string, verifies: boolean): Promise<RestoreReport> {
  const { readSettings } = await import("../settings.ts")
  const { restore } = await import("../restore.ts")
  try {
    return await restore(file, readSettings(process.env), { verifies, onLog: (line) => console.error(line) })
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error), verifies ? "" : "Nothing of it was kept.")
  }
}

function inWords({ madeAt, baton, workspaces, tables, rows, checkedRows, missingKey }: RestoreReport, verifies: boolean): string[] {
  return [
    `${verifies ? "The backup can be brought back" : "The backup is back"}: as of ${madeAt}, by Baton ${baton}.`,
    `  ${count(workspaces.length, "workspace")}: ${workspaces.join(", ")}`,
    `  ${count(tables, "table")} with ${count(rows, "row")}, read again and the same`,
    `  ${count(checkedRows, "row")} of the journals verified against their seals, which end as they did`,
    ...(missingKey === null
      ? []
      : [
          `Its secrets are sealed with the key ${missingKey}, which is not here. Set BATON_SECRET_KEY or bring its secret.key before you start.`,
        ]),
    ...(verifies ? [] : ["Nothing is sent until you say so: look at what waits, then baton deliveries release (--cancel for none of it)."]),
  ]
}
