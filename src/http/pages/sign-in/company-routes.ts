import type { FastifyInstance } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import { asked, hidden, ownPath } from "#http/pages/sign-in/form-page.ts"
import { showSignIn } from "#http/pages/sign-in/sign-in-routes.ts"
import { cookieCalled } from "#http/session-cookie.ts"
import type { SignInDesk } from "#http/sign-in-desk.ts"
import { centralOf } from "#store/central.ts"
import { onlySingleSignOn, singleSignOnOf } from "#store/single-sign-on.ts"
import { createTicket, lookAtTicket, useTicket } from "#store/ticket.ts"
import { inWorkspace } from "#store/workspace.ts"
import { signInElsewhere } from "#steps/sign-in/sign-in-elsewhere.ts"

const LASTS_S = 10 * 60

type OnTheWay = { state: string; nonce: string; verifier: string; back: string }

/** Where a company's own sign-in sends people back to. */
export function backFromCompany(publicUrl: string): string {
  return `${publicUrl}/sign-in/company/back`
}

/**
 * /sign-in/company: over to the company's own sign-in and back. What has to come back unchanged is kept here under a cookie of this browser, so that
 * nobody can be logged in by a link of somebody else.
 */
export function companyRoutes(server: FastifyInstance, app: App, desk: SignInDesk): void {
  const cookie = cookieCalled("baton_company", app.publicUrl, LASTS_S)

  server.get("/sign-in/company", hidden, async (request, reply) => {
    desk.count(request)
    const named = asked(request, "workspace")
    const sso = named === "" ? await onlySingleSignOn(centralOf(app.db)) : await singleSignOnOf(centralOf(app.db), named)
    if (sso?.enabled !== true) throw new Refusal("not_found", "There is no company's own sign-in here.", 404)
    const { url, checks } = await app.company.begin(sso, backFromCompany(app.publicUrl)).catch((error: unknown) => {
      request.log.warn({ err: error, reqId: request.id }, "a company's sign-in did not answer")
      throw new Refusal("company_away", `The sign-in of ${sso.label} does not answer at the moment. Please try again.`, 503)
    })
    const content: OnTheWay = { ...checks, back: ownPath(asked(request, "back") || "/") }
    const ticket = { kind: "company", workspace: sso.workspace, login: null, content, lastsS: LASTS_S } as const
    cookie.set(reply, (await createTicket(centralOf(app.db), ticket)).token)
    return reply.redirect(url, 303)
  })

  server.get("/sign-in/company/back", hidden, async (request, reply) => {
    const central = centralOf(app.db)
    const token = cookie.read(request)
    const ticket = token === null ? null : await lookAtTicket<OnTheWay>(central, token, ["company"])
    if (ticket === null || !(await useTicket(central, ticket.id)))
      return showSignIn(app, reply.code(400), {
        back: "/",
        problem: "The way back from your company's sign-in took too long. Please sign in again.",
      })
    const { back, ...checks } = ticket.content
    const sso = await singleSignOnOf(central, ticket.workspace)
    if (sso?.enabled !== true) throw new Refusal("not_found", "There is no company's own sign-in here.", 404)
    try {
      const claims = await app.company.finish(sso, new URL(request.url, app.publicUrl), checks)
      const login = await inWorkspace(
        app.db,
        ticket.workspace,
        (tx) => signInElsewhere(tx, sso, claims, app.now(ticket.workspace)),
        "request",
      )
      await desk.begin(request, reply, ticket.workspace, { login, isBound: true })
    } catch (error) {
      if (!(error instanceof Refusal)) request.log.warn({ err: error, reqId: request.id }, "a company's sign-in was not right")
      const problem = error instanceof Refusal ? error.message : `The sign-in at ${sso.label} did not work. Please try again.`
      return showSignIn(app, reply.code(403), { back, problem })
    }
    return reply.redirect(back, 303)
  })
}
