import { readFileSync } from "node:fs"
import type { Command } from "commander"
import type { z } from "zod"
import type { QuarantineView } from "#contract/signal.ts"
import { apiOf } from "./api.ts"
import { Failure } from "./failure.ts"
import { moment, plain, print, table } from "./print.ts"
import { readCount } from "./read-option.ts"
import { unreadable } from "./read-text.ts"

type Quarantined = z.infer<typeof QuarantineView>

/** `baton quarantine`: what nobody could understand, and what to do with it. */
export function addQuarantine(program: Command): void {
  const quarantine = program.command("quarantine").description("what came in and could not be understood")
  addList(quarantine)
  addReplay(quarantine)
  addDrop(quarantine)
}

function addList(quarantine: Command): void {
  quarantine
    .command("list", { isDefault: true })
    .description("items that wait for somebody, newest first")
    .option("--state <state>", "waiting, replayed or dropped", "waiting")
    .option("--limit <number>", "how many at most", readCount, 20)
    .action(async ({ state, limit }: { state: string; limit: number }, command: Command) => {
      const api = apiOf(command)
      const page = await api.list<Quarantined>("/api/quarantine", { state }, limit)
      const now = api.json ? 0 : await api.now()
      const rows = page.data.map((one) => [one.source, one.says, one.payload, one.owner?.name ?? null, moment(one.due_at, now), one.id])
      print(api, page, table(["SOURCE", "WHY", "ITEM", "OWNER", "DUE", "ID"], rows, `Nothing is ${state} in quarantine.`))
    })
}

function addReplay(quarantine: Command): void {
  quarantine
    .command("replay <id>")
    .description("take an item in again, mended or as it is")
    .option("--payload <file>", "a JSON file with the mended item")
    .action(async (id: string, { payload }: { payload?: string }, command: Command) => {
      const api = apiOf(command)
      const body = payload === undefined ? {} : { payload: readJson(payload) }
      const item = await api.send<Quarantined>("POST", `/api/quarantine/${encodeURIComponent(id)}/replay`, { body })
      const again = `It could not be understood this time either: ${plain(item.says)}`
      if (item.state === "waiting") process.exitCode = 1
      print(api, item, [item.state === "waiting" ? again : "It was taken in."])
    })
}

function addDrop(quarantine: Command): void {
  quarantine
    .command("drop <id>")
    .description("set an item aside for good")
    .option("--why <reason>", "for the record")
    .action(async (id: string, { why }: { why?: string }, command: Command) => {
      const api = apiOf(command)
      await api.send("DELETE", `/api/quarantine/${encodeURIComponent(id)}`, { query: { why } })
      print(api, { id, state: "dropped" }, ["It is set aside. It stays in the list of dropped items."])
    })
}

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, "utf8")
  } catch (error) {
    throw unreadable(file, error)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Failure(
      `${file} is no JSON: ${error instanceof Error ? error.message : error}.`,
      "`baton quarantine list --json` shows items.",
    )
  }
}
