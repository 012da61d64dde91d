import type { Command } from "commander"
import type { z } from "zod"
import type { QuarantineView } from "#contract/quarantine.ts"
import { apiOf } from "./api.ts"
import { moment, plain, print, table } from "./print.ts"
import { addGroups, addMend, isKind, orderMend } from "./quarantine-kinds.ts"
import { readCount } from "./read-option.ts"
import { readJson } from "./read-text.ts"

type Quarantined = z.infer<typeof QuarantineView>

/** `baton quarantine`: what nobody could understand, and what to do with it, one by one or all of a kind. */
export function addQuarantine(program: Command): void {
  const quarantine = program.command("quarantine").description("what came in and could not be understood")
  addList(quarantine)
  addGroups(quarantine)
  addMend(quarantine)
  addReplay(quarantine)
  addAssign(quarantine)
  addDrop(quarantine)
}

type ListOptions = { state: string; limit: number; group?: string; code?: string; source?: string; owner?: string; overdue?: boolean }

function addList(quarantine: Command): void {
  quarantine
    .command("list", { isDefault: true })
    .description("items that wait for somebody, newest first")
    .option("--state <state>", "waiting, replayed or dropped", "waiting")
    .option("--group <kind>", "only of this kind; `baton quarantine groups` lists them")
    .option("--code <code>", "only with this code")
    .option("--source <source>", "only from this source")
    .option("--owner <person>", "only of this person")
    .option("--overdue", "only what is past its deadline")
    .option("--limit <number>", "how many at most", readCount, 20)
    .action(async ({ limit, overdue, ...about }: ListOptions, command: Command) => {
      const api = apiOf(command)
      const page = await api.list<Quarantined>("/api/quarantine", { ...about, overdue }, limit)
      const now = api.json ? 0 : await api.now()
      const rows = page.data.map((one) => [one.source, one.says, one.payload, one.owner?.name ?? null, moment(one.due_at, now), one.id])
      print(api, page, table(["SOURCE", "WHY", "ITEM", "OWNER", "DUE", "ID"], rows, `Nothing is ${about.state} in quarantine.`))
    })
}

function addReplay(quarantine: Command): void {
  quarantine
    .command("replay <id>")
    .description("take an item, or all of a kind, in again, mended or as it is")
    .option("--payload <file>", "a JSON file with the mended item")
    .option("--why <reason>", "for the record")
    .action(async (id: string, { payload, why }: { payload?: string; why?: string }, command: Command) => {
      const api = apiOf(command)
      if (isKind(id)) return orderMend(api, { group: id, action: "replay", patch: [], why })
      const body = payload === undefined ? {} : { payload: readJson(payload, "`baton quarantine list --json` shows items.") }
      const item = await api.send<Quarantined>("POST", `/api/quarantine/${encodeURIComponent(id)}/replay`, { body })
      const again = `It could not be understood this time either: ${plain(item.says)}`
      if (item.state === "waiting") process.exitCode = 1
      print(api, item, [item.state === "waiting" ? again : "It was taken in."])
    })
}

function addAssign(quarantine: Command): void {
  quarantine
    .command("assign <id> <person>")
    .description("give an item, or all of a kind, to somebody else")
    .action(async (id: string, person: string, _options: object, command: Command) => {
      const api = apiOf(command)
      if (isKind(id)) return orderMend(api, { group: id, action: "reassign", owner: person })
      const item = await api.send<Quarantined>("PUT", `/api/quarantine/${encodeURIComponent(id)}/owner`, { body: { owner: person } })
      print(api, item, [`It is ${item.owner?.name ?? person}'s now.`])
    })
}

function addDrop(quarantine: Command): void {
  quarantine
    .command("drop <id>")
    .description("set an item, or all of a kind, aside for good")
    .option("--why <reason>", "for the record")
    .action(async (id: string, { why }: { why?: string }, command: Command) => {
      const api = apiOf(command)
      if (isKind(id)) return orderMend(api, { group: id, action: "drop", why })
      await api.send("DELETE", `/api/quarantine/${encodeURIComponent(id)}`, { query: { why } })
      print(api, { id, state: "dropped" }, ["It is set aside. It stays in the list of dropped items."])
    })
}
