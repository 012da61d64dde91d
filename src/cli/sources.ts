import { Option, type Command } from "commander"
import type { z } from "zod"
import type { DryRunView, MadeSourceView, SourceSummaryView, SourceView } from "#contract/source.ts"
import { apiOf, type Api } from "./api.ts"
import { Failure } from "./failure.ts"
import { count, moment, plain, print, table } from "./print.ts"
import { readCount } from "./read-option.ts"
import { readJson } from "./read-text.ts"

type Summary = z.infer<typeof SourceSummaryView>
type Made = z.infer<typeof MadeSourceView>
type AddOptions = { vendor: string; secret?: string; token?: string; unsigned?: boolean; standard?: boolean; mapping?: string }
type RotateOptions = { secret?: string; overlap: number; address?: boolean }
type TryOptions = { source?: string; vendor?: string; mapping?: string }

const A_MAPPING = "`baton sources show <name>` shows what a mapping looks like."
const VENDORS = ["typeform", "webflow", "calendly", "hubspot", "meta", "custom"]

/** `baton sources`: whose webhooks are taken, and how they are understood. */
export function addSources(program: Command): void {
  const sources = program.command("sources").description("whose webhooks are taken, and how they are understood")
  addList(sources)
  addAdd(sources)
  addShow(sources)
  addMap(sources)
  addToken(sources)
  addDryRun(sources)
  addRotate(sources)
  addRemove(sources)
}

function addList(sources: Command): void {
  sources
    .command("list", { isDefault: true })
    .description("all sources, newest first")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const page = await api.list<Summary>("/api/sources", {}, 1000)
      const now = api.json ? 0 : await api.now()
      const rows = page.data.map((one) => [
        one.name,
        one.vendor,
        schemeOf(one),
        one.active ? moment(one.last_received_at, now) : "paused",
        one.refused,
        one.last_refusal,
      ])
      print(
        api,
        page,
        table(["NAME", "VENDOR", "SIGNED BY", "LAST RECEIVED", "REFUSED", "LAST REFUSAL"], rows, "Nobody's webhooks are taken yet."),
      )
    })
}

function addAdd(sources: Command): void {
  sources
    .command("add <name>")
    .description("take somebody's webhooks; answers the address to enter at the vendor")
    .addOption(new Option("--vendor <vendor>", "whose mapping and signature to begin with").choices(VENDORS).default("custom"))
    .option("--secret <secret>", "what the vendor signs with; made here where it may be chosen")
    .addOption(new Option("--unsigned", "nothing is signed; whoever knows the address may send").conflicts(["secret", "standard"]))
    .option("--standard", "signed as Standard Webhooks has it")
    .option("--token <token>", "of the vendor's API, to fetch what its webhooks only name")
    .option("--mapping <file>", "a JSON file with a mapping of your own")
    .action(async (name: string, { vendor, secret, token, unsigned, standard, mapping }: AddOptions, command: Command) => {
      const api = apiOf(command)
      const signature = unsigned ? { scheme: "none" } : standard ? { scheme: "standard_webhooks" } : undefined
      const body = { name, vendor, secret, token, signature, mapping: mapping === undefined ? undefined : readJson(mapping, A_MAPPING) }
      const made = await api.send<Made>("POST", "/api/sources", { body })
      print(api, made, [...madeInWords(made), ...(made.vendor === "meta" ? [`Verify token: ${made.verify_token}`] : [])])
    })
}

function addShow(sources: Command): void {
  sources
    .command("show <name>")
    .description("a source with its address, mapping and counts")
    .action(async (name: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const source = await api.get<SourceView>(`/api/sources/${await idOf(api, name)}`)
      const now = api.json ? 0 : await api.now()
      const { counts } = source
      print(api, source, [
        `${source.name} (${source.vendor}), ${source.active ? "taken" : "paused"}`,
        `Address: ${source.url}`,
        `Signed by: ${schemeOf(source)}${source.old_secret_until === null ? "" : `; the secret before is good until ${moment(source.old_secret_until, now)}`}`,
        ...(source.vendor === "meta" ? [`Verify token: ${source.verify_token}`] : []),
        ...(source.has_token
          ? [`Fetches what is only named${source.fetch_error === null ? "" : `; the newest failed: ${plain(source.fetch_error)}`}`]
          : []),
        `Came: ${count(counts.items, "item")}: ${counts.taken} taken, ${counts.duplicates} known, ${counts.quarantined} in quarantine, ${counts.waiting} waiting`,
        `Last received: ${moment(source.last_received_at, now)}`,
        `Refused: ${source.refused}${source.last_refusal === null ? "" : ` (${plain(source.last_refusal)} ${moment(source.last_refused_at, now)})`}`,
        `Mapping, version ${source.mapping_version}:`,
        JSON.stringify(source.mapping, null, 2),
      ])
    })
}

