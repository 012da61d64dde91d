import { Option, type Command } from "commander"
import type { z } from "zod"
import type { KeyView, NewKeyView } from "#contract/key.ts"
import { apiOf, type Page } from "./api.ts"
import { moment, print, table } from "./print.ts"

type CreateOptions = {
  scope?: string[]
  role?: string
  side?: string
  person?: string
  origin?: string[]
  browsersOnly?: boolean
  expires?: string
}
type Key = z.infer<typeof KeyView>

/** `baton keys`: the keys that programs come with. */
export function addKeys(program: Command): void {
  const keys = program.command("keys").description("keys that programs come with")
  addList(keys)
  addCreate(keys)
  addOrigins(keys)
  addRevoke(keys)
}

function addList(keys: Command): void {
  keys
    .command("list", { isDefault: true })
    .description("all keys; none in clear")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const page = await api.get<Page<Key>>("/api/keys")
      const now = Date.now()
      const rows = page.data.map((one) => [
        one.name,
        one.prefix === null ? null : `${one.prefix}…`,
        one.role ?? one.scopes.join(", "),
        fromOf(one),
        one.side,
        one.person,
        one.expires_at === null ? null : moment(one.expires_at, now),
        moment(one.last_used_at, now),
        one.refused === null ? null : `${one.refused.times}×, last ${one.refused.origin}`,
        one.id,
      ])
      print(
        api,
        page,
        table(["NAME", "BEGINS", "MAY", "FROM", "SIDE", "PERSON", "UNTIL", "LAST USED", "REFUSED", "ID"], rows, "There are no keys."),
      )
    })
}

function addCreate(keys: Command): void {
  keys
    .command("create <name>")
    .description("make a key; it is shown this once")
    .addOption(new Option("--scope <scope...>", "what it may do").choices(["admin", "write", "sign"]))
    .addOption(
      new Option("--role <role>", "instead of a scope: it may what this role may, on what its person has").choices([
        "rep",
        "manager",
        "marketing",
        "revops",
        "leadership",
        "auditor",
        "operator",
      ]),
    )
    .addOption(new Option("--side <side>", "for whom it signs").choices(["marketing", "sales"]))
    .option("--person <handle>", "whose key it is")
    .option("--origin <origin...>", "from whose pages a write key is taken, such as https://www.example.com or https://*.example.com")
    .option("--browsers-only", "refuse requests that name no page, as servers send them")
    .option("--expires <instant>", "when it stops by itself, such as 2027-01-01 or 2027-01-01T08:00:00Z")
    .action(async (name: string, { scope = [], role, side, person, origin, browsersOnly, expires }: CreateOptions, command: Command) => {
      const api = apiOf(command)
      const until = expires === undefined || !/^\d{4}-\d\d-\d\d$/.test(expires) ? expires : `${expires}T00:00:00Z`
      const body = { name, scopes: scope, role, side, person, origins: origin, browsers_only: browsersOnly, expires_at: until }
      const made = await api.send<z.infer<typeof NewKeyView>>("POST", "/api/keys", { body })
      print(api, made, [made.key, `It is not shown again. To take it back: baton keys revoke ${made.id}`])
    })
}

function addOrigins(keys: Command): void {
  keys
    .command("origins <id> [origins...]")
    .description("say from whose pages a write key is taken; none: from all")
    .option("--browsers-only", "refuse requests that name no page, as servers send them")
    .action(async (id: string, origins: string[], { browsersOnly = false }: { browsersOnly?: boolean }, command: Command) => {
      const api = apiOf(command)
      const body = { origins, browsers_only: browsersOnly }
      const key = await api.send<Key>("PUT", `/api/keys/${encodeURIComponent(id)}/origins`, { body })
      print(api, key, [`"${key.name}" is taken from ${fromOf(key)}; that counts within ten seconds.`])
    })
}

function fromOf({ origins, browsers_only: isBrowsersOnly }: Key): string {
  const from = origins.length === 0 ? "everywhere" : origins.join(", ")
  return isBrowsersOnly ? `${from}, browsers only` : from
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
