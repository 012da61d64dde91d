import { z } from "zod"
import { Refusal } from "#domain/refusal.ts"
import { SingleSignOnBody, SingleSignOnView } from "#contract/user.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { backFromCompany } from "#http/pages/sign-in/company-routes.ts"
import { centralIn, centralOf } from "#store/central.ts"
import { allPeople } from "#store/person.ts"
import { singleSignOnOf, type SingleSignOn } from "#store/single-sign-on.ts"
import { changeSingleSignOn, endSingleSignOn } from "#steps/users/change-single-sign-on.ts"

const tags = ["users"]
const CHANGE = { permission: "single_sign_on.change", keepsReply: false } as const

/** The company's own sign-in that a workspace trusts. Who sets it decides who can be anybody, so only operators do. */
export function singleSignOnRoutes(api: Api, app: App): void {
  const read = { tags, summary: "The company's own sign-in", response: { 200: SingleSignOnView } }
  api.get("/api/single-sign-on", { schema: read, config: { permission: "users.read" } }, async ({ caller }) =>
    viewOf(app, found(await singleSignOnOf(centralOf(app.db), caller.workspace), "single sign-on")),
  )

  const put = {
    tags,
    summary: "Trust a company's own sign-in",
    description: "By OpenID Connect with PKCE. It is asked for its description first; what does not answer is not kept.",
    body: SingleSignOnBody,
    response: { 200: SingleSignOnView },
  }
  api.put("/api/single-sign-on", { schema: put, config: CHANGE }, async (request) => {
    const { caller, body } = request
    const before = await singleSignOnOf(centralOf(app.db), caller.workspace)
    const secret = body.client_secret ?? (before?.issuer === body.issuer ? before.clientSecret : undefined)
    if (secret === undefined)
      throw new Refusal("secret_missing", "Say the client's secret, too.", 422, [{ pointer: "/body/client_secret", message: "is needed" }])
    const { label, issuer, client_id: clientId, domains, roles_claim: rolesClaim, roles_map: rolesMap, enabled } = body
    const sso = { workspace: caller.workspace, label, issuer, clientId, clientSecret: secret, domains, rolesClaim, rolesMap, enabled }
    const problem = await app.company.problemOf(sso)
    if (problem !== null) throw new Refusal("issuer", problem, 422, [{ pointer: "/body/issuer", message: problem }])
    await within(app, request, async (tx, now) => changeSingleSignOn(tx, sso, actorOf(caller, await allPeople(tx, now), null).actor, now))
    return viewOf(app, sso)
  })

  const end = { tags, summary: "Trust it no longer", response: { 204: z.null() } }
  api.delete("/api/single-sign-on", { schema: end, config: CHANGE }, async (request, reply) => {
    await within(app, request, async (tx, now) => {
      found(await singleSignOnOf(centralIn(tx), tx.workspace), "single sign-on")
      await endSingleSignOn(tx, actorOf(request.caller, await allPeople(tx, now), null).actor, now)
    })
    return reply.code(204).send(null)
  })
}

function viewOf(
  app: App,
  { label, issuer, clientId, domains, rolesClaim, rolesMap, enabled }: SingleSignOn,
): z.infer<typeof SingleSignOnView> {
  const redirect_url = backFromCompany(app.publicUrl)
  return { label, issuer, client_id: clientId, domains, roles_claim: rolesClaim, roles_map: rolesMap, enabled, redirect_url }
}
