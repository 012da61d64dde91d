import type { App } from "#http/app.ts"
import { html, type Html, type Shown } from "#http/pages/html.ts"
import { afterOf, pageOf } from "#http/page.ts"
import type { Page } from "#http/pages/page-routes.ts"
import { table } from "#http/pages/table.ts"
import { when } from "#http/pages/when.ts"
import { badge, recipientInWords } from "#http/pages/words.ts"
import { listDeliveries, type DeliveryRecord } from "#store/delivery.ts"
import { inWorkspace } from "#store/workspace.ts"

const PER_PAGE = 50

/** /deliveries: what was or is to be sent, newest first. */
export async function deliveriesPage(app: App, workspace: string, query: unknown): Promise<Page> {
  const { cursor } = query as Record<string, unknown>
  const after = afterOf(typeof cursor === "string" ? cursor : undefined)
  const rows = await inWorkspace(
    app.db,
    workspace,
    (tx) => listDeliveries(tx, { state: null, lead: null, after, limit: PER_PAGE + 1 }),
    "page",
  )
  const { data, next_cursor: next } = pageOf(rows, PER_PAGE, (row) => row)
  const body = html`<h1>Messages</h1>
    ${app.isDemo(workspace) && html`<p class="quiet">In a demo nothing leaves the machine: messages are shown here instead.</p>`}
    <section aria-label="Messages">
      ${data.length === 0 ? html`<p class="empty">No message was written yet. Each handoff, warning and escalation writes one.</p>` : table(["To", "Message", "State", "When"], data.map(messageRow))}
      ${next !== null && html`<p><a href="/deliveries?cursor=${next}">Older messages</a></p>`}
    </section>`
  return { title: "Messages", body }
}

function messageRow(message: DeliveryRecord): Shown[] {
  const { recipient, channel, subject, body, state, lead, createdAt, lastError } = message
  return [
    html`${recipientInWords(recipient)} <span class="block quiet">${channel}</span>`,
    html`<details>
      <summary>${subject}</summary>
      <pre>${readable(body)}</pre>
      ${lead !== null && html`<p><a href="/leads/${lead}">The lead</a></p>`}
    </details>`,
    html`${badge(state)}${state !== "sent" && lastError !== null && html`<span class="block quiet">${lastError}</span>`}`,
    when(createdAt),
  ]
}

/** JSON is laid out in lines; everything else is a text already. */
function readable(body: string): string | Html {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
