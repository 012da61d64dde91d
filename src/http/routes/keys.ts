import { z } from "zod"
import { readOriginPattern } from "#domain/intake/allowed-origin.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { isPlaced, KeyBody, KeyPlacesBody, KeyView, NewKeyView } from "#contract/key.ts"
import { actorOf, found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { changePlaces, makeKey, takeKeyBack } from "#steps/keys.ts"
import { listKeys, type ApiKey } from "#store/api-key.ts"
import { allPeople } from "#store/person.ts"

const tags = ["keys"]

export function keyRoutes(api: Api, app: App): void {
  api.get("/api/keys", { schema: { tags, summary: "Keys of this workspace", response: { 200: PageView(KeyView) } } }, async (request) => ({
    data: (await listKeys(app.db, request.key.workspace)).map(toView),
    next_cursor: null,
  }))

  const make = { tags, summary: "Make a key; it is shown this once", body: KeyBody, response: { 201: NewKeyView } }
  api.post("/api/keys", { schema: make, config: { keepsReply: false } }, async (request, reply) => {
    const { name, scopes, side, person, origins, browsers_only: browsersOnly, expires_at: until } = request.body
    const expiresAt = until === null ? null : checkFuture(Date.parse(until))
    const { key, clear } = await within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      if (person !== null) personCalled(people, person, "/body/person")
      const wanted = { name, scopes: [...new Set(scopes)], side, person, origins: normal(origins), browsersOnly, expiresAt }
      return makeKey(tx, wanted, actorOf(request.key, people, null).actor, now)
    })
    return reply.code(201).send({ ...toView(key), key: clear })
  })

  const place = {
    tags,
    summary: "Say from whose pages a write key is taken; it counts within ten seconds",
    params: IdPath,
    body: KeyPlacesBody,
    response: { 200: KeyView },
  }
  api.put("/api/keys/:id/origins", { schema: place }, async (request) =>
    within(app, request, async (tx, now) => {
      const places = { origins: normal(request.body.origins), browsersOnly: request.body.browsers_only }
      const { actor } = actorOf(request.key, await allPeople(tx, now), null)
      const key = found(await changePlaces(tx, request.params.id, places, actor, now), "key")
      if (!isPlaced(key.scopes))
        throw new Refusal("not_for_pages", `The key "${key.name}" may do more than write, so it must never stand in a page.`, 422)
      return toView(key)
    }),
  )

  const revoke = { tags, summary: "Take a key back; it stops within ten seconds", params: IdPath, response: { 204: z.null() } }
  api.delete("/api/keys/:id", { schema: revoke }, async (request, reply) => {
    await within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.key, await allPeople(tx, now), null)
      found(await takeKeyBack(tx, request.params.id, actor, now), "key")
    })
    return reply.code(204).send(null)
  })
}

/** Keys live in real time, whatever a demo's clock says. @throws Refusal when it is over already */
function checkFuture(at: Instant): Instant {
  if (at > Date.now()) return at
  const message = "lies in the past; the key would be of no use"
  throw new Refusal("is_over", `The end of the key ${message}.`, 422, [{ pointer: "/body/expires_at", message }])
}

function normal(origins: readonly string[]): string[] {
  return [...new Set(origins.map((origin) => readOriginPattern(origin) ?? origin))]
}

function toView({
  createdAt,
  expiresAt,
  lastUsedAt,
  refusals,
  refusedOrigin,
  refusedAt,
  workspace: _workspace,
  browsersOnly,
  ...key
}: ApiKey) {
  return {
    ...key,
    browsers_only: browsersOnly,
    created_at: toIso(createdAt),
    expires_at: isoOrNull(expiresAt),
    last_used_at: isoOrNull(lastUsedAt),
    refused: refusedAt === null ? null : { times: refusals, origin: refusedOrigin ?? "", at: toIso(refusedAt) },
  }
}
