import { readFileSync } from "node:fs"
import { Option, type Command } from "commander"
import type { ProviderView, TrialView } from "#contract/provider.ts"
import { apiOf, type Page } from "./api.ts"
import { Failure } from "./failure.ts"
import { fromNow, plain, print, table } from "./print.ts"
import { readAmount, readCount } from "./read-option.ts"

type SetOptions = {
  kind?: string
  place?: number
  endpoint?: string
  providerKey?: string
  fields?: string[]
  timeout?: number
  perMinute?: number
  budget?: number
  cost?: number
  cacheDays?: number
  mapping?: string
}

/** `baton providers`: who is asked about leads of which something is not known. */
export function addProviders(program: Command): void {
  const providers = program.command("providers").description("who is asked about leads of which something is not known")
  addList(providers)
  addSet(providers)
  addTest(providers)
  for (const [word, isOn] of [
    ["on", true],
    ["off", false],
  ] as const)
    addSwitch(providers, word, isOn)
}

function addList(providers: Command): void {
  providers
    .command("list", { isDefault: true })
    .description("all providers, in the order in which they are asked, with how they do and what they cost this month")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const page = await api.get<Page<ProviderView>>("/api/providers")
      const now = api.json ? 0 : await api.now()
      const rows = page.data.map((one) => [
        one.place,
        one.name,
        one.kind,
        stateInWords(one, now),
        one.this_month.asked,
        one.this_month.hits,
        one.this_month.failed,
        one.monthly_budget === null ? money(one.this_month.cost) : `${money(one.this_month.cost)} of ${money(one.monthly_budget)}`,
        one.last_error,
      ])
      const headers = ["PLACE", "NAME", "KIND", "STATE", "ASKED", "KNEW", "FAILED", "COST", "LAST ERROR"]
      print(api, page, table(headers, rows, "There are no providers, so nothing is looked up. `baton providers add` sets one up."))
    })
}

function addSet(providers: Command): void {
  providers
    .command("add <name>")
    .description("set a provider up, or change it; what is left out stays as it is")
    .addOption(new Option("--kind <kind>", "whose API it speaks").choices(["apollo", "zoominfo", "cognism", "clearbit", "mx", "http"]))
    .option("--place <number>", "the order in which providers are asked, smallest first", readCount)
    .option("--endpoint <address>", "base address, if it is not the vendor's own")
    .option("--provider-key <key>", "its key; - reads it from standard input, so that it stays out of the shell's history")
    .option("--fields <fields...>", "lead fields that it may tell")
    .option("--timeout <ms>", "longest that one question may take", readCount)
    .option("--per-minute <number>", "most questions in a minute", readCount)
    .option("--budget <amount>", "most that it may cost in a month", readAmount)
    .option("--cost <amount>", "what an answer that knows something costs", readAmount)
    .option("--cache-days <days>", "how long an answer is good for", readCount)
    .option("--mapping <file>", "JSON file that says where to ask and where fields stand; for the kind http")
    .action(async (name: string, options: SetOptions, command: Command) => {
      const api = apiOf(command)
      const key = options.providerKey === "-" ? readFileSync(0, "utf8").trim() : options.providerKey
      const body = {
        ...{ kind: options.kind, place: options.place, url: options.endpoint, key, fields: options.fields, timeout_ms: options.timeout },
        ...{ per_minute: options.perMinute, monthly_budget: options.budget, cost_per_hit: options.cost, cache_days: options.cacheDays },
        ...{ is_on: true, mapping: options.mapping === undefined ? undefined : readMapping(options.mapping) },
      }
      const made = await api.send<ProviderView>("PUT", `/api/providers/${encodeURIComponent(name)}`, { body })
      print(api, made, [`${made.name} is asked at place ${made.place}. Try it: baton providers test ${made.name} --domain example.com`])
    })
}

function addTest(providers: Command): void {
  providers
    .command("test <name>")
    .description("ask a provider for real; it costs what an answer costs")
    .option("--email <address>", "about a person")
    .option("--domain <domain>", "about a company")
    .action(async (name: string, body: { email?: string; domain?: string }, command: Command) => {
      const api = apiOf(command)
      const trial = await api.send<TrialView>("POST", `/api/providers/${encodeURIComponent(name)}/test`, { body })
      const told = Object.entries({ ...trial.company, ...trial.person }).map(([field, value]) => [field, plain(String(value))])
      const lines = [`${trial.says} It took ${trial.took_ms} ms and cost ${money(trial.cost)}.`]
      print(api, trial, told.length === 0 ? lines : [...lines, ...table(["FIELD", "VALUE"], told, "")])
      if (trial.outcome === "failed")
        throw new Failure(`${name} could not be asked.`, "Look at its key and address: `baton providers list`.")
    })
}

function addSwitch(providers: Command, word: string, isOn: boolean): void {
  providers
    .command(`${word} <name>`)
    .description(isOn ? "ask a provider again" : "ask a provider no more; what it told stays")
    .action(async (name: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const made = await api.send<ProviderView>("PUT", `/api/providers/${encodeURIComponent(name)}`, { body: { is_on: isOn } })
      print(api, made, [isOn ? `${name} is asked again.` : `${name} is not asked any more.`])
    })
}

function stateInWords({ state, left_alone_until: until }: ProviderView, now: number): string {
  if (state === "left_alone") return `left alone, again ${until === null ? "soon" : fromNow(Date.parse(until), now)}`
  return state.replaceAll("_", " ")
}

function money(amount: number): string {
  return String(Math.round(amount * 100) / 100)
}

function readMapping(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as unknown
  } catch (error) {
    throw new Failure(
      `The mapping ${file} can't be read: ${error instanceof Error ? error.message : String(error)}`,
      "It has to be a JSON file; docs/integrations/enrichment.md shows one.",
    )
  }
}