function addMap(sources: Command): void {
  sources
    .command("map <name> <file>")
    .description("give a source another mapping, from a JSON file; try it first with dry-run")
    .action(async (name: string, file: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const path = `/api/sources/${await idOf(api, name)}`
      const made = await api.send<Made>("PUT", path, { body: { mapping: readJson(file, A_MAPPING) } })
      print(api, made, [
        `Version ${made.mapping_version} of the mapping counts from now on; what waits in quarantine can be taken in again.`,
      ])
    })
}

function addToken(sources: Command): void {
  sources
    .command("token <name> [token]")
    .description("the token of the vendor's API by which what its webhooks only name is fetched; none to forget it")
    .action(async (name: string, token: string | undefined, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const made = await api.send<Made>("PUT", `/api/sources/${await idOf(api, name)}`, { body: { token: token ?? null } })
      const says = token === undefined ? "Nothing is fetched any more." : "What was only named is fetched from now on, and what waits, too."
      print(api, made, [says])
    })
}

function addDryRun(sources: Command): void {
  sources
    .command("dry-run <sample>")
    .description("what a payload in a JSON file would become; nothing is stored")
    .option("--source <name>", "try the mapping of this source")
    .addOption(new Option("--vendor <vendor>", "try the mapping that is shipped for a vendor").choices(VENDORS))
    .option("--mapping <file>", "try a mapping from a JSON file")
    .action(async (sample: string, { source, vendor, mapping }: TryOptions, command: Command) => {
      const api = apiOf(command)
      const body = {
        sample: readJson(sample, "Copy a payload from the vendor's log of deliveries."),
        source,
        vendor,
        mapping: mapping === undefined ? undefined : readJson(mapping, A_MAPPING),
      }
      const result = await api.send<DryRunView>("POST", "/api/sources/dry-run", { body })
      if (result.items.some((item) => item.problem !== null)) process.exitCode = 1
      print(api, result, result.items.flatMap(triedInWords))
    })
}

function addRotate(sources: Command): void {
  sources
    .command("rotate <name>")
    .description("another secret; the one before stays good for a time")
    .option("--secret <secret>", "the new one, where the vendor makes it")
    .option("--overlap <hours>", "how long the secret before stays good", readCount, 24)
    .option("--address", "another address, too; the one before stops at once")
    .action(async (name: string, { secret, overlap, address = false }: RotateOptions, command: Command) => {
      const api = apiOf(command)
      const path = `/api/sources/${await idOf(api, name)}/rotate`
      const made = await api.send<Made>("POST", path, { body: { secret, overlap_hours: overlap, address } })
      print(api, made, madeInWords(made))
    })
}

function addRemove(sources: Command): void {
  sources
    .command("remove <name>")
    .description("take nothing more from a source; what came stays")
    .action(async (name: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      await api.send("DELETE", `/api/sources/${await idOf(api, name)}`)
      print(api, { name, removed: true }, ["Nothing more is taken from it."])
    })
}

async function idOf(api: Api, name: string): Promise<string> {
  const page = await api.list<Summary>("/api/sources", {}, 1000)
  const source = page.data.find((one) => one.name === name || one.id === name)
  if (source !== undefined) return source.id
  throw new Failure(`There is no source called "${name}".`, "`baton sources` lists them.")
}

function schemeOf({ signature }: Pick<Summary, "signature">): string {
  const { scheme } = signature as { scheme: string }
  return scheme === "none" ? "nobody" : scheme
}

function madeInWords(made: Made): string[] {
  const address = `Enter this address at the vendor: ${made.url}`
  if (schemeOf(made) === "nobody") return [address, "Nothing is signed: whoever knows the address may send, so keep it as a secret."]
  return made.secret === null ? [address] : [address, `Secret: ${made.secret}`, "The secret is not shown again."]
}

function triedInWords(item: DryRunView["items"][number]): string[] {
  const unmapped = item.unmapped.length === 0 ? [] : [`  nobody looks at: ${item.unmapped.map(plain).join(", ")}`]
  if (item.problem !== null) return [`To quarantine: ${plain(item.problem.says)}`, ...unmapped]
  return [
    item.identities.map(({ kind, value }) => `${kind} ${plain(value)}`).join(", "),
    `  ${item.kind}${item.form === null ? "" : ` “${plain(item.form)}”`}${item.event === null ? "" : ` “${plain(item.event)}”`}, ${item.occurred_at}`,
    `  recognised as: ${item.signals.length === 0 ? "nothing that the agreement names" : item.signals.join(", ")}`,
    ...Object.entries(item.fields).map(([name, value]) => `  ${plain(name)}: ${plain(JSON.stringify(value))}`),
    ...unmapped,
  ]
}
