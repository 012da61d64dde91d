import multipart from "@fastify/multipart"
import type { FastifyRequest } from "fastify"
import { Readable } from "node:stream"
import { z } from "zod"
import { IdPath, PageQuery, pageOf as PageView } from "#contract/api-words.ts"
import { DryRunView, ImportQuery, ImportView } from "#contract/import.ts"
import { found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { fileOf, MOST_BYTES } from "#http/imported-file.ts"
import { importView, importViews } from "#http/import-view.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { importById, listImports } from "#store/import.ts"

const tags = ["imports"]

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
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
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
    summary: "Import a CSV file or an Excel workbook",
    description:
      "The body is the file: multipart/form-data with one file, text/csv, or the file as it is. With `Prefer: respond-async` the answer comes as soon as the import has begun; the import says how far it is. Columns are recognised by their headers. Sending the same file again stores nothing twice and goes on where an earlier try ended.",
    querystring: ImportQuery,
    response: { 200: z.union([DryRunView, ImportView]), 201: ImportView, 202: ImportView },
  }
  api.post(
    "/api/imports",
    { schema, bodyLimit: MOST_BYTES, config: { permission: "intake.import", keepsReply: false } },
    async (request, reply) => {
      const { dry_run: dryRun } = request.query
      const { file, isDry } = await fileOf(request)
      if (isDry || dryRun === "true" || dryRun === "1") return reply.code(200).send(dryView(file.name, await app.imports.preview(file)))
      const { id, done } = await app.imports.store(request.caller.workspace, file)
      const goesOn = /\brespond-async\b/i.test(String(request.headers["prefer"] ?? ""))
      if (!goesOn) await done
      return reply.code(goesOn ? 202 : 201).send(await within(app, request, (tx) => importView(tx, id)))
    },
  )
}

function looking(api: Api, app: App): void {
  const list = { tags, summary: "Imports, newest first", querystring: PageQuery, response: { 200: PageView(ImportView) } }
  api.get("/api/imports", { schema: list, config: { permission: "intake.read" } }, async (request) => {
    const { cursor, limit } = request.query
    return within(app, request, async (tx) => {
      const imports = await listImports(tx, afterOf(cursor), limit + 1)
      const views = await importViews(tx, imports)
      return pageOf(views, limit, (view) => view)
    })
  })

  api.get(
    "/api/imports/:id",
    {
      schema: { tags, summary: "An import and how far it is", params: IdPath, response: { 200: ImportView } },
      config: { permission: "intake.read" },
    },
    async (request) => within(app, request, (tx) => importView(tx, request.params.id)),
  )

  const Csv = { description: "A CSV file: line, reason, and the row as it was read", content: { "text/csv": { schema: z.unknown() } } }
  const errors = { tags, summary: "What of it was not taken, and why", params: IdPath, response: { 200: Csv } }
  api.get("/api/imports/:id/errors", { schema: errors, config: { permission: "intake.read" } }, async (request, reply) => {
    const { id, name } = found(await within(app, request, (tx) => importById(tx, request.params.id)), "import")
    const fileName = `errors of ${name}`.replaceAll(/[^\w .-]/g, "_")
    void reply.type("text/csv; charset=utf-8").header("content-disposition", `attachment; filename="${fileName}"`)
    return reply.send(Readable.from(app.imports.errors(request.caller.workspace, id)))
  })
}

function dryView(name: string, preview: Awaited<ReturnType<App["imports"]["preview"]>>) {
  const {
    rowsAre,
    delimiter,
    encoding,
    sheets,
    mappedShare,
    columns,
    rows,
    unreadable,
    withoutIdentity,
    withProblems,
    firstRows,
    refusal,
  } = preview
  return {
    dry_run: true as const,
    name,
    rows_are: rowsAre,
    delimiter,
    encoding,
    sheets,
    mapped_share: mappedShare,
    columns,
    refusal,
    rows,
    unreadable,
    without_identity: withoutIdentity,
    with_problems: withProblems,
    first_rows: firstRows,
  }
}
