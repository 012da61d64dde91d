import type { Command } from "commander"
import type { LeadView } from "#contract/lead.ts"
import { apiOf } from "./api.ts"
import { addMerges } from "./merges.ts"
import { readCount } from "./read-option.ts"
import { moment, points, print, table } from "./print.ts"

/** `baton leads`: the newest leads, or those of one stage or address. */
export function addLeads(program: Command): void {
  const leads = program
    .command("leads")
    .description("leads, newest first")
    .option("--stage <stage>", "only those of this stage, such as nurture or handed_off")
    .option("--email <address>", "only the one with this address")
    .option("--limit <number>", "how many at most", readCount, 20)
    .action(async ({ stage, email, limit }: { stage?: string; email?: string; limit: number }, command: Command) => {
      const api = apiOf(command)
      const leads = await api.list<LeadView>("/api/leads", { stage, email }, limit)
      const now = api.json ? 0 : await api.now()
      const rows = leads.data.map((lead) => [
        lead.name ?? lead.email,
        lead.company,
        lead.stage,
        lead.tier,
        lead.fit === null ? null : points(lead.fit),
        lead.intent === null ? null : points(lead.intent),
        lead.owner?.name ?? null,
        moment(lead.due_at, now),
        lead.id,
      ])
      const headers = ["LEAD", "COMPANY", "STAGE", "TIER", "FIT", "INTENT", "OWNER", "DUE", "ID"]
      print(api, leads, table(headers, rows, "No such leads. `baton send-test-lead` sends one in."))
    })
  addMerges(leads)
}
