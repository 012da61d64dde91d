import { Refusal } from "#domain/refusal.ts"
import { unguarded } from "#domain/csv-line.ts"
import type { PeopleList } from "#steps/import-people.ts"
import { AS_RECOGNISED } from "#runner/lead-file.ts"
import { openTable } from "#runner/open-table.ts"
import { spool } from "#runner/spool-file.ts"

/**
 * Reads a list of people, a CSV file or a workbook, as a whole; rows without any word are none.
 *
 * @throws Refusal when it can't be read, or has more than `most` rows
 */
export async function readPeopleList(bytes: AsyncIterable<Uint8Array>, most: number): Promise<PeopleList> {
  const spooled = await spool(bytes, AS_RECOGNISED)
  try {
    const table = await openTable(spooled.path, null)
    try {
      const rows: PeopleList["rows"] = []
      for await (const batch of table.batches()) {
        for (const row of batch) {
          if (row.cells === null) rows.push({ line: row.line, cells: null, problems: [row.reason] })
          else if (row.cells.some((cell) => cell.trim() !== ""))
            rows.push({ line: row.line, cells: row.cells.map(unguarded), problems: row.problems })
          if (rows.length > most) throw new Refusal("too_many_rows", `The list has more than ${most} rows; send it in parts.`, 413)
        }
      }
      return { header: table.header, rows }
    } finally {
      await table.close()
    }
  } finally {
    await spooled.remove()
  }
}
