import type { Command } from "commander"
import type { ReceiptView, VerdictView } from "#contract/signal.ts"
import { apiOf, type Api } from "./api.ts"
import type { Explanation } from "./explanation.ts"
import { lengthText, moment, plain, print } from "./print.ts"

/** `baton send-test-lead`: a request for a demo as a real one comes, and what became of it. */
export function addSendTestLead(program: Command): void {
  program
    .command("send-test-lead")
    .description("send a lead in as a form would, and say who got it, until when, why, and how long that took")
    .option("--email <address>", "its e-mail address; made up when left out")
    .action(async ({ email }: { email?: string }, command: Command) => {
      const api = apiOf(command)
      const sent = performance.now()
      const receipt = await api.send<ReceiptView>("POST", "/api/test-leads", {
        body: email === undefined ? {} : { email },
        headers: { prefer: "wait=10" },
      })
      const took = performance.now() - sent
      if (receipt.verdict?.outcome !== "taken" || receipt.verdict.lead === null) process.exitCode = 1
      print(api, receipt, api.json ? [] : await story(api, receipt, took))
    })
}

async function story(api: Api, { receipt, verdict }: ReceiptView, took: number): Promise<string[]> {
  if (verdict === undefined || verdict.outcome === "waiting")
    return [`It is kept under ${receipt}, but was not taken in within ${lengthText(took)}.`, "`baton doctor` says why."]
  if (verdict.lead === null) return [`It was not understood: ${verdict.problem ?? "no reason given"}`, "`baton quarantine list` shows it."]
  const explanation = await api.get<Explanation>(`/api/leads/${verdict.lead.id}/explanation`)
  const why = explanation.verdict?.why
  const { name, email, company, id } = verdict.lead
  return [
    `lead      ${[name, email && `<${email}>`, company && `of ${company}`].filter(Boolean).join(" ")}`,
    `          ${id}`,
    ...outcomeOf(verdict, await api.now()),
    ...(why ? [`why       ${why}`] : []),
    ...(explanation.routing === null ? [] : [`owner by  ${explanation.routing.says}`]),
    `took      ${lengthText(took)} from request to owner`,
    "",
    `Why all this?  baton explain ${email ?? id}`,
  ].map(plain)
}

function outcomeOf({ handoff, stage, owner, tier, due_at: due, next_action: next }: VerdictView, now: number): string[] {
  return [
    handoff === null ? `stage     ${stage ?? "unknown"}: no handoff` : `handoff   ${handoff}`,
    `owner     ${owner?.name ?? "nobody"}`,
    ...(tier === null ? [] : [`tier      ${tier}`]),
    ...(due === null ? [] : [`due       ${moment(due, now)}`]),
    ...(next === null ? [] : [`next      ${next}`]),
  ]
}
