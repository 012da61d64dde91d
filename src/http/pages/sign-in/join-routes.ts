import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import type { Callers } from "#http/caller.ts"
import { checkOrigin } from "#http/from-here.ts"
import { asked, filledIn, hidden, showForm } from "#http/pages/sign-in/form-page.ts"
import { joinPage, overPage, type Typed } from "#http/pages/sign-in/join-page.ts"
import type { SignInDesk } from "#http/sign-in-desk.ts"
import { acceptInvitation, beginAsOperator, openLink, resetPassword, type Opened } from "#steps/users/enter-by-link.ts"

const FRESH: Typed = { email: "", name: "", problem: null }

/** /join: what the links of setup, invitations and forgotten passwords open. */
export function joinRoutes(server: FastifyInstance, app: App, { desk, callers }: { desk: SignInDesk; callers: Callers }): void {
  server.get("/join", hidden, async (request, reply) => {
    const token = asked(request, "ticket")
    const opened = await openLink(app.db, token)
    if (opened === null) return showForm(reply.code(410), "This link is over", overPage())
    return showForm(reply, titleOf(opened), joinPage(opened, token, await loginOf(request), FRESH))
  })

  server.post("/join", hidden, async (request, reply) => {
    checkOrigin(request)
    desk.count(request)
    const said = filledIn(request)
    const token = said("ticket")
    const opened = await openLink(app.db, token)
    if (opened === null) return showForm(reply.code(410), "This link is over", overPage())
    try {
      return await enter(request, reply, opened)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const typed = { email: said("email"), name: said("name"), problem: error.message }
      return showForm(reply.code(error.status), titleOf(opened), joinPage(opened, token, await loginOf(request), typed))
    }
  })

  async function enter(request: FastifyRequest, reply: FastifyReply, opened: Opened): Promise<FastifyReply> {
    const said = filledIn(request)
    const now = app.now(opened.ticket.workspace)
    const entering = { email: said("email").trim(), name: said("name").trim().slice(0, 200), password: said("password") }
    if (opened.kind === "reset") {
      await resetPassword(app.db, opened, entering.password, now)
      return reply.redirect("/sign-in", 303)
    }
    const isNew = opened.kind === "setup" || opened.login === null
    if (isNew && entering.name === "") throw new Refusal("name", "Say your name.", 422)
    const { login, workspace } =
      opened.kind === "setup"
        ? await beginAsOperator(app.db, opened, entering, now)
        : await acceptInvitation(app.db, opened, { said: entering, as: await loginOf(request) }, now)
    // who was logged in before may have been so by the word of one workspace's company
    await desk.begin(request, reply, workspace, { login, isBound: opened.kind === "invitation" && opened.login !== null })
    return reply.redirect("/", 303)
  }

  async function loginOf(request: FastifyRequest): Promise<string | null> {
    const caller = await callers.ofPage(request)
    return caller?.kind === "person" ? caller.id : null
  }
}

function titleOf({ kind }: Opened): string {
  if (kind === "setup") return "Set up Baton"
  return kind === "reset" ? "Choose another password" : "Welcome"
}
