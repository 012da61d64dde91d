import { Readable } from "node:stream"
import type { FastifyReply, FastifyRequest } from "fastify"
import { z } from "zod"
import { Refusal } from "#domain/refusal.ts"
import { toIso } from "#domain/instant.ts"
import { pageOf as PageView } from "#contract/api-words.ts"
import {
  DropQuery,
  ExportBody,
  ImportedWorkspaceView,
  ImportWorkspaceHeaders,
  ImportWorkspaceQuery,
  NewWorkspaceBody,
  NewWorkspaceView,
  WorkspacePath,
  WorkspaceView,
} from "#contract/workspace.ts"
import { found, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { fileOf, framesOf } from "#store/backup/archive-file.ts"
import { dump } from "#store/backup/dump.ts"
import { importWorkspace } from "#store/backup/load.ts"
import { dropWorkspace } from "#store/drop-workspace.ts"
import { secretKeyOf, type SecretKey } from "#store/secrets/secrets.ts"
import { workspaceOverview, type WorkspaceRow } from "#store/workspace-overview.ts"
import { openWorkspace } from "#steps/open-workspace.ts"
import { tellOfOperator } from "#steps/tell-of-operator.ts"

const tags = ["workspaces"]
const config = { permission: "workspaces.change" as const, keepsReply: false }

/** Workspaces as a whole, for whoever looks after the installation; nothing of what is in them. */
export function workspaceRoutes(api: Api, app: App): void {
  const list = { tags, summary: "All workspaces of this installation", response: { 200: PageView(WorkspaceView) } }
  api.get("/api/workspaces", { schema: list, config: { permission: "workspaces.read" } }, async () => ({
    data: (await workspaceOverview(app.db)).map(toView),
    next_cursor: null,
  }))

  const make = {
    tags,
    summary: "Make an empty workspace; its keys are shown this once",
    body: NewWorkspaceBody,
    response: { 201: NewWorkspaceView },
  }
  api.post("/api/workspaces", { schema: make, config }, async (request, reply) => {
    const { name } = request.body
    const keys = await openWorkspace(app.db, name, Date.now())
    await tell(app, request, "workspace_made", `The workspace ${name} was made.`)
    await app.workspacesChanged()
    return reply.code(201).send({ ...(await viewOf(app, name)), keys })
  })

  const drop = {
    tags,
    summary: "Remove a workspace and all that is in it, for good",
    params: WorkspacePath,
    querystring: DropQuery,
    response: { 204: z.null() },
  }
  api.delete("/api/workspaces/:name", { schema: drop, config }, async (request, reply) => {
    const { name } = await viewOf(app, request.params.name)
    if (request.query.confirm !== name)
      throw new Refusal("not_confirmed", `Say the name once more to remove ${name}: confirm=${name}.`, 422)
    if (request.caller.workspace === name)
      throw new Refusal("your_own", `The installation began with ${name}, and its operators belong to it, so it stays.`, 409)
    await dropWorkspace(app.db, name)
    await tell(app, request, "workspace_dropped", `The workspace ${name} was removed with all that was in it.`)
    await app.workspacesChanged()
    return reply.code(204).send(null)
  })
  archiveRoutes(api, app)
}

function archiveRoutes(outer: Api, app: App): void {
  const take = {
    tags,
    summary: "Write a workspace into a file",
    description: "Everything as of one moment, with its keys; the file ends with its counts and hashes. Nothing stops meanwhile.",
    params: WorkspacePath,
    body: ExportBody,
    response: { 200: z.unknown().describe("The file") },
  }
  outer.post("/api/workspaces/:name/export", { schema: take, config }, async (request, reply) => {
    const { name } = await viewOf(app, request.params.name)
    const key = keyOf(request.body.key)
    const says = `The whole workspace ${name} was written into a file.`
    await tell(app, request, "workspace_exported", says)
    await tellOfOperator(app.db, name, { actor: request.caller.name, kind: "workspace_exported", says }, app.now(name))
    const frames = dump(app.db, { baton: app.version, madeAt: toIso(Date.now()), only: { workspace: name, key } }, { tables: 0, rows: 0 })
    return sendFile(reply, fileOf(frames, null), `${name}.baton`)
  })

  void outer.register(async (inner) => {
    const api = inner as unknown as Api
    const ofAnyLength = { bodyLimit: Number.MAX_SAFE_INTEGER }
    api.addContentTypeParser(
      "application/octet-stream",
      ofAnyLength,
      async (_request: FastifyRequest, bytes: NodeJS.ReadableStream) => bytes,
    )
    const bring = {
      tags,
      summary: "Make a workspace of such a file",
      description: "What waits to be sent is held until `POST /api/deliveries/release`. The answer lists what did not come along.",
      querystring: ImportWorkspaceQuery,
      headers: ImportWorkspaceHeaders,
      response: { 201: ImportedWorkspaceView },
    }
    api.post("/api/workspaces/import", { schema: bring, config, bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
      if (!(request.body instanceof Readable)) throw new Refusal("no_file", "Send the file as application/octet-stream.", 415)
      const said = request.headers["x-archive-key"]
      const brought = await importWorkspace(app.db, framesOf(request.body, app.db.secrets), {
        name: request.query.name ?? null,
        key: said === undefined ? null : keyOf(said),
      })
      const [name = ""] = brought.workspaces
      await tell(app, request, "workspace_imported", `The workspace ${name} was brought in from a file of ${brought.madeAt}.`)
      await app.workspacesChanged()
      const { madeAt, tables, rows, keys, secrets, logins } = brought
      return reply.code(201).send({ name, made_at: madeAt, tables, rows, keys, secrets, to_invite: logins })
    })
  })
}

/** The journal of the workspace that the operator works in says what they did. */
export function tell(app: App, request: FastifyRequest, kind: string, says: string): Promise<void> {
  const { workspace, name } = request.caller
  return tellOfOperator(app.db, workspace, { actor: name, kind, says }, app.now(workspace))
}

/** A file of any length, as it is made. When it can't be finished the connection breaks, so that nobody takes it for whole. */
export function sendFile(reply: FastifyReply, bytes: AsyncIterable<Buffer>, name: string): FastifyReply {
  return reply
    .type("application/octet-stream")
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "no-store")
    .send(Readable.from(bytes, { objectMode: false }))
}

/** @throws Refusal 404 */
async function viewOf(app: App, name: string) {
  const [row] = await workspaceOverview(app.db, name)
  return toView(found(row, "workspace"))
}

function keyOf(text: string): SecretKey {
  return secretKeyOf(Buffer.from(text, "base64"))
}

function toView({ name, demo, createdAt, runBy, bytes, hold }: WorkspaceRow) {
  return {
    name,
    is_demo: demo,
    created_at: toIso(createdAt),
    run_by: runBy,
    messages_held: hold === null ? null : { since: toIso(hold.since), why: hold.why },
    bytes,
  }
}
