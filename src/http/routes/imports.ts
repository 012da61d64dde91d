import multipart from "@fastify/multipart"
import type { FastifyRequest } from "fastify"
import { Readable } from "node:stream"
import { z } from "zod"
import { toIso } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { IdPath, PageQuery, pageOf as PageView } from "#contract/api-words.ts"
import { DryRunView, ImportQuery, ImportView } from "#contract/import.ts"
import { found, within, type Api } from "#http/api.ts"
import type { App, FileToImport } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { importById, listImports, type ImportProgress } from "#store/import.ts"

const tags = ["imports"]
const MOST_BYTES = 200 * 1024 * 1024

export function importRoutes(outer: Api, app: App): void {
  void outer.register(async (inner) => {
    const api = inner as unknown as Api
    await api.register(multipart, {
      limits: { files: 1, fileSize: MOST_BYTES, fields: 20, fieldSize: 64 * 1024 },
      throwFileSizeLimit: false,
    })
    const types = [
      "text/csv",
      "application/csv",
      "text/plain",
      "application/vnd.ms-excel",
      "application/octet-stream",
      "text/tab-separated-values",
    ]
    api.addContentTypeParser(types, { bodyLimit: MOST_BYTES }, async (_request: FastifyRequest, bytes: NodeJS.ReadableStream) => bytes)
    sending(api, app)
    looking(api, app)
  })
}

function sending(api: Api, app: App): void {
  const schema = {
    tags,
    summary: "Import a CSV file",
    description:
      "The body is the file: multipart/form-data with one file, or text/csv. Columns are recognised by their headers. Sending the same file again stores nothing twice and goes on where an earlier try ended.",
    querystring: ImportQuery,
    response: { 200: z.union([DryRunView, ImportView]), 201: ImportView },
  }
  api.post("/api/imports", { schema, bodyLimit: MOST_BYTES, config: { keepsReply: false } }, async (request, reply) => {
    const { dry_run: dryRun } = request.query
    const { file, isDry } = await fileOf(request)
    if (isDry || dryRun === "true" || dryRun === "1") return reply.code(200).send(dryView(file.name, await app.imports.preview(file)))
    const id = await app.imports.store(request.key.workspace, file)
    const stored = await within(app, request, (tx) => importById(tx, id))
    return reply.code(201).send(toView(found(stored, "import")))
  })
}

function looking(api: Api, app: App): void {
  const list = { tags, summary: "Imports, newest first", querystring: PageQuery, response: { 200: PageView(ImportView) } }
  api.get("/api/imports", { schema: list }, async (request) => {
    const { cursor, limit } = request.query
    const imports = await within(app, request, (tx) => listImports(tx, afterOf(cursor), limit + 1))
    return pageOf(imports, limit, toView)
  })

  api.get(
    "/api/imports/:id",
    { schema: { tags, summary: "An import and how far it is", params: IdPath, response: { 200: ImportView } } },
    async (request) => toView(found(await within(app, request, (tx) => importById(tx, request.params.id)), "import")),
  )

  const Csv = { description: "A CSV file: line, reason, and the row as it was read", content: { "text/csv": { schema: z.unknown() } } }
  const errors = { tags, summary: "What of it was not taken, and why", params: IdPath, response: { 200: Csv } }
  api.get("/api/imports/:id/errors", { schema: errors }, async (request, reply) => {
    const { id, name } = found(await within(app, request, (tx) => importById(tx, request.params.id)), "import")
    const fileName = `errors of ${name}`.replaceAll(/[^\w .-]/g, "_")
    void reply.type("text/csv; charset=utf-8").header("content-disposition", `attachment; filename="${fileName}"`)
    return reply.send(Readable.from(app.imports.errors(request.key.workspace, id)))
  })
}

/** The file of a request, unread, with what was said about it in the address or in fields before it. */
async function fileOf(
  request: FastifyRequest<{ Querystring: z.infer<typeof ImportQuery> }>,
): Promise<{ file: FileToImport; isDry: boolean }> {
  const { name, mapping, source } = request.query
  const said = { name: name ?? "import.csv", source: source ?? null, mapping: readMapping(mapping) }
  if (!request.isMultipart()) {
    if (!isStream(request.body))
      throw new Refusal("no_file", "The body has to be the file: multipart/form-data with one file, or text/csv.", 400)
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
    mapping: chosen === null ? said.mapping : readMapping(chosen),
    bytes: limited(part.file),
  }
  return { file, isDry: ["true", "1"].includes(field("dry_run") ?? "") }
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

function dryView(name: string, preview: Awaited<ReturnType<App["imports"]["preview"]>>) {
  const { rowsAre, delimiter, encoding, mappedShare, columns, rows, unreadable, withoutIdentity, firstRows } = preview
  return {
    dry_run: true as const,
    name,
    rows_are: rowsAre,
    delimiter,
    encoding,
    mapped_share: mappedShare,
    columns,
    rows,
    unreadable,
    without_identity: withoutIdentity,
    first_rows: firstRows,
  }
}

function toView(one: ImportProgress): ImportView {
  const { id, name, source, state, error, waiting, taken, duplicates, quarantined, mapping } = one
  return {
    id,
    name,
    source,
    state,
    error,
    rows_read: one.rowsRead,
    rows_stored: one.rowsStored,
    waiting,
    taken,
    duplicates,
    quarantined,
    mapping,
    started_at: toIso(one.startedAt),
    ended_at: isoOrNull(one.endedAt),
  }
}
