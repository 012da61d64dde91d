import { setTimeout as sleep } from "node:timers/promises"
import type { Command } from "commander"
import type { z } from "zod"
import type { MendPreviewView, MendView, QuarantineGroupView } from "#contract/quarantine.ts"
import { apiOf, type Api } from "./api.ts"
import { count, moment, plain, print, table } from "./print.ts"
import { readPatch, type PatchOptions } from "./quarantine-patch.ts"
import { readCount } from "./read-option.ts"

type Mend = z.infer<typeof MendView>

const LOOK_EVERY_MS = 300
const LOOKS = 200

/** Whether an id is that of a kind, not of an item. */
export function isKind(id: string): boolean {
  return /^[0-9a-f]{16}$/.test(id)
}

export function addGroups(quarantine: Command): void {
  quarantine
    .command("groups")
    .description("what waits, by kind, the most frequent first, and what helps")
    .option("--limit <number>", "how many kinds at most", readCount, 20)
    .action(async ({ limit }: { limit: number }, command: Command) => {
      const api = apiOf(command)
      const page = await api.get<{ data: z.infer<typeof QuarantineGroupView>[] }>("/api/quarantine/groups", { limit })
      const now = api.json ? 0 : await api.now()
      const rows = page.data.map((kind) => [kind.id, kind.items, kind.overdue, kind.source, moment(kind.oldest_at, now), kind.pattern])
      const hints = page.data.map((kind) => `${kind.id}: ${kind.hint}`)
      print(api, page, [
        ...table(["KIND", "ITEMS", "OVERDUE", "SOURCE", "OLDEST", "WHY"], rows, "Nothing waits in quarantine."),
        "",
        ...hints,
      ])
    })
}

const many = (value: string, before: string[] = []) => [...before, value]

export function addMend(quarantine: Command): void {
  quarantine
    .command("mend <kind>")
    .description("mend all items of a kind and take them in again; says what it would do unless told --yes")
    .option("--rename <from=to>", "move a field, such as /mail=/lead/email", many)
    .option("--set <place=value>", "set a field, such as /kind=form", many)
    .option("--remove <place>", "take a field away", many)
    .option("--replace <place=pattern=>text>", "replace what a regular expression finds in a field", many)
    .option("--reread <charset>", "texts that were UTF-8 and were read as windows-1252 or another")
    .option("--patch <file>", "a JSON file with a list of such steps")
    .option("--why <reason>", "for the record")
    .option("--yes", "do it")
    .action(async (group: string, { yes, why, ...options }: PatchOptions & { why?: string; yes?: boolean }, command: Command) => {
      const api = apiOf(command)
      const patch = readPatch(options)
      if (yes) return orderMend(api, { group, action: "replay", patch, why })
      const body = { group, patch, dry_run: true }
      const tried = await api.send<z.infer<typeof MendPreviewView>>("POST", "/api/quarantine/mends", { body })
      const samples = tried.samples.flatMap(({ before, after, problem }) => [
        "",
        `  was ${plain(before).slice(0, 300)}`,
        `  is  ${plain(after).slice(0, 300)}`,
        problem === null ? "  and would be understood" : `  and still: ${plain(problem)}`,
      ])
      const says = `Of ${count(tried.looked_at, "item")} tried (of ${tried.items}) ${tried.understood} would be understood; ${tried.unchanged} have nothing to mend.`
      print(api, tried, [says, ...samples, "", "Nothing was changed. Add --yes to do it."])
    })
}

type Order = { group: string; action: Mend["action"]; patch?: unknown[] | undefined; why?: string | undefined; owner?: string | undefined }

/** Gives the word for a kind and waits until it is worked off, a minute at most. */
export async function orderMend(api: Api, order: Order): Promise<void> {
  const begun = await api.send<Mend>("POST", "/api/quarantine/mends", { body: order })
  let mend = begun
  for (let look = 0; look < LOOKS && isUnderWay(mend); look += 1) {
    await sleep(LOOK_EVERY_MS)
    mend = await api.get<Mend>(`/api/quarantine/mends/${begun.id}`)
  }
  print(api, mend, inWords(mend))
}

function isUnderWay({ state, result }: Mend): boolean {
  return state === "running" || result.waiting > 0
}

function inWords({ id, action, state, items, done, left_alone, result }: Mend): string[] {
  if (state === "running") return [`${done} of ${items} are done; it goes on. \`baton --json quarantine list\` shows what is left (${id}).`]
  const rest = left_alone === 0 ? "" : ` ${left_alone} had nothing to mend and stay.`
  if (action === "drop") return [`${count(done, "item")} set aside. They stay in the list of dropped items.`]
  if (action === "reassign") return [`${count(done, "item")} given away.`]
  const { taken, duplicates, quarantined, waiting } = result
  const later = waiting === 0 ? "" : `, ${waiting} still wait to be taken in`
  return [
    `${count(done, "item")} sent again: ${taken} taken in, ${duplicates} known already, ${quarantined} still not understood${later}.${rest}`,
  ]
}
