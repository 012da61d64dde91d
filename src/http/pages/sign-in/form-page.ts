import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import { tellWhen } from "#http/limits.ts"
import { html, type Html } from "#http/pages/html.ts"
import { layout } from "#http/pages/layout.ts"
import { markupIn } from "#http/pages/markup-in.ts"
import { spokenTo } from "#http/speak.ts"
import { PAGE_HEADERS } from "#http/security-headers.ts"
import { isDatabaseAway } from "#store/is-database-away.ts"

export const hidden = { schema: { hide: true } }

/** Makes a part of the server one of plain pages with forms: their headers, their bodies, and errors that a person reads. */
export function servesForms(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: 8 * 1024 },
    async (_: unknown, body: string) => Object.fromEntries(new URLSearchParams(body)),
  )
  server.addHook("onRequest", async (_request, reply) => void reply.headers(PAGE_HEADERS))
  server.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const [status, says] = saying(error)
    if (status >= 500 && status !== 503) request.log.error({ err: error, reqId: request.id }, "a page failed")
    tellWhen(error, reply)
    const body = html`<h1>That did not work</h1>
      <p>${says}</p>
      <p><a href="/sign-in">To the sign-in</a></p>`
    return showForm(reply.code(status), "That did not work", body)
  })
}

/** A page with a form, without anything of a workspace, in the language of who asks. */
export function showForm(reply: FastifyReply, title: string, body: Html): FastifyReply {
  const language = spokenTo(reply.request)
  const { markup } = layout(language, title, html`<div class="sign-in">${body}</div>`)
  return reply.type("text/html; charset=utf-8").send(markupIn(language, markup))
}

/** What was filled in; what is missing is empty. */
export function filledIn(request: FastifyRequest): (name: string) => string {
  const body = (request.body ?? {}) as Record<string, unknown>
  return (name) => (typeof body[name] === "string" ? body[name].slice(0, 2000).replaceAll("\u0000", "") : "")
}

/** A value of the address's query; empty when it is not there. */
export function asked(request: FastifyRequest, name: string): string {
  const value = (request.query as Record<string, unknown> | undefined)?.[name]
  return typeof value === "string" ? value.slice(0, 2000).replaceAll("\u0000", "") : ""
}

/** What was wrong, above a form. */
export function problemNotice(problem: string | null): Html {
  return html`${problem !== null && html`<p class="notice bad" role="alert">${problem}</p>`}`
}

/** A path of ours; anything else would send people elsewhere. */
export function ownPath(path: string): string {
  const url = /^\/(?![/\\])/.test(path) ? URL.parse(path, "http://here") : null
  return url?.host === "here" ? url.pathname + url.search : "/"
}

function saying(error: FastifyError | Refusal): [number, string] {
  if (error instanceof Refusal) return [error.status, error.message]
  if (error.statusCode !== undefined && error.statusCode < 500) return [error.statusCode, "The request could not be read."]
  if (isDatabaseAway(error)) return [503, "The database does not answer at the moment; nothing was done. Please try again."]
  return [500, "Something went wrong on our side."]
}
