import type { Command } from "commander"
import type { z } from "zod"
import type { ImportView, KeptLeadView, UndoForeseen } from "#contract/import.ts"
import { apiOf, type Api } from "./api.ts"
import { count, lengthText, moment, plain, print, table } from "./print.ts"
import { showProgress } from "./progress.ts"
import { readCount } from "./read-option.ts"

type Foreseen = z.infer<typeof UndoForeseen>
type Kept = z.infer<typeof KeptLeadView>

const BETWEEN_LOOKS_MS = 500
const MOST_KEPT = 20

/** `baton import undo` and `baton import list`: what was imported, and taking it back. */
export function addImportUndo(imports: Command): void {
  imports
    .command("undo <id>")
    .description("take an import back: what it brought does not count any more; leads that somebody works are kept and listed")
    .option("--dry-run", "only say what would become of the leads")
    .option("--no-wait", "do not wait until all is taken back")
    .action(async (id: string, { wait }: { wait: boolean }, command: Command) => {
      const api = apiOf(command)
      const began = performance.now()
      const path = `/api/imports/${encodeURIComponent(id)}`
      // the option stands at the command above too, and commander gives it to that one
      if (command.optsWithGlobals<{ dryRun?: boolean }>().dryRun) {
        const foreseen = await api.send<Foreseen>("POST", `${path}/undo`, { query: { dry_run: true } })
        return print(api, foreseen, foreseenInWords(foreseen))
      }
      const asked = await api.send<ImportView>("POST", `${path}/undo`)
      const done = wait ? await untilUndone(api, asked) : asked
      const kept = (await api.list<Kept>(`${path}/kept`, {}, MOST_KEPT)).data
      print(api, done, undoneInWords(done, kept, performance.now() - began))
    })
  imports
    .command("list")
    .description("imports, newest first")
    .option("--limit <number>", "how many at most", readCount, 20)
    .action(async ({ limit }: { limit: number }, command: Command) => {
      const api = apiOf(command)
      const page = await api.list<ImportView>("/api/imports", {}, limit)
      const now = api.json ? 0 : await api.now()
      const rows = page.data.map((one) => [
        one.name,
        one.state,
        String(one.rows_stored),
        String(one.taken),
        moment(one.started_at, now),
        one.id,
      ])
      print(api, page, table(["NAME", "STATE", "ROWS", "TAKEN", "BEGAN", "ID"], rows, "Nothing was imported yet."))
    })
}

async function untilUndone(api: Api, first: ImportView): Promise<ImportView> {
  const progress = showProgress("taking back", first.taken, "rows")
  let now = first
  while (now.state === "undoing") {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS))
    now = await api.get<ImportView>(`/api/imports/${first.id}`)
    progress.reach(now.undo?.rows ?? 0)
  }
  progress.end()
  return now
}

function foreseenInWords({ rows, leads_withdrawn: withdrawn, leads_changed: changed, kept }: Foreseen): string[] {
  return [
    `${count(rows, "row")} would not count any more.`,
    `${count(withdrawn, "lead")} that only this import spoke of would be withdrawn.`,
    `${count(changed, "lead")} would go back to what others said of them.`,
    ...kept.map(({ says, leads }) => plain(`${count(leads, "lead")} would be ${says}.`)),
    "Nothing was changed. To take it back, leave out --dry-run.",
  ]
}

function undoneInWords({ name, state, undo }: ImportView, kept: readonly Kept[], took: number): string[] {
  if (undo === null) return []
  const more = undo.leads_kept - kept.length
  return [
    state === "undone"
      ? plain(`${name} is taken back (${lengthText(took)}).`)
      : plain(`${name} is being taken back; \`baton import list\` says when it is done.`),
    `rows that count no more ${undo.rows.toLocaleString("en")}`,
    `leads withdrawn         ${undo.leads_withdrawn.toLocaleString("en")}`,
    `leads changed           ${undo.leads_changed.toLocaleString("en")}`,
    `leads kept              ${undo.leads_kept.toLocaleString("en")}`,
    ...kept.map(({ lead, says }) => plain(`  ${lead.name ?? lead.email ?? lead.id}: ${says}`)),
    ...(more > 0 ? [`  and ${more.toLocaleString("en")} more`] : []),
  ]
}
