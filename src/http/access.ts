import type { FastifyRequest, RouteOptions } from "fastify"
import { extentOf, whyNot } from "#domain/access/extent-of.ts"
import { ruleOf, type Extent, type Permission } from "#domain/access/permissions.ts"
import { Refusal } from "#domain/refusal.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import type { Caller, Callers } from "#http/caller.ts"
import type { Limiter } from "#http/limits.ts"
import { isTheirs, peopleWithin, type Owned } from "#store/reach.ts"

/** Lets callers do what the table of permissions says and nothing else. A route that names no row is open to admin keys alone, and a test finds it. */
export function guardRoutes(api: Api, app: App, { callers, calls }: { callers: Callers; calls: Limiter }): void {
  api.decorateRequest("reach", null)

  api.addHook("onRoute", (route: RouteOptions) => {
    const config = (route.config ??= {})
    if (config.permission === undefined) config.permission = "unnamed"
    const owned = ownershipOf(route.url)
    if (owned !== null) config.ownership ??= owned
  })

  api.addHook("onRequest", async (request, reply) => {
    const { permission } = request.routeOptions.config
    const caller = await callers.ofApi(request)
    if (caller !== null) {
      request.caller = caller
      void reply.headers(calls.headers(calls.take(caller.id, 1)))
    }
    if (permission === null) return
    if (caller === null) throw new Refusal("no_key", "This needs a key (authorization: Bearer <key>) or somebody who is logged in.", 401)
    if (permission === undefined) throw new Refusal("not_allowed", "Nobody may do this.", 403)
    const extent = extentOf(caller, permission)
    if (extent === null) throw new Refusal("not_allowed", notAllowed(caller, permission), 403)
    if (extent !== "all") request.reach = await reachOf(app, request, extent)
  })

  // after the address was found to be one
  api.addHook("preValidation", async (request) => {
    if (request.reach !== null) await checkOwnership(app, request, request.reach)
  })
}

function ownershipOf(url: string): Owned | null {
  if (url.startsWith("/api/leads/:id")) return "lead"
  return url.startsWith("/api/handoffs/:id") ? "handoff" : null
}

function notAllowed({ kind, name }: Caller, permission: Permission): string {
  if (kind !== "key") return whyNot(permission)
  const scopes = ruleOf(permission).keys ?? ["admin"]
  const needs = scopes.length === 0 ? "a role" : `the scope ${scopes.join(" or ")}, or a role`
  return `The key "${name}" may not do this; it needs ${needs}: ${whyNot(permission)}`
}

/** Whose things somebody may see who may not see everybody's. Who is none of the workspace's people has none. */
async function reachOf(app: App, request: FastifyRequest, extent: Exclude<Extent, "all">): Promise<string[]> {
  const { person } = request.caller
  return person === null ? [] : within(app, request, (tx) => peopleWithin(tx, person, extent))
}

/** What is not theirs answers as what is not there, so that nobody learns that it is. */
async function checkOwnership(app: App, request: FastifyRequest, reach: readonly string[]): Promise<void> {
  const { ownership } = request.routeOptions.config
  if (ownership === "listed") return
  if (ownership === undefined)
    throw new Refusal("not_allowed", "This shows what everybody has, and you may see your own or your team's only.", 403)
  const { id, lead, handle } = request.params as Record<string, string>
  const name = id ?? lead ?? handle ?? ""
  if (await within(app, request, (tx) => isTheirs(tx, ownership, name, reach))) return
  const says = ownership === "person" ? `There is nobody called "${name.slice(0, 100)}" here.` : `There is no ${ownership} of this id here.`
  throw new Refusal(ownership === "person" ? "unknown_person" : "not_found", says, ownership === "person" ? 422 : 404)
}
