import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import { extentOf } from "#domain/access/extent-of.ts"
import type { Callers } from "#http/caller.ts"
import { tellWhen } from "#http/limits.ts"
import { isId } from "#http/page.ts"
import { assetRoutes } from "#http/pages/assets.ts"
import { deliveriesPage } from "#http/pages/deliveries-page.ts"
import { demoActions, noticeOf } from "#http/pages/demo-actions.ts"
import { checkOrigin } from "#http/from-here.ts"
import { handoffPage } from "#http/pages/handoff-page.ts"
import { html, type Html } from "#http/pages/html.ts"
import { clock, layout, type Place } from "#http/pages/layout.ts"
import { leadPage } from "#http/pages/lead-page.ts"
import { loadOverview, overviewFragment, overviewPage } from "#http/pages/overview.ts"
import { proofPage } from "#http/pages/proof-page.ts"
import { showSignIn } from "#http/pages/sign-in/sign-in-routes.ts"
import { PAGE_HEADERS } from "#http/security-headers.ts"
import { isDatabaseAway } from "#store/is-database-away.ts"

declare module "fastify" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyRequest {
    /** Whose pages are looked at; set before any page is made. */
    workspace: string
  }
}

const hidden = { schema: { hide: true } }

/** The pages that a person opens in a browser. They need no script and no build. */
export function pageRoutes(server: FastifyInstance, app: App, callers: Callers): void {
  takeForms(server)
  server.addHook("onRequest", async (_request, reply) => void reply.headers(PAGE_HEADERS))
  server.setErrorHandler((error: FastifyError | Refusal, request, reply) => answerError(app, error, request, reply))
  assetRoutes(server)
  void server.register(async (inner) => {
    inner.decorateRequest("workspace", "")
    inner.addHook("onRequest", async (request, reply) => {
      const caller = await callers.ofPage(request)
      if (caller === null) return showSignIn(app, reply.code(401), { back: wayBack(request) })
      if (request.method !== "GET" && request.method !== "HEAD") checkOrigin(request)
      request.workspace = caller.workspace
      if (extentOf(caller, "leads.read") !== "all" && request.url.split("?")[0] === "/") return reply.redirect("/queue", 303)
      if (extentOf(caller, "leads.read") !== "all")
        throw new Refusal("not_allowed", "These pages show everybody's leads, and you may see your own or your team's only.", 403)
      return undefined
    })
    viewRoutes(inner, app)
    demoActions(inner, app)
  })
}

function viewRoutes(server: FastifyInstance, app: App): void {
  const page = (request: FastifyRequest, reply: FastifyReply, { title, body }: Page) =>
    show(reply, layout(title, body, placeOf(app, request.workspace), request.url.split("?")[0]))

  server.get("/", hidden, async (request, reply) => {
    const notice = await noticeOf(app, request.workspace, request.query)
    return page(request, reply, {
      title: "Who has what",
      body: overviewPage(await loadOverview(app, request.workspace, request.query), notice),
    })
  })
  server.get("/fragment/overview", hidden, async (request, reply) => {
    const overview = await loadOverview(app, request.workspace, request.query)
    return show(reply, html`${clock(overview.now)} ${overviewFragment(overview)}`)
  })
  server.get("/leads/:id", hidden, async (request, reply) => page(request, reply, await leadPage(app, request.workspace, idOf(request))))
  server.get("/handoffs/:id", hidden, async (request, reply) =>
    page(request, reply, await handoffPage(app, request.workspace, idOf(request))),
  )
  server.get("/deliveries", hidden, async (request, reply) =>
    page(request, reply, await deliveriesPage(app, request.workspace, request.query)),
  )
  server.get("/proof", hidden, async (request, reply) => page(request, reply, await proofPage(app, request.workspace)))
}

/** What a page is called and shows. */
export type Page = { title: string; body: Html }

function show(reply: FastifyReply, page: Html): FastifyReply {
  return reply.type("text/html; charset=utf-8").send(page.markup)
}

function placeOf(app: App, workspace: string): Place {
  return { workspace, isDemo: app.isDemo(workspace), now: app.now(workspace) }
}

function idOf(request: FastifyRequest): string {
  const { id = "" } = request.params as Record<string, string>
  if (isId(id)) return id
  throw new Refusal("not_found", "There is nothing of this id here.", 404)
}

/** Where somebody wanted to go before being asked for a key. */
function wayBack(request: FastifyRequest): string {
  return request.method === "GET" && !request.url.startsWith("/fragment/") ? request.url : "/"
}

function takeForms(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: 8 * 1024 },
    async (_: unknown, body: string) => Object.fromEntries(new URLSearchParams(body)),
  )
}

function answerError(app: App, error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [status, says] = saying(error)
  if (status >= 500 && status !== 503) request.log.error({ err: error, reqId: request.id }, "a page failed")
  tellWhen(error, reply)
  const place = request.workspace ? placeOf(app, request.workspace) : null
  const body = html`<h1>${status === 404 ? "Nothing here" : "That did not work"}</h1>
    <p>${says}</p>
    <p><a href="/">Back to the overview</a></p>`
  return show(reply.code(status), layout("That did not work", body, place))
}

function saying(error: FastifyError | Refusal): [number, string] {
  if (error instanceof Refusal) return [error.status, error.message]
  if (error.statusCode !== undefined && error.statusCode < 500) return [error.statusCode, "The request could not be read."]
  if (isDatabaseAway(error)) return [503, "The database does not answer at the moment; nothing was done. Please try again."]
  return [500, "Something went wrong on our side."]
}
