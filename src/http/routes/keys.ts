import { z } from "zod"
import { toIso } from "#domain/instant.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { KeyBody, KeyView, NewKeyView } from "#contract/key.ts"
import { found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { createKey, findKey, listKeys, revokeKey, type ApiKey } from "#store/api-key.ts"
import { allPeople } from "#store/person.ts"

const tags = ["keys"]

export function keyRoutes(api: Api, app: App): void {
  api.get("/api/keys", { schema: { tags, summary: "Keys of this workspace", response: { 200: PageView(KeyView) } } }, async (request) => ({
    data: (await listKeys(app.db, request.key.workspace)).map(toView),
    next_cursor: null,
  }))

  const make = { tags, summary: "Make a key; it is shown this once", body: KeyBody, response: { 201: NewKeyView } }
  api.post("/api/keys", { schema: make, config: { keepsReply: false } }, async (request, reply) => {
    const { name, scopes, side, person } = request.body
    const { workspace } = request.key
    if (person !== null) await within(app, request, async (tx, now) => personCalled(await allPeople(tx, now), person, "/body/person"))
    const clear = await createKey(app.db, { workspace, name, scopes: [...new Set(scopes)], side, person })
    return reply.code(201).send({ ...toView(found(await findKey(app.db, clear), "key")), key: clear })
  })

  const revoke = { tags, summary: "Take a key back; it stops within ten seconds", params: IdPath, response: { 204: z.null() } }
  api.delete("/api/keys/:id", { schema: revoke }, async (request, reply) => {
    found((await revokeKey(app.db, request.key.workspace, request.params.id)) ? true : null, "key")
    return reply.code(204).send(null)
  })
}

function toView({ id, name, scopes, side, person, createdAt, lastUsedAt }: ApiKey) {
  return { id, name, scopes, side, person, created_at: toIso(createdAt), last_used_at: isoOrNull(lastUsedAt) }
}
