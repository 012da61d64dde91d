import type { Command } from "commander"
import type { HandoffView } from "#contract/handoff.ts"
import { apiOf } from "./api.ts"
import { leadCalled } from "./find-lead.ts"
import { moment, print, table } from "./print.ts"
import { readCount } from "./read-option.ts"

type Options = { lead?: string; state?: string; open?: boolean; limit: number }

/** `baton handoffs`: who has what, and how long is left. */
export function addHandoffs(program: Command): void {
  program
    .command("handoffs")
    .description("handoffs, newest first: who has what, and how long is left")
    .option("--open", "only those that are not over")
    .option("--state <state>", "only those of this state, such as open or accepted")
    .option("--lead <lead>", "only those of this lead (its id or e-mail address)")
    .option("--limit <number>", "how many at most", readCount, 20)
    .action(async ({ lead, state, open, limit }: Options, command: Command) => {
      const api = apiOf(command)
      const id = lead === undefined ? undefined : await leadCalled(api, lead)
      const handoffs = await api.list<HandoffView>("/api/handoffs", { lead: id, state, open }, limit)
      const now = api.json ? 0 : await api.now()
      const rows = handoffs.data.map((one) => [
        one.lead.name ?? one.lead.email,
        one.owner.name,
        one.tier,
        one.state,
        one.closed_at === null ? moment(one.due_at, now) : "over",
        one.next_action,
        one.id,
      ])
      print(api, handoffs, table(["LEAD", "OWNER", "TIER", "STATE", "DUE", "NEXT", "ID"], rows, "No such handoffs."))
    })
}
