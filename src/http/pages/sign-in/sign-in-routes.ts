import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import type { Authenticator } from "#http/auth.ts"
import { checkOrigin } from "#http/from-here.ts"
import { tellWhen } from "#http/limits.ts"
import { asked, filledIn, hidden, ownPath, showForm } from "#http/pages/sign-in/form-page.ts"
import { codePage, forgottenPage, remindedPage, signInPage } from "#http/pages/sign-in/sign-in-page.ts"
import { CodeNeeded, type SignInDesk } from "#http/sign-in-desk.ts"
import { centralOf } from "#store/central.ts"
import { endSession, findSession } from "#store/session.ts"
import { onlySingleSignOn } from "#store/single-sign-on.ts"
import { workspaces } from "#store/workspace.ts"
import { remindOfPassword } from "#steps/users/reset-link.ts"

/** /sign-in: in by password, second factor or admin key; another password by mail; out. */
export function signInRoutes(server: FastifyInstance, app: App, { desk, auth }: { desk: SignInDesk; auth: Authenticator }): void {
  server.get("/sign-in", hidden, async (request, reply) => showSignIn(app, reply, { back: ownPath(asked(request, "back") || "/") }))

  server.post("/sign-in", hidden, async (request, reply) => {
    const said = filledIn(request)
    const back = ownPath(said("back") || "/")
    try {
      if (said("key") === "")
        await desk.signIn(request, reply, { email: said("email"), password: said("password"), code: null, workspace: null })
      else await byKey(request, reply, said("key"))
    } catch (error) {
      if (error instanceof CodeNeeded) return showForm(reply, "One more step", codePage(error.token, back))
      if (!(error instanceof Refusal)) throw error
      tellWhen(error, reply)
      return showSignIn(app, reply.code(error.status), { back, email: said("email"), problem: saying(error) })
    }
    return reply.redirect(back, 303)
  })

  async function byKey(request: FastifyRequest, reply: FastifyReply, text: string): Promise<void> {
    checkOrigin(request)
    const { workspace, id } = await auth.admit(request, text.trim(), ["admin"])
    await desk.begin(request, reply, workspace, { key: id })
  }

  server.post("/sign-in/code", hidden, async (request, reply) => {
    const said = filledIn(request)
    const back = ownPath(said("back") || "/")
    try {
      await desk.signInWithCode(request, reply, { token: said("token"), code: said("code") })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      tellWhen(error, reply)
      return showForm(reply.code(error.status), "One more step", codePage(said("token"), back, saying(error)))
    }
    return reply.redirect(back, 303)
  })

  server.get("/sign-in/forgotten", hidden, async (_request, reply) =>
    showForm(reply, "Another password", forgottenPage(await mailsAnywhere(app))),
  )

  server.post("/sign-in/forgotten", hidden, async (request, reply) => {
    checkOrigin(request)
    desk.count(request)
    const email = filledIn(request)("email")
    // nobody waits for it, so that the time tells nothing either
    if (await mailsAnywhere(app))
      remindOfPassword(app, email).catch((error: unknown) => request.log.error({ err: error, reqId: request.id }, "a reset was not mailed"))
    return showForm(reply, "Look into your mail", remindedPage())
  })

  server.post("/sign-out", hidden, async (request, reply) => {
    checkOrigin(request)
    const token = desk.cookie.read(request)
    const session = token === null ? null : await findSession(app.db, token)
    if (session !== null) await endSession(app.db, session.id)
    desk.cookie.clear(reply)
    return reply.redirect("/sign-in", 303)
  })
}

/** The page that asks who somebody is, with what this installation offers. */
export async function showSignIn(
  app: App,
  reply: FastifyReply,
  { back, email = "", problem = null }: { back: string; email?: string; problem?: string | null },
): Promise<FastifyReply> {
  const company = await onlySingleSignOn(centralOf(app.db))
  return showForm(reply, "Sign in", signInPage({ back, email, problem, company: company?.label ?? null }))
}

async function mailsAnywhere(app: App): Promise<boolean> {
  return (await workspaces(app.db)).some(({ name }) => app.sendsMail(name))
}

function saying(error: Refusal): string {
  if (error.code === "no_key") return "This key is not known here."
  return error.code === "not_allowed" ? "This key may not see these pages; it needs the scope admin." : error.message
}
