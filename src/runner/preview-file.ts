import { fileRefusal } from "#domain/intake/file-refusal.ts"
import { openLeadFile, type LeadFile, type ReadRow, type SaidOfFile } from "#runner/lead-file.ts"
import { spool } from "#runner/spool-file.ts"

const FIRST_ROWS = 10

/** How a file would be understood, and why its import would be refused, if so; every row is read, nothing is stored. */
export async function preview(sent: { said: SaidOfFile; bytes: AsyncIterable<Uint8Array> }) {
  const spooled = await spool(sent.bytes, sent.said)
  try {
    const file = await openLeadFile(spooled.path, sent.said)
    try {
      const refusal = fileRefusal(file.mapping, sent.said.mapping)
      return { ...understanding(file), ...(await counted(file)), encoding: file.encoding(), refusal }
    } finally {
      await file.close()
    }
  } finally {
    await spooled.remove()
  }
}

async function counted(file: LeadFile) {
  const count = { rows: 0, unreadable: 0, withoutIdentity: 0, withProblems: 0 }
  const firstRows: Pick<ReadRow, "line" | "fields" | "custom" | "problems">[] = []
  for await (const batch of file.batches()) {
    for (const row of batch) {
      if (row.isUnreadable) count.unreadable += 1
      else {
        count.rows += 1
        if (!hasIdentity(row)) count.withoutIdentity += 1
        if (row.problems.length > 0) count.withProblems += 1
      }
      const { line, fields, custom, problems } = row
      if (firstRows.length < FIRST_ROWS) firstRows.push({ line, fields, custom, problems })
    }
  }
  return { ...count, firstRows }
}

function hasIdentity({ fields }: ReadRow): boolean {
  return typeof fields["email"] === "string" || (fields["external_id"] ?? null) !== null
}

/** What was made of a file's columns, as it is kept with the import. */
export function understanding({ mapping, formats, delimiter, encoding, sheets }: LeadFile) {
  const columns = mapping.columns.map((column, i) => ({
    header: column.header,
    name: column.name,
    field: column.field,
    how: column.how,
    suggestion: column.field === null ? column.suggestion : null,
    kept: column.field !== null || column.reason !== "secret",
    format: formats[i] ?? null,
  }))
  return { rowsAre: mapping.file, delimiter, sheets, encoding: encoding(), mappedShare: mapping.mappedShare, columns }
}
