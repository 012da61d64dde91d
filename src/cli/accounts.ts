import type { Command } from "commander"
import type { AccountView } from "#contract/account.ts"
import type { MatchView, ProposalView, UnsureMatchView } from "#contract/account-match.ts"
import { apiOf, type Page } from "./api.ts"
import { addAccountsImport } from "./accounts-import.ts"
import { addAccountsRematch } from "./accounts-rematch.ts"
import { Failure } from "./failure.ts"
import { leadCalled } from "./find-lead.ts"
import { moment, print, table } from "./print.ts"
import { readCount } from "./read-option.ts"

/** `baton accounts`: companies, whose they are, and which leads belong to them. */
export function addAccounts(program: Command): void {
  const accounts = program.command("accounts").description("companies: whose they are, and which leads belong to them")
  addList(accounts)
  addShow(accounts)
  addPut(accounts)
  addMatch(accounts)
  addReview(accounts)
  addCorrect(accounts)
  addProposals(accounts)
  addAccountsImport(accounts)
  addAccountsRematch(accounts)
}

function addList(accounts: Command): void {
  accounts
    .command("list", { isDefault: true })
    .description("accounts, newest first")
    .option("--name <part>", "only those with this in their name or domain")
    .option("--limit <number>", "how many at most", readCount, 20)
    .action(async ({ name, limit }: { name?: string; limit: number }, command: Command) => {
      const api = apiOf(command)
      const page = await api.list<AccountView>("/api/accounts", { name }, limit)
      const rows = page.data.map((one) => [one.name, one.domain, one.owner?.name ?? null, one.country, marksOf(one), one.id])
      print(api, page, table(["NAME", "DOMAIN", "OWNER", "COUNTRY", "IS", "ID"], rows, "No such accounts."))
    })
}

function addShow(accounts: Command): void {
  accounts
    .command("show <account>")
    .description("an account, by its domain or id")
    .action(async (wanted: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const account = await api.get<AccountView>(`/api/accounts/${encodeURIComponent(wanted)}`)
      print(api, account, inWords(account))
    })
}

type Put = {
  name?: string
  owner?: string
  csm?: string
  country?: string
  parent?: string
  alias?: string[]
  domain?: string[]
  target?: boolean
  customer?: boolean
  house?: boolean
}

function addPut(accounts: Command): void {
  accounts
    .command("put <account>")
    .description("make an account known by its domain, or change it; `-` makes one without a domain")
    .option("--name <name>")
    .option("--owner <person>", "handle of the person whose account it is; `-`: nobody's")
    .option("--csm <person>", "handle of who looks after the customer; `-`: nobody")
    .option("--country <code>", "ISO code, such as DE")
    .option("--parent <account>", "domain or id of the account that owns it; `-`: none")
    .option("--domain <domain...>", "all its further domains")
    .option("--alias <name...>", "all its further names")
    .option("--target", "sales wants it")
    .option("--no-target")
    .option("--customer", "it is a customer")
    .option("--no-customer")
    .option("--house", "its owner gets no leads by it")
    .option("--no-house")
    .action(async (wanted: string, options: Put, command: Command) => {
      const api = apiOf(command)
      const { owner, csm, parent, alias, domain, ...rest } = options
      const orNull = (name: "owner" | "csm" | "parent", value?: string) =>
        value === undefined ? {} : { [name]: value === "-" ? null : value }
      const body = {
        ...rest,
        ...orNull("owner", owner),
        ...orNull("csm", csm),
        ...orNull("parent", parent),
        ...(alias === undefined ? {} : { aliases: alias }),
        ...(domain === undefined ? {} : { domains: domain }),
      }
      const isNew = wanted === "-"
      const path = isNew ? "/api/accounts" : `/api/accounts/${encodeURIComponent(wanted)}`
      const account = await api.send<AccountView>(isNew ? "POST" : "PUT", path, { body })
      print(api, account, inWords(account))
    })
}

function addMatch(accounts: Command): void {
  accounts
    .command("match [name]")
    .description("which account a company would be, and why")
    .option("--domain <domain>", "of the person's e-mail address")
    .option("--record <id>", "id of the company's record in another system")
    .option("--country <code>")
    .option("--postal <code>")
    .option("--city <city>")
    .option("--phone <number>")
    .action(async (name: string | undefined, options: Record<string, string>, command: Command) => {
      const api = apiOf(command)
      const match = await api.get<MatchView>("/api/account-match", { ...options, name })
      print(api, match, matchInWords(match))
    })
}

