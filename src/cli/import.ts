import { basename } from "node:path"
import type { Command } from "commander"
import type { z } from "zod"
import type { DryRunView, ImportView } from "#contract/import.ts"
import { apiOf, type Api } from "./api.ts"
import { Failure } from "./failure.ts"
import { addImportUndo } from "./import-undo.ts"
import { dryRunInWords, importInWords, MAP_HELP } from "./import-in-words.ts"
import { becameOf } from "./became.ts"
import { refusedRows } from "./refused-rows.ts"
import { showProgress } from "./progress.ts"
import { readMapping } from "./read-option.ts"
import { sentFile, sizeOf } from "./sent-file.ts"
import { print } from "./print.ts"

type DryRun = z.infer<typeof DryRunView>
type Reading = { sheet?: string; dates?: string; decimal?: string; zone?: string }
type Options = Reading & { dryRun?: boolean; map?: Record<string, string>; name?: string; source?: string; wait?: boolean; errors?: string }

const BETWEEN_LOOKS_MS = 250

/** `baton import`: sends a CSV file or a workbook in, says how it was understood and what became of its rows. */
export function addImport(program: Command): void {
  const imports = program
    .command("import")
    .argument("<file>")
    .description("import a CSV file or an Excel workbook of leads; the same file again stores nothing twice and goes on where it ended")
    .option("--dry-run", "only say how it would be understood")
    .option("--map <header=field>", "read a column as a lead field; without a field it is kept as it stands; may be repeated", readMapping)
    .option("--name <name>", "how the import is called; the file's name when left out")
    .option("--source <name>", "where the rows come from; the import's name when left out")
    .option("--sheet <name>", "of a workbook; the first one that holds people when left out")
    .option("--dates <order>", "dmy or mdy: how 3/4/2026 is meant where no value of its column tells")
    .option("--decimal <sign>", "comma or point; told by the values when left out")
    .option("--zone <zone>", "time zone of dates and times that name none, such as Europe/Berlin; UTC when left out")
    .option("--wait", "until every row is taken in, and say what each lead became")
    .option("--errors <file>", "write the rows that were not taken, with their reasons, to a CSV file (waits)")
    .action(async (file: string, options: Options, command: Command) => {
      const api = apiOf(command)
      const began = performance.now()
      const sent = await send(api, file, options)
      if ("dry_run" in sent) {
        if (sent.refusal !== null) process.exitCode = 1
        return print(api, sent, dryRunInWords(sent))
      }
      const answer = await untilStored(api, sent)
      if (answer.state === "failed") process.exitCode = 1
      if (options.wait || options.errors) await report(api, await untilTaken(api, answer), options, began)
      else print(api, answer, importInWords(answer, performance.now() - began))
    })
  addImportUndo(imports)
}

async function send(api: Api, file: string, options: Options): Promise<DryRun | ImportView> {
  const { dryRun, map, name = basename(file), source, sheet, dates, decimal, zone } = options
  const size = sizeOf(file)
  const mapping = map === undefined ? undefined : JSON.stringify(map)
  const said = { name, dry_run: dryRun === true ? "true" : "false", source, mapping, sheet, dates, decimal, time_zone: zone }
  const query = new URLSearchParams(Object.entries(said).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
  const progress = showProgress(dryRun ? "reading" : "sending", size, "bytes")
  const body = sentFile(file, progress.reach)
  try {
    // what the file is tells its content; and the import is watched from here, so that nobody waits in silence
    const headers = { "content-type": "text/csv", prefer: "respond-async" }
    const init = { method: "POST", headers, body, duplex: "half" as const }
    const response = await api.fetch(`/api/imports?${query}`, init)
    return (await response.json()) as DryRun | ImportView
  } catch (error) {
    throw withMapOption(error)
  } finally {
    progress.end()
  }
}

/** What the API asks for, by the name that it has here. */
function withMapOption(error: unknown): unknown {
  if (!(error instanceof Failure) || !isMapMissing(error.problem)) return error
  return new Failure(error.message, MAP_HELP, { problem: error.problem })
}

function isMapMissing(problem: unknown): boolean {
  const type = typeof problem === "object" && problem !== null && "type" in problem ? String(problem.type) : ""
  return /\/(?:no_identity_column|not_people)$/.test(type)
}

/** Looks until all rows of the file are stored. */
async function untilStored(api: Api, first: ImportView): Promise<ImportView> {
  const progress = showProgress("storing", 1_000, "permille")
  let now = first
  while (now.state === "reading") {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS))
    now = await api.get<ImportView>(`/api/imports/${first.id}`)
    progress.reach(Math.floor(now.read_share * 1_000), `${now.rows_stored.toLocaleString("en")} rows`)
  }
  progress.end()
  return now
}

/** Looks until every stored row was taken in, set aside or recognised as known. */
async function untilTaken(api: Api, first: ImportView): Promise<ImportView> {
  const progress = showProgress("taking in", first.rows_stored, "rows")
  let now = first
  while (now.waiting > 0) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS))
    now = await api.get<ImportView>(`/api/imports/${first.id}`)
    progress.reach(now.rows_stored - now.waiting)
  }
  progress.end()
  return now
}

async function report(api: Api, done: ImportView, { errors, wait }: Options, began: number): Promise<void> {
  const took = performance.now() - began
  const refused = done.quarantined > 0 || errors !== undefined ? await refusedRows(api, done.id, errors) : null
  const became = wait ? await becameOf(api, done) : null
  if (done.state === "failed") process.exitCode = 1
  print(api, done, importInWords(done, took, { became, refused, errors: errors ?? null }))
}
