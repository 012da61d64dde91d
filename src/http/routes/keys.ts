import { z } from "zod"
import type { AccessRole } from "#domain/access/access-role.ts"
import { grantProblem, isOperator } from "#domain/access/grant-problem.ts"
import { readOriginPattern } from "#domain/intake/allowed-origin.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { isPlaced, KeyBody, KeyPlacesBody, KeyView, NewKeyView } from "#contract/key.ts"
import { actorOf, found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import type { Caller } from "#http/caller.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { changePlaces, makeKey, takeKeyBack } from "#steps/keys.ts"
import { listKeys, type ApiKey, type NewKey } from "#store/api-key.ts"
import { allPeople } from "#store/person.ts"

const tags = ["keys"]

export function keyRoutes(api: Api, app: App): void {
  api.get(
    "/api/keys",
    { schema: { tags, summary: "Keys of this workspace", response: { 200: PageView(KeyView) } }, config: { permission: "keys.read" } },
    async (request) => ({
      data: (await listKeys(app.db, request.caller.workspace)).map(toView),
      next_cursor: null,
    }),
  )

  const make = { tags, summary: "Make a key; it is shown this once", body: KeyBody, response: { 201: NewKeyView } }
  api.post("/api/keys", { schema: make, config: { permission: "keys.change", keepsReply: false } }, async (request, reply) => {
    const { name, scopes, role, side, person, origins, browsers_only: browsersOnly, expires_at: until } = request.body
    const expiresAt = until === null ? null : checkFuture(Date.parse(until))
    const { key, clear } = await within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const own = person === null ? null : personCalled(people, person, "/body/person").id
      checkKeyGrant(request.caller, { scopes, role, side, person: own })
      const wanted = { name, scopes: [...new Set(scopes)], role, side, person, origins: normal(origins), browsersOnly, expiresAt }
      return makeKey(tx, wanted, actorOf(request.caller, people, null).actor, now)
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
  api.put("/api/keys/:id/origins", { schema: place, config: { permission: "keys.change" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const places = { origins: normal(request.body.origins), browsersOnly: request.body.browsers_only }
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      const key = found(await changePlaces(tx, request.params.id, places, actor, now), "key")
      if (!isPlaced(key.scopes, key.role))
        throw new Refusal("not_for_pages", `The key "${key.name}" may do more than write, so it must never stand in a page.`, 422)
      return toView(key)
    }),
  )

  const revoke = { tags, summary: "Take a key back; it stops within ten seconds", params: IdPath, response: { 204: z.null() } }
  api.delete("/api/keys/:id", { schema: revoke, config: { permission: "keys.change" } }, async (request, reply) => {
    await within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      found(await takeKeyBack(tx, request.params.id, actor, now), "key")
    })
    return reply.code(204).send(null)
  })
}

/** A key never may more than whoever makes it. @throws Refusal 403, or 422 when the role is not to be given */
function checkKeyGrant(
  caller: Caller,
  { scopes, role, side, person }: Pick<NewKey, "scopes" | "side" | "person"> & { role: AccessRole | null },
): void {
  if (scopes.includes("sign") && !caller.scopes.includes("admin"))
    throw new Refusal("not_allowed", "Keys that sign are made on the machine where Baton runs: baton keys create.", 403)
  if (scopes.includes("admin") && !isOperator(caller))
    throw new Refusal("not_allowed", "An admin key may everything, so only an operator makes one. Make one for a role instead.", 403)
  const problem = role === null ? null : grantProblem({ roles: [role], side, person }, caller)
  if (problem !== null) throw new Refusal("not_to_be_given", problem, 422, [{ pointer: "/body/role", message: problem }])
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
