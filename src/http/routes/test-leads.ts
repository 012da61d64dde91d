import { randomBytes } from "node:crypto"
import type { StoredForm } from "#domain/intake/from-form.ts"
import { TestLeadBody } from "#contract/demo.ts"
import { ReceiptView } from "#contract/signal.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { waitOf } from "#http/hooks/prefer-wait.ts"
import { keep, receiptOf } from "#http/hooks/receipt.ts"
import type { NewSignal } from "#store/signal.ts"

/** A request for a demo as a real one comes, through the same door, from a person and company that nobody knew before. */
export function testLeadRoutes(api: Api, app: App): void {
  const schema = {
    tags: ["capture"],
    summary: "Send a lead to try things with",
    body: TestLeadBody,
    response: { 200: ReceiptView, 202: ReceiptView },
  }
  api.post("/api/test-leads", { schema, config: { permission: "intake.try" } }, async (request, reply) => {
    const signal = await keepTestLead(app, request.caller.workspace, request.body ?? {})
    return receiptOf(app, request.caller.workspace, signal, waitOf(request), reply)
  })
}

/** Stores a lead to try things with, as a form would have brought it. What is left out is made up. */
export function keepTestLead(app: App, workspace: string, { form = "demo-request", email }: TestLead = {}): Promise<NewSignal> {
  const stored = madeUp(form, email ?? null)
  return keep(app, workspace, { lane: 1, source: `form:${form}`, kind: "form", payload: JSON.stringify(stored), items: 1 })
}

type TestLead = { form?: string | undefined; email?: string | undefined }

function madeUp(form: string, email: string | null): StoredForm {
  const mark = randomBytes(4).toString("hex")
  return {
    form,
    inputs: {
      email: email ?? `dana.whitfield@harbor-robotics-${mark}.example`,
      first_name: "Dana",
      last_name: "Whitfield",
      job_title: "VP Operations",
      company_name: `Harbor Robotics ${mark.slice(0, 4).toUpperCase()}`,
      employee_count: 420,
      industry: "Software",
      country: "US",
      phone: "+1 415 555 0134",
      message: "We want to replace our spreadsheets this quarter. Can you show us how routing works for two regions?",
      utm_source: "test",
      utm_campaign: "send-test-lead",
    },
    page: "https://www.example.com/demo?utm_source=test",
    referrer: "https://www.example.com/pricing",
  }
}
