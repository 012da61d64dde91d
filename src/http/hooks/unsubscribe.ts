import type { FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { html, type Html } from "#http/pages/html.ts"
import { takeRawBodies } from "#http/hooks/raw-body.ts"
import { leadById, type Lead } from "#store/lead.ts"
import { suppressionKey } from "#store/suppression.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"
import { objectToContact } from "#steps/privacy/record-consent.ts"
import { leadOfToken } from "#steps/privacy/unsubscribe-token.ts"

const MOST_BYTES = 8 * 1024
const HEADERS = {
  "content-security-policy": "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  "x-robots-tag": "noindex",
}

/**
 * The way out of all mail, without login (RFC 8058). A post ends it at once, whoever's program sends it; to look at the page changes nothing, because
 * programs that check mails open every link in them.
 */
export function unsubscribeHooks(server: Api, app: App): void {
  takeRawBodies(server, MOST_BYTES)
  const path = "/unsubscribe/:workspace/:token"
  server.get(path, { schema: { hide: true } }, async (request, reply) => {
    await withLead(app, request, async () => {})
    return show(
      reply,
      html`<p>${wordsFor(request).ask}</p>
        <form method="post"><button>${wordsFor(request).button}</button></form>`,
      request,
    )
  })
  server.post(path, { schema: { hide: true } }, async (request, reply) => {
    await withLead(app, request, (tx, lead, workspace) =>
      objectToContact(
        tx,
        lead,
        { channel: "email", purpose: null, evidence: "The link in a mail", source: "unsubscribe" },
        "lead",
        app.now(workspace),
      ),
    )
    return show(reply, html`<p>${wordsFor(request).done}</p>`, request)
  })
}

/** @throws Refusal 404 when the link was not made here */
async function withLead(
  app: App,
  request: FastifyRequest,
  work: (tx: Tx, lead: Lead, workspace: string) => Promise<unknown>,
): Promise<void> {
  const { workspace = "", token = "" } = request.params as Record<string, string | undefined>
  try {
    await inWorkspace(app.db, workspace, async (tx) => {
      const id = leadOfToken(await suppressionKey(tx), token)
      const lead = id === null ? null : await leadById(tx, id)
      if (lead === null) throw unknownLink()
      await work(tx, lead, workspace)
    })
  } catch (error) {
    throw error instanceof Refusal ? unknownLink() : error
  }
}

function unknownLink(): Refusal {
  return new Refusal("unknown_link", "This link is not one of ours, or was cut off. Open it again from the mail.", 404)
}

function show(reply: FastifyReply, body: Html, request: FastifyRequest): FastifyReply {
  const { language, title } = wordsFor(request)
  const page = html`<!doctype html>
    <html lang="${language}">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>${title}</title>
      <h1>${title}</h1>
      ${body}
    </html>`
  return reply.headers(HEADERS).type("text/html; charset=utf-8").send(page.markup)
}

const WORDS = {
  en: {
    language: "en",
    title: "E-mails from us",
    ask: "Press the button and we send you no more e-mails.",
    button: "No more e-mails",
    done: "Done. We send you no more e-mails.",
  },
  de: {
    language: "de",
    title: "E-Mails von uns",
    ask: "Drücken Sie den Knopf, und wir schicken Ihnen keine E-Mails mehr.",
    button: "Keine E-Mails mehr",
    done: "Erledigt. Wir schicken Ihnen keine E-Mails mehr.",
  },
}

function wordsFor(request: FastifyRequest): (typeof WORDS)["en"] {
  return /^\s*de\b/i.test(request.headers["accept-language"] ?? "") ? WORDS.de : WORDS.en
}
