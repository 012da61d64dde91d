import type { Command } from "commander"
import type { ReassignmentDoneView, ReassignmentView, RevertView } from "#contract/reassignment.ts"
import { apiOf } from "./api.ts"
import { localTime, print, table } from "./print.ts"

type Options = { from?: string; handoffs?: string; territory?: boolean; to?: string; pool?: string; why?: string; dryRun?: boolean }

/** `baton reassign`: many handoffs to others at once, with a preview, and back. */
export function addReassign(program: Command): void {
  const reassign = program
    .command("reassign")
    .description("give many open handoffs to others at once")
    .option("--from <people>", "all of these people, by handle, with commas")
    .option("--handoffs <ids>", "these, by id, with commas")
    .option("--territory", "all that belong to another pool by now")
    .option("--to <people>", "who may get them, by handle, with commas; whose turn it is when left out")
    .option("--pool <pool>", "the pool whose turn it is")
    .option("--why <sentence>", "why, which old and new owners read")
    .option("--dry-run", "only say what would happen")
    .action(async ({ from, handoffs, territory, to, pool, why, dryRun }: Options, command: Command) => {
      const api = apiOf(command)
      const list = (text: string | undefined) => (text === undefined ? undefined : text.split(",").map((each) => each.trim()))
      const body = { owners: list(from), handoffs: list(handoffs), territory, to: list(to), pool, why, dry_run: dryRun }
      const done = await api.send<ReassignmentDoneView>("POST", "/api/reassignments", { body })
      print(api, done, inWords(done))
    })
  reassign
    .command("list")
    .description("what was given to others at once, newest first")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const found = await api.list<ReassignmentView>("/api/reassignments", {}, 100)
      const rows = found.data.map((one) => [one.id, localTime(one.at), one.by, one.reverted_at === null ? "" : "taken back", one.why])
      print(api, found, table(["ID", "WHEN", "BY", "", "WHY"], rows, "Nothing was given to others at once yet."))
    })
  reassign
    .command("revert <reassignment>")
    .description("give back what has not moved on since, within seven days")
    .action(async (id: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const done = await api.send<RevertView>("POST", `/api/reassignments/${encodeURIComponent(id)}/revert`, { body: {} })
      print(api, done, [`${done.restored} given back.`, ...done.kept.map(({ handoff, says }) => `  stays ${handoff}: ${says}`)])
    })
}

function inWords(done: ReassignmentDoneView): string[] {
  const rows = done.moves.map(({ lead, tier, from, to, says }) => [
    lead?.name ?? lead?.email ?? null,
    tier,
    from?.name ?? null,
    to?.name ?? "stays",
    says,
  ])
  const loads = done.loads.map(({ person, before, after, capacity }) => [person?.name ?? null, before, after, capacity])
  return [
    done.dry_run ? `${done.moved} would move, ${done.stayed} would stay.` : `${done.moved} moved, ${done.stayed} stay.`,
    "",
    ...table(["LEAD", "TIER", "FROM", "TO", "WHY"], rows, "None."),
    "",
    ...table(["PERSON", "UNITS BEFORE", "AFTER", "CAPACITY"], loads, "Nobody's load changes."),
    ...(done.id === null ? [] : ["", `To take it back: baton reassign revert ${done.id}`]),
  ]
}
