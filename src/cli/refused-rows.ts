import { createWriteStream } from "node:fs"
import { finished } from "node:stream/promises"
import type { Api } from "./api.ts"
import { unreadable } from "./read-text.ts"

/** Why rows of an import were not taken: how many for each reason, and the lines of the first ones. */
export type Refused = { reasons: { reason: string; rows: number; lines: string[] }[] }

const MOST_LINES = 10

/** Reads an import's error file, and writes it down as it comes when `file` says where. */
export async function refusedRows(api: Api, id: string, file?: string): Promise<Refused> {
  const { parse } = await import("csv-parse")
  const response = await api.fetch(`/api/imports/${id}/errors`)
  const parser = parse({ relax_column_count: true, from_line: 2 })
  const reasons = new Map<string, { reason: string; rows: number; lines: string[] }>()
  parser.on("data", ([line = "", says = ""]: string[]) => {
    const reason = withoutLine(says)
    const known = reasons.get(reason) ?? { reason, rows: 0, lines: [] }
    known.rows += 1
    if (known.lines.length < MOST_LINES && line !== "") known.lines.push(line)
    reasons.set(reason, known)
  })
  const target = file === undefined ? null : createWriteStream(file)
  const written = target === null ? Promise.resolve() : finished(target)
  written.catch(() => {})
  for await (const piece of response.body ?? []) {
    parser.write(piece)
    if (target?.write(piece) === false) await Promise.race([written, new Promise((resolve) => target.once("drain", resolve))])
  }
  parser.end()
  target?.end()
  await finished(parser)
  await written.catch((error: unknown) => {
    throw unreadable(file ?? "", error)
  })
  return { reasons: [...reasons.values()].toSorted((a, b) => b.rows - a.rows) }
}

/** The reason alone, so that rows with the same one are counted together. */
function withoutLine(says: string): string {
  const rest = says.replace(/^Line \d+ /, "")
  return rest === says ? says : `The row ${rest}`
}
