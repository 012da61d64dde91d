import type { z } from "zod"
import type { DryRunView, ImportView } from "#contract/import.ts"
import type { Became } from "./became.ts"
import { count, lengthText, plain, table } from "./print.ts"
import type { Refused } from "./refused-rows.ts"

type DryRun = z.infer<typeof DryRunView>
type Column = Omit<DryRun["columns"][number], "kept"> & { kept?: boolean }
const MOST_REASONS = 15

/** How a command is told what a column is. */
export const MAP_HELP = 'A column is named by --map, such as --map "Work mail=email".'

type Extras = { became: Became | null; refused: Refused | null; errors: string | null }

/** How a file would be understood. */
export function dryRunInWords(dry: DryRun): string[] {
  const problems = dry.first_rows.flatMap(({ line, problems: own }) => own.map((problem) => plain(`  line ${line}: ${problem}`)))
  return [
    plain(`${dry.name}: ${count(dry.rows, "row")} of ${dry.rows_are.what}, ${writtenAs(dry)}`),
    ...columnsInWords(dry.columns),
    "",
    ...(dry.unreadable === 0 ? [] : [`${count(dry.unreadable, "line")} can't be read as a row and would go to quarantine.`]),
    ...(dry.without_identity === 0
      ? []
      : [`${count(dry.without_identity, "row")} with neither e-mail address nor record id would go to quarantine.`]),
    ...(dry.with_problems === 0 ? [] : [`${count(dry.with_problems, "row")} with a value that can't be read; it would be kept as text.`]),
    ...(problems.length === 0 ? [] : ["In the first rows:", ...problems]),
    ...(dry.refusal === null
      ? ["Nothing was stored. To import it, leave out --dry-run."]
      : [plain(`Nothing was stored, and the import would be refused: ${dry.refusal.says}`), MAP_HELP]),
  ]
}

function writtenAs({ encoding, delimiter, sheets }: DryRun): string {
  if (sheets === null) return `${encoding}, parted by ${JSON.stringify(delimiter)}`
  return `sheet "${sheets.read}"${sheets.others.length === 0 ? "" : ` (others: ${sheets.others.join(", ")}; --sheet chooses)`}`
}

/** What became of an imported file. @param took milliseconds from sending to the answer */
export function importInWords(done: ImportView, took: number, { became, refused, errors }: Partial<Extras> = {}): string[] {
  const { mapping } = done
  return [
    plain(`${done.name}: ${count(done.rows_read, "row")} read, ${count(done.rows_stored, "row")} stored in ${lengthText(took)}`),
    ...(done.error === null ? [] : [`It failed: ${plain(done.error)} Send the file again: what is stored already is not stored twice.`]),
    ...(isMapping(mapping) ? columnsInWords(mapping.columns) : []),
    "",
    `taken        ${done.taken.toLocaleString("en")}`,
    `known before ${done.duplicates.toLocaleString("en")}`,
    `quarantined  ${done.quarantined.toLocaleString("en")}`,
    `waiting      ${done.waiting.toLocaleString("en")}`,
    ...(became ? becameInWords(became) : []),
    ...(refused ? refusedInWords(refused, done.quarantined, errors ?? null) : []),
    ...(done.waiting > 0 ? [`The rest is being taken in; --wait waits for it. The import's id is ${done.id}.`] : []),
  ]
}

function columnsInWords(columns: readonly Column[]): string[] {
  const rows = columns.map(({ header, field, how, suggestion, format, kept }) => [
    header,
    // of an import of long ago it is not known, and the reason says it
    field ?? (kept === false ? "(left out)" : "(kept as it stands)"),
    [suggestion === null || field !== null ? how : `${how}; perhaps ${suggestion}`, format ?? ""].join(" ").trim(),
  ])
  return ["", ...table(["HEADER", "FIELD", "HOW"], rows, "It has no columns.")]
}

function becameInWords({ stages, fresh }: Became): string[] {
  if (fresh === 0) return ["", "No lead is new since then."]
  return [
    "",
    `What the ${fresh === 1 ? "one lead that is" : `${count(fresh, "lead")} that are`} new since then became:`,
    ...stages.map(([stage, leads]) => `  ${stage.replaceAll("_", " ").padEnd(12)} ${leads.toLocaleString("en")}`),
  ]
}

function refusedInWords({ reasons }: Refused, quarantined: number, errors: string | null): string[] {
  if (reasons.length === 0) {
    const none = quarantined === 0 ? "No row was refused" : "No row is in quarantine any more"
    return ["", errors === null ? `${none}.` : `${none}, so ${errors} was not written.`]
  }
  const further = reasons.slice(MOST_REASONS).reduce((sum, { rows }) => sum + rows, 0)
  return [
    "",
    "In quarantine:",
    ...reasons
      .slice(0, MOST_REASONS)
      .map(({ reason, rows, lines }) =>
        plain(
          `  ${count(rows, "row")}: ${reason}${lines.length === 0 ? "" : ` (line ${lines.join(", ")}${rows > lines.length ? " …" : ""})`}`,
        ),
      ),
    ...(further === 0 ? [] : [`  ${count(further, "more row")} for other reasons`]),
    ...(errors === null ? [] : [`These rows are in ${errors}, with their reasons.`]),
  ]
}

function isMapping(mapping: unknown): mapping is { columns: Column[] } {
  return typeof mapping === "object" && mapping !== null && "columns" in mapping && Array.isArray(mapping.columns)
}
