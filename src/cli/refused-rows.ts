import { createWriteStream, type WriteStream } from "node:fs"
import { finished } from "node:stream/promises"
import type { Api } from "./api.ts"
import { unreadable } from "./read-text.ts"

/** Why rows of an import were not taken: how many for each reason, and the lines of the first ones. */
export type Refused = { reasons: { reason: string; rows: number; lines: string[] }[] }

const MOST_LINES = 10

/** Reads an import's error file, and writes it down as it comes when `file` says where; without a row nothing is written. */
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
  const copy = file === undefined ? null : copyTo(file)
  for await (const piece of response.body ?? []) {
    parser.write(piece)
    await copy?.add(piece, reasons.size > 0)
  }
  parser.end()
  await finished(parser)
  await copy?.end(reasons.size > 0)
  return { reasons: [...reasons.values()].toSorted((a, b) => b.rows - a.rows) }
}

/** A file that is made once there is something to keep in it; until then what comes is held. */
function copyTo(file: string) {
  const held: Uint8Array[] = []
  let target: WriteStream | null = null
  let written = Promise.resolve()
  const add = async (piece: Uint8Array, isWorthIt: boolean) => {
    held.push(piece)
    if (!isWorthIt) return
    if (target === null) {
      target = createWriteStream(file)
      written = finished(target)
      written.catch(() => {})
    }
    const into = target
    for (const each of held.splice(0))
      if (!into.write(each)) await Promise.race([written, new Promise((resolve) => into.once("drain", resolve))])
  }
  return {
    add,
    async end(isWorthIt: boolean): Promise<void> {
      try {
        await add(new Uint8Array(), isWorthIt)
        target?.end()
        await written
      } catch (error) {
        throw unreadable(file, error)
      }
    },
  }
}

/** The reason alone, so that rows with the same one are counted together. */
function withoutLine(says: string): string {
  const rest = says.replace(/^Line \d+ /, "")
  return rest === says ? says : `The row ${rest}`
}
