import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import type { Caller, Callers } from "#http/caller.ts"
import { checkOrigin } from "#http/from-here.ts"
import { filledIn, hidden, showForm } from "#http/pages/sign-in/form-page.ts"
import { mySignInPage, offerPage, recoveryPage, type MySignIn } from "#http/pages/sign-in/my-sign-in-page.ts"
import { centralOf } from "#store/central.ts"
import { loginById, recoveryCodesLeft } from "#store/login.ts"
import { endSessionsOf, sessionsOf } from "#store/session.ts"
import type { SignInDesk } from "#http/sign-in-desk.ts"
import {
  changePassword,
  dropSecondFactor,
  offeredSecondFactor,
  offerSecondFactor,
  takeSecondFactor,
  type Oneself,
} from "#steps/users/own-sign-in.ts"

const TITLE = "My sign-in"

/** /my-sign-in: one's own password, second factor and sessions. */
export function mySignInRoutes(server: FastifyInstance, app: App, { desk, callers }: { desk: SignInDesk; callers: Callers }): void {
  server.get("/my-sign-in", hidden, async (request, reply) => {
    const me = await oneself(request)
    if (me === null) return reply.redirect("/sign-in?back=/my-sign-in", 303)
    return page(reply, me, {})
  })

  const deed = (path: string, work: (request: FastifyRequest, reply: FastifyReply, me: Oneself) => Promise<FastifyReply>) =>
    server.post(path, hidden, async (request, reply) => {
      checkOrigin(request)
      const me = await oneself(request)
      if (me === null) return reply.redirect("/sign-in?back=/my-sign-in", 303)
      try {
        return await work(request, reply, me)
      } catch (error) {
        if (!(error instanceof Refusal) || error.status === 429) throw error
        return page(reply.code(error.status), me, { problem: error.message })
      }
    })

  deed("/my-sign-in/password", async (request, reply, me) => {
    const said = filledIn(request)
    desk.count(request)
    await changePassword(app.db, me, { old: said("old"), fresh: said("fresh") }, app.now(me.workspace))
    return page(reply, me, { done: "The password is changed, and every other browser is logged out." })
  })

  deed("/my-sign-in/sessions", async (_request, reply, me) => {
    const ended = await endSessionsOf(app.db, me.login, { except: me.session })
    return page(reply, me, { done: `${ended} other ${ended === 1 ? "browser was" : "browsers were"} logged out.` })
  })

  deed("/my-sign-in/second-factor", async (request, reply, me) => {
    desk.count(request)
    return showForm(reply, TITLE, offerPage(await offerSecondFactor(app.db, me, filledIn(request)("password"))))
  })

  deed("/my-sign-in/second-factor/code", async (request, reply, me) => {
    const said = filledIn(request)
    try {
      const codes = await takeSecondFactor(app.db, me, { token: said("token"), code: said("code"), at: Date.now() }, app.now(me.workspace))
      return showForm(reply, TITLE, recoveryPage(codes))
    } catch (error) {
      const offer = await offeredSecondFactor(app.db, me, said("token"))
      if (!(error instanceof Refusal) || error.status !== 422 || offer === null) throw error
      return showForm(reply.code(422), TITLE, offerPage(offer, error.message))
    }
  })

  deed("/my-sign-in/second-factor/end", async (request, reply, me) => {
    desk.count(request)
    await dropSecondFactor(app.db, me, filledIn(request)("password"), app.now(me.workspace))
    return page(reply, me, { done: "The second factor is taken away." })
  })

  async function oneself(request: FastifyRequest): Promise<Oneself | null> {
    const caller: Caller | null = await callers.ofPage(request)
    if (caller === null || caller.kind !== "person" || caller.session === null) return null
    return { login: caller.id, workspace: caller.workspace, session: caller.session, actor: caller.person ?? caller.name }
  }

  async function page(reply: FastifyReply, me: Oneself, { problem = null, done = null }: Partial<MySignIn>): Promise<FastifyReply> {
    const central = centralOf(app.db)
    const login = await loginById(central, me.login)
    const codesLeft = login?.totpSecret ? await recoveryCodesLeft(central, me.login) : null
    const sessions = (await sessionsOf(app.db, me.login)).map((one) => ({ ...one, isThis: one.id === me.session }))
    const shown = { email: login?.email ?? "", hasPassword: typeof login?.password === "string", codesLeft, sessions, problem, done }
    return showForm(reply, TITLE, mySignInPage(shown))
  }
}
