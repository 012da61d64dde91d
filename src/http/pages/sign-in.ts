import type { FastifyInstance } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import type { Authenticator } from "#http/auth.ts"
import { tellWhen } from "#http/limits.ts"
import { checkOrigin, type Gate } from "#http/pages/gate.ts"
import { html, type Html } from "#http/pages/html.ts"
import { layout } from "#http/pages/layout.ts"

/** Asks for a key once. `back`: the path to go on to. */
export function signInPage(back: string, problem: string | null = null): Html {
  return html`<h1>Sign in</h1>
    <p>
      Baton shows these pages to people with an admin key. It was shown when Baton first started, and stands in <code>keys.json</code> of
      its data folder.
    </p>
    ${problem !== null && html`<p class="notice bad" role="alert">${problem}</p>`}
    <form class="sign-in" method="post" action="/sign-in">
      <input type="hidden" name="back" value="${back}" />
      <label for="key">Admin key</label>
      <input id="key" name="key" type="password" required autocomplete="current-password" spellcheck="false" />
      <button class="main">Sign in</button>
    </form>`
}

/** /sign-in: a key becomes a session of twelve hours. */
export function signInRoutes(server: FastifyInstance, gate: Gate, auth: Authenticator): void {
  server.get("/sign-in", { schema: { hide: true } }, async (_request, reply) =>
    reply.type("text/html; charset=utf-8").send(layout("Sign in", signInPage("/"), null).markup),
  )

  server.post("/sign-in", { schema: { hide: true } }, async (request, reply) => {
    checkOrigin(request)
    const { key = "", back = "/" } = (request.body ?? {}) as Record<string, string>
    try {
      gate.signIn(await auth.admit(request, key.trim(), ["admin"]), reply)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      tellWhen(error, reply)
      const page = layout("Sign in", signInPage(ownPath(back), saying(error)), null)
      return reply.code(error.status).type("text/html; charset=utf-8").send(page.markup)
    }
    return reply.redirect(ownPath(back), 303)
  })
}

function saying(error: Refusal): string {
  if (error.status === 429) return error.message
  return error.status === 403 ? "This key may not see these pages; it needs the scope admin." : "This key is not known here."
}

/** A path of ours; anything else would send people elsewhere. */
function ownPath(path: string): string {
  const url = /^\/(?![/\\])/.test(path) ? URL.parse(path, "http://here") : null
  return url?.host === "here" ? url.pathname + url.search : "/"
}