function addReview(accounts: Command): void {
  accounts
    .command("review")
    .description("leads whose account is only probable or possible")
    .option("--limit <number>", "how many at most", readCount, 20)
    .action(async ({ limit }: { limit: number }, command: Command) => {
      const api = apiOf(command)
      const page = await api.get<Page<UnsureMatchView>>("/api/account-matches", { limit })
      const now = api.json ? 0 : await api.now()
      const rows = page.data.map((one) => [
        one.lead.name ?? one.lead.email,
        one.lead.company,
        one.confidence,
        one.candidates[0]?.name ?? null,
        one.candidates[0]?.by ?? one.says,
        moment(one.at, now),
        one.lead.id,
      ])
      print(api, page, table(["LEAD", "COMPANY", "IS", "ACCOUNT", "BY", "SINCE", "ID"], rows, "Every lead's account is sure."))
    })
}

function addCorrect(accounts: Command): void {
  accounts
    .command("correct <lead> <account>")
    .description("say whose lead it is, by the account's domain or id; `-`: no account's")
    .requiredOption("--why <reason>", "for the record")
    .action(async (wanted: string, account: string, { why }: { why: string }, command: Command) => {
      const api = apiOf(command)
      const lead = await leadCalled(api, wanted)
      const id = account === "-" ? null : (await api.get<AccountView>(`/api/accounts/${encodeURIComponent(account)}`)).id
      const match = await api.send<MatchView>("PUT", `/api/leads/${lead}/account`, { body: { account: id, reason: why } })
      print(api, match, ["It is kept, whatever is found later. `baton accounts proposals` shows what it would teach."])
    })
}

function addProposals(accounts: Command): void {
  accounts
    .command("proposals")
    .description("names and domains that corrections would teach")
    .option("--confirm <id>", "teach it")
    .option("--refuse <id>", "don't")
    .action(async ({ confirm, refuse }: { confirm?: string; refuse?: string }, command: Command) => {
      const api = apiOf(command)
      if (confirm !== undefined && refuse !== undefined) throw new Failure("It can be confirmed or refused.", "Give one of the two.")
      const id = confirm ?? refuse
      if (id !== undefined) {
        const body = { decision: confirm === undefined ? "refuse" : "confirm" }
        const one = await api.send<ProposalView>("POST", `/api/account-proposals/${encodeURIComponent(id)}/decision`, { body })
        return print(api, one, [`${one.value}: ${one.state}.`])
      }
      const page = await api.list<ProposalView>("/api/account-proposals", {}, 100)
      const rows = page.data.map((one) => [one.kind, one.value, one.account.name ?? one.account.domain, one.why, one.id])
      print(api, page, table(["KIND", "VALUE", "ACCOUNT", "WHY", "ID"], rows, "Nothing is proposed."))
    })
}

function marksOf({ customer, target, house, open_opportunity: isOpen }: AccountView): string {
  return [customer && "customer", target && "target", house && "house", isOpen && "opportunity"].filter(Boolean).join(", ") || "–"
}

function inWords(one: AccountView): string[] {
  const line = (name: string, value: string | null) => (value === null || value === "" ? [] : [`  ${name.padEnd(9)} ${value}`])
  return [
    one.name ?? one.domain ?? one.id,
    ...line("domain", [one.domain, ...one.domains].filter(Boolean).join(", ")),
    ...line("names", one.aliases.join(", ")),
    ...line("owner", one.owner?.name ?? "nobody"),
    ...line("csm", one.csm?.name ?? null),
    ...line("is", marksOf(one)),
    ...line("place", [one.postal, one.city, one.country].filter(Boolean).join(" ")),
    ...line("parent", one.parent),
    ...line("records", one.records.map((each) => `${each.source}:${each.id}`).join(", ")),
    ...line("id", one.id),
  ]
}

function matchInWords({ confidence, tier, says, candidates }: MatchView): string[] {
  const rows = candidates.map((one) => [one.lost === null ? "→" : "", one.name, one.tier, one.by, one.lost, one.account])
  return [
    `${confidence}${tier === null ? "" : `, tier ${tier}`}: ${says}`,
    ...(rows.length === 0 ? [] : table(["", "ACCOUNT", "TIER", "AGREES IN", "LOST ON", "ID"], rows, "")),
  ]
}
