import { csvLine } from "#domain/csv-line.ts"
import { toIso } from "#domain/instant.ts"
import { asObject } from "#domain/intake/arrival.ts"
import { fieldType, isLeadField } from "#domain/intake/lead-fields.ts"
import { importById, refusedRows, type RefusedRow } from "#store/import.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import { ERROR_COLUMNS, LINE, UNREADABLE } from "#runner/lead-file.ts"

type Column = { name: string; field: string | null }

const PAGE = 500

/**
 * The rows of an import that were not taken, as a CSV file: line, reason, and the columns of the file, so that they can be mended and sent again.
 * Cells that a spreadsheet would run as a formula are made harmless.
 */
export async function* importErrors(db: Database, workspace: string, id: string): AsyncGenerator<string> {
  const record = await inWorkspace(db, workspace, (tx) => importById(tx, id), "look")
  const columns = columnsOf(record?.mapping)
  yield csvLine([...ERROR_COLUMNS, ...columns.map((column) => column.name), LINE])

  let after: RefusedRow | null = null
  for (;;) {
    const from: RefusedRow | null = after
    const rows: RefusedRow[] = await inWorkspace(db, workspace, (tx) => refusedRows(tx, id, from, PAGE), "look")
    for (const row of rows) yield csvLine(cellsOf(row, columns))
    if (rows.length < PAGE) return
    after = rows.at(-1) ?? null
  }
}

function columnsOf(mapping: unknown): Column[] {
  const columns = asObject(mapping)?.["columns"]
  return Array.isArray(columns) ? (columns as Column[]) : []
}

function cellsOf({ says, payload }: RefusedRow, columns: readonly Column[]): (string | number)[] {
  const row = asObject(parse(payload)) ?? {}
  const fields = asObject(row["fields"]) ?? {}
  const custom = asObject(row["custom"]) ?? {}
  const cells = columns.map(({ name, field }) => text(custom[name] ?? (field === null ? null : asWritten(field, fields[field]))))
  const line = typeof row["line"] === "number" ? row["line"] : ""
  return [line, text(custom[UNREADABLE]) || says, ...cells, text(custom[LINE])]
}

/** Instants as people write them. */
function asWritten(field: string, value: unknown): unknown {
  return isLeadField(field) && fieldType(field) === "date" && typeof value === "number" ? toIso(value) : value
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}

function text(value: unknown): string {
  if (value === null || value === undefined) return ""
  return Array.isArray(value) ? value.join("; ") : String(value)
}
