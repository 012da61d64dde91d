import type { FastifyInstance } from "fastify"
import { readDuration } from "#domain/agreement/duration.ts"
import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import { verdictsOn } from "#http/hooks/prefer-wait.ts"
import { untilTaken } from "#http/hooks/until-taken.ts"
import { isId } from "#http/page.ts"
import { STEPS } from "#http/pages/demo-controls.ts"
import { html, type Html } from "#http/pages/html.ts"
import { when } from "#http/pages/when.ts"
import { called } from "#http/pages/words.ts"
import { keepTestLead } from "#http/routes/test-leads.ts"
import { leadById, type Lead } from "#store/lead.ts"
import { peopleInFewWords } from "#store/summary.ts"
import { inWorkspace } from "#store/workspace.ts"

const LONGEST_WAIT_MS = 3_000

/** The posts behind the demo's buttons; each sends the browser back to the first page, which tells what came of it. */
export function demoActions(server: FastifyInstance, app: App): void {
  server.post("/demo/test-lead", { schema: { hide: true } }, async (request, reply) => {
    const workspace = onlyDemos(app, request.workspace)
    const signal = await keepTestLead(app, workspace)
    const isTaken = await untilTaken(app, workspace, signal.id, LONGEST_WAIT_MS)
    const [verdict] = isTaken ? await inWorkspace(app.db, workspace, (tx) => verdictsOn(tx, signal), "look") : []
    return reply.redirect(verdict?.lead ? `/?sent=${verdict.lead.id}` : "/?sent=waiting", 303)
  })

  server.post("/demo/clock", { schema: { hide: true } }, async (request, reply) => {
    const workspace = onlyDemos(app, request.workspace)
    const { advance = "" } = (request.body ?? {}) as Record<string, string>
    const step = STEPS.findIndex(([each]) => each === advance)
    if (step < 0) throw new Refusal("unknown_step", "The clock moves by the steps on the buttons; the API takes any.", 422)
    await app.advance(workspace, readDuration(advance))
    return reply.redirect(`/?moved=${step}`, 303)
  })
}

/** What the first page says after a button; it is read from the workspace, so that nobody can put words into an address. */
export async function noticeOf(app: App, workspace: string, query: unknown): Promise<Html | null> {
  const { sent, moved } = query as Record<string, unknown>
  const step = typeof moved === "string" && /^\d$/.test(moved) ? STEPS[Number(moved)] : undefined
  if (step !== undefined)
    return html`<p>The demo’s clock moved on by ${step[0]}. It is now <strong>${when(app.now(workspace))}</strong>.</p>`
  if (sent === "waiting") return html`<p>The test lead is stored and waits to be taken in; it will be here in a moment.</p>`
  if (typeof sent !== "string" || !isId(sent)) return null
  return inWorkspace(app.db, workspace, async (tx) => {
    const lead = await leadById(tx, sent)
    return lead === null ? null : sentNotice(lead, (await peopleInFewWords(tx, [lead.owner])).get(lead.owner)?.name ?? "nobody")
  })
}

function sentNotice(lead: Lead, owner: string): Html {
  const who = html`<a href="/leads/${lead.id}">${called(lead)}</a>${lead.company !== null && ` of ${lead.company}`}`
  if (lead.cycles === 0) return html`<p>${who} came in and is looked after by <strong>${owner}</strong>.</p>`
  return html`<p>${who} came in, and <strong>${owner}</strong> has the lead${lead.dueAt !== null && html`; due ${when(lead.dueAt)}`}.</p>`
}

/** @throws Refusal 403 */
function onlyDemos(app: App, workspace: string): string {
  if (app.isDemo(workspace)) return workspace
  throw new Refusal("not_a_demo", "Only a demo has this button; this workspace keeps real leads and real time.", 403)
}
