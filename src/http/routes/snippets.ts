import { Refusal } from "#domain/refusal.ts"
import { SnippetQuery, SnippetsView } from "#contract/snippet.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { formHtml, formStyles, readFields, snippetHtml } from "#http/snippet-html.ts"
import { findKey } from "#store/api-key.ts"

const PLACEHOLDER = "YOUR_WRITE_KEY"

/** The code that is pasted into a site. */
export function snippetRoutes(api: Api, app: App): void {
  const schema = {
    tags: ["capture"],
    summary: "Code to paste into a site: snippet and form",
    querystring: SnippetQuery,
    response: { 200: SnippetsView },
  }
  api.get("/api/snippets", { schema, config: { permission: "sources.read" } }, async (request) => {
    const { form, write_key: key, origin: said, fields, booking_url: bookingUrl = "", consent, own_forms: ownForms } = request.query
    const { button = null, thanks = null, accent = null, radius = null } = request.query
    if (key !== undefined) await checkKey(app, request.caller.workspace, key)

    const origin = (said ?? app.publicUrl).replace(/\/+$/, "")
    const site = { origin, writeKey: key ?? PLACEHOLDER }
    const host = new URL(origin).origin
    return {
      snippet: snippetHtml(site, { consent, forms: ownForms === "true" }),
      form: formHtml(site, { form, fields: readFields(fields), bookingUrl, button, thanks }),
      form_styles: formStyles({ accent, radius }),
      content_security_policy: `script-src ${host}; connect-src ${host}; form-action ${host}`,
      write_key: key ?? null,
    }
  })
}

/** Everybody can read a key that stands in a page, so it may open nothing but the door for what comes in. */
async function checkKey(app: App, workspace: string, text: string): Promise<void> {
  const key = await findKey(app.db, text)
  const refuse = (code: string, message: string) => new Refusal(code, message, 422, [{ pointer: "/query/write_key", message }])
  if (key === null || key.workspace !== workspace)
    throw refuse("unknown_key", 'This write key is not known here. `baton keys create "our site" --scope write` makes one.')
  if (key.scopes.some((scope) => scope !== "write"))
    throw refuse("not_for_pages", `The key "${key.name}" may do more than send things in, so it must never stand in a page.`)
}
