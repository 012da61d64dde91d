import type { FastifyRequest } from "fastify"
import { z } from "zod"
import type { ImportQuery } from "#contract/import.ts"
import { Refusal } from "#domain/refusal.ts"
import type { FileToImport, SaidOfFile } from "#http/app.ts"

/** The largest file that is taken. */
export const MOST_BYTES = 200 * 1024 * 1024

/** The file of a request, unread, with what was said about it in the address or in fields before it. */
export async function fileOf(
  request: FastifyRequest<{ Querystring: z.infer<typeof ImportQuery> }>,
): Promise<{ file: FileToImport; isDry: boolean }> {
  const { name, source } = request.query
  const said = { name: name ?? "import.csv", source: source ?? null, said: saidIn(request.query) }
  if (!request.isMultipart()) {
    if (!isStream(request.body))
      throw new Refusal("no_file", "The body has to be the file: multipart/form-data with one file, text/csv, or an Excel workbook.", 400)
    return { file: { ...said, bytes: limited(request.body) }, isDry: false }
  }
  if (!/boundary=/i.test(request.headers["content-type"] ?? "")) throw new Refusal(BROKEN.code, BROKEN.says, 400)
  const part = await request.file()
  if (part === undefined) throw new Refusal("no_file", "The form holds no file.", 400)
  const field = (named: string) => {
    const value = part.fields[named]
    return value !== undefined && !Array.isArray(value) && value.type === "field" && typeof value.value === "string" ? value.value : null
  }
  const chosen = field("mapping")
  const file = {
    name: name ?? (part.filename || "import.csv").slice(0, 200).toWellFormed().replaceAll("\0", ""),
    source: said.source,
    said: chosen === null ? said.said : { ...said.said, mapping: readMapping(chosen) },
    bytes: limited(part.file),
  }
  return { file, isDry: ["true", "1"].includes(field("dry_run") ?? "") }
}

const ORDERS = { dmy: "day-first", mdy: "month-first" } as const
const SIGNS = { comma: ",", point: "." } as const

function saidIn({ mapping, dates, decimal, time_zone: timeZone, sheet }: z.infer<typeof ImportQuery>): SaidOfFile {
  return {
    mapping: readMapping(mapping),
    dates: dates === undefined ? null : ORDERS[dates],
    decimal: decimal === undefined ? null : SIGNS[decimal],
    timeZone: timeZone ?? null,
    sheet: sheet ?? null,
  }
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body
}

const BROKEN = { code: "broken_form", says: "The multipart form is broken: its boundary or its end is missing." }

async function* limited(bytes: AsyncIterable<Uint8Array> & { truncated?: boolean }): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const piece of bytes) {
      size += piece.length
      if (size > MOST_BYTES) break
      yield piece
    }
  } catch {
    throw new Refusal(BROKEN.code, "The file broke off before its end; nothing of it was imported. Please send it again.", 400)
  }
  if (size > MOST_BYTES || bytes.truncated === true)
    throw new Refusal(
      "too_large",
      `A file may have ${MOST_BYTES / 1024 / 1024} MiB; split it, and send the parts one after the other.`,
      413,
    )
}

function readMapping(text: string | undefined): Record<string, string> {
  if (text === undefined || text.trim() === "") return {}
  const read = z.record(z.string(), z.string()).safeParse(parse(text))
  if (read.success) return read.data
  throw new Refusal("bad_mapping", 'The mapping has to be JSON such as {"Work mail":"email"}.', 400, [
    { pointer: "/query/mapping", message: "is not an object of texts" },
  ])
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
