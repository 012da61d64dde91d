import type { Command } from "commander"
import type { ChecklistLineView, ChecklistView } from "#contract/checklist.ts"
import { apiOf, type Page } from "./api.ts"
import { print, table } from "./print.ts"

type Options = { tick?: string; except?: string; note?: string; open?: boolean }

/** `baton checklist`: how complete handoffs are, and what people note. */
export function addChecklist(program: Command): void {
  program
    .command("checklist [handoff]")
    .description("the twenty items of a handoff with their evidence; without one: the least complete handoffs")
    .option("--tick <item>", "note that it is done")
    .option("--except <item>", "note that it need not hold here; needs --note")
    .option("--note <text>", "why, or what")
    .option("--open", "without a handoff: only those whose cycle runs")
    .action(async (handoff: string | undefined, { tick, except, note, open }: Options, command: Command) => {
      const api = apiOf(command)
      if (handoff === undefined) {
        const lists = await api.get<Page<ChecklistLineView>>("/api/checklists", { open })
        const rows = lists.data.map((one) => [
          one.lead?.name ?? one.lead?.email ?? null,
          one.owner?.name ?? null,
          `${one.complete} %`,
          one.handoff,
          one.missing.join(", "),
        ])
        print(api, lists, table(["LEAD", "OWNER", "COMPLETE", "HANDOFF", "MISSING"], rows, "No handoffs."))
        return
      }
      const path = `/api/handoffs/${encodeURIComponent(handoff)}/checklist`
      const item = tick ?? except
      const body = { items: [{ item, state: tick === undefined ? "exception" : "done", note }] }
      const list = item === undefined ? await api.get<ChecklistView>(path) : await api.send<ChecklistView>("PUT", path, { body })
      const rows = list.items.map((one) => [one.group.replaceAll("_", " "), one.state, one.says, one.evidence])
      print(api, list, [`${list.complete} % complete`, "", ...table(["GROUP", "STATE", "ITEM", "EVIDENCE"], rows, "")])
    })
}
