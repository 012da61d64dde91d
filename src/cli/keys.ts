import { Option, type Command } from "commander"
import type { z } from "zod"
import type { KeyView, NewKeyView } from "#contract/key.ts"
import { apiOf, type Page } from "./api.ts"
import { moment, print, table } from "./print.ts"

type CreateOptions = { scope: string[]; side?: string; person?: string }

/** `baton keys`: the keys that programs come with. */
export function addKeys(program: Command): void {
  const keys = program.command("keys").description("keys that programs come with")
  addList(keys)
  addCreate(keys)
  addRevoke(keys)
}

function addList(keys: Command): void {
  keys
    .command("list", { isDefault: true })
    .description("all keys; none in clear")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const page = await api.get<Page<z.infer<typeof KeyView>>>("/api/keys")
      const now = Date.now()
      const rows = page.data.map((one) => [
        one.name,
        one.scopes.join(", "),
        one.side,
        one.person,
        moment(one.created_at, now),
        moment(one.last_used_at, now),
        one.id,
      ])
      print(api, page, table(["NAME", "MAY", "SIDE", "PERSON", "MADE", "LAST USED", "ID"], rows, "There are no keys."))
    })
}

function addCreate(keys: Command): void {
  keys
    .command("create <name>")
    .description("make a key; it is shown this once")
    .addOption(new Option("--scope <scope...>", "what it may do").choices(["admin", "write", "sign"]).makeOptionMandatory())
    .addOption(new Option("--side <side>", "for whom it signs").choices(["marketing", "sales"]))
    .option("--person <handle>", "whose key it is")
    .action(async (name: string, { scope, side, person }: CreateOptions, command: Command) => {
      const api = apiOf(command)
      const made = await api.send<z.infer<typeof NewKeyView>>("POST", "/api/keys", { body: { name, scopes: scope, side, person } })
      print(api, made, [made.key, `It is not shown again. To take it back: baton keys revoke ${made.id}`])
    })
}

function addRevoke(keys: Command): void {
  keys
    .command("revoke <id>")
    .description("take a key back; it stops within ten seconds")
    .action(async (id: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      await api.send("DELETE", `/api/keys/${encodeURIComponent(id)}`)
      print(api, { id, revoked: true }, ["The key is taken back; it stops within ten seconds."])
    })
}
