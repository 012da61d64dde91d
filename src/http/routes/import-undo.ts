import { z } from "zod"
import { IdPath, PageQuery, pageOf as PageView } from "#contract/api-words.ts"
import { ImportView, KeptLeadView, UndoForeseen, UndoQuery } from "#contract/import.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { importView } from "#http/import-view.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { importById } from "#store/import.ts"
import { keptLeads } from "#store/import-undo.ts"
import { allPeople } from "#store/person.ts"
import { askUndo, foreseeUndo } from "#steps/undo-import.ts"

const tags = ["imports"]

export function importUndoRoutes(api: Api, app: App): void {
  const undo = {
    tags,
    summary: "Take an import back",
    description:
      "What the import brought does not count any more: leads that only it spoke of are withdrawn, others go back to what others said, and those that somebody works are kept and listed. It goes on in the background; the import says how far it is. The same file can be imported again afterwards.",
    params: IdPath,
    querystring: UndoQuery,
    response: { 200: UndoForeseen, 202: ImportView },
  }
  api.post("/api/imports/:id/undo", { schema: undo, config: { permission: "intake.import" } }, async (request, reply) => {
    const { id } = request.params
    const isDry = request.query.dry_run === "true" || request.query.dry_run === "1"
    const answer: z.infer<typeof UndoForeseen> | ImportView = await within(app, request, async (tx, now) => {
      found(await importById(tx, id), "import")
      if (isDry) return { dry_run: true as const, ...(await foreseeUndo(tx, id)) }
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      await askUndo(tx, id, actor, now)
      return importView(tx, id)
    })
    if ("dry_run" in answer) return reply.code(200).send(answer)
    app.imports.wake(request.caller.workspace)
    return reply.code(202).send(answer)
  })

  const kept = {
    tags,
    summary: "Leads that undoing an import left as they are, and why",
    params: IdPath,
    querystring: PageQuery,
    response: { 200: PageView(KeptLeadView) },
  }
  api.get("/api/imports/:id/kept", { schema: kept, config: { permission: "intake.read" } }, async (request) => {
    const { cursor, limit } = request.query
    return within(app, request, async (tx) => {
      found(await importById(tx, request.params.id), "import")
      const leads = await keptLeads(tx, request.params.id, afterOf(cursor), limit + 1)
      return pageOf(leads, limit, ({ says, ...lead }) => ({ lead, says }))
    })
  })
}
