import type { Command } from "commander"
import type { z } from "zod"
import type { ItemView, RejectionSumView, RejectionView } from "#contract/rejection.ts"
import { apiOf } from "./api.ts"
import { moment, print, table } from "./print.ts"
import { readCount } from "./read-option.ts"

type Row = z.infer<typeof RejectionView>
type Sum = z.infer<typeof RejectionSumView>
type Options = { by?: string; source?: string; reason?: string; clause?: string; disputed?: boolean; limit: number }

/** `baton rejections` and `baton items`: what was sent back and why, and what people have to decide. */
export function addRejections(program: Command): void {
  program
    .command("rejections")
    .description("rejected leads with the clause that was cited and what the facts say of it")
    .option("--by <what>", "count by source, reason, clause, owner or campaign instead of listing")
    .option("--source <source>", "only leads that came from there")
    .option("--reason <reason>", "only for this reason")
    .option("--clause <clause>", "only those that cite this clause")
    .option("--disputed", "only those that the facts speak against")
    .option("--limit <number>", "how many at most", readCount, 20)
    .action(async ({ by, limit, ...filter }: Options, command: Command) => {
      const api = apiOf(command)
      if (by !== undefined) {
        const sums = await api.get<{ data: Sum[] }>("/api/rejections/summary", { by, ...filter })
        const rows = sums.data.map((one) => [one.name, one.rejected, one.borne_out, one.disputed, one.open, one.against_quality])
        print(api, sums, table([by.toUpperCase(), "REJECTED", "BORNE OUT", "DISPUTED", "OPEN", "AGAINST QUALITY"], rows, "No rejections."))
        return
      }
      const found = await api.list<Row>("/api/rejections", filter, limit)
      const now = api.json ? 0 : await api.now()
      const rows = found.data.map((one) => [
        one.lead?.name ?? one.lead?.email ?? null,
        moment(one.at, now),
        one.reason,
        one.clause,
        one.says,
      ])
      print(api, found, table(["LEAD", "WHEN", "REASON", "CLAUSE", "THE FACTS"], rows, "No rejections."))
    })

  const items = program.command("items").description("what people have to decide, with owner and date")
  items.action(async (_options: unknown, command: Command) => {
    const api = apiOf(command)
    const found = await api.list<ItemView>("/api/items", { open: true }, 100)
    const now = api.json ? 0 : await api.now()
    const rows = found.data.map((one) => [one.id, one.owner?.name ?? null, moment(one.due_at, now), one.says])
    print(api, found, table(["ID", "OWNER", "DUE", "WHAT"], rows, "Nothing is to be decided."))
  })
  items
    .command("settle <item> <decision>")
    .description("say what follows from it")
    .action(async (item: string, decision: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const settled = await api.send<ItemView>("POST", `/api/items/${encodeURIComponent(item)}/decision`, { body: { decision } })
      print(api, settled, [`Settled by ${settled.settled_by}: ${settled.decision}`])
    })
}
