import { z } from "zod"
import { toIso } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { AccountBody, AccountQuery, AccountView, DomainBody, DomainPath } from "#contract/account.ts"
import { pageOf as PageView } from "#contract/api-words.ts"
import { actorOf, found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { afterOf, isId, pageOf } from "#http/page.ts"
import { accountsByDomain, accountsById, listAccounts, type Account } from "#store/account.ts"
import { knownBy } from "#store/account-known-by.ts"
import { allPeople } from "#store/person.ts"
import { peopleInFewWords } from "#store/summary.ts"
import type { Tx } from "#store/workspace.ts"
import { tellDomain } from "#steps/tell-domain.ts"
import { putAccount, type ToldAccount } from "#steps/put-account.ts"

const tags = ["accounts"]

/** Companies by their domain or name: whose they are decides routing before any pool. */
export function accountRoutes(api: Api, app: App): void {
  const list = { tags, summary: "Accounts, newest first", querystring: AccountQuery, response: { 200: PageView(AccountView) } }
  api.get("/api/accounts", { schema: list, config: { permission: "accounts.read" } }, async (request) => {
    const { name = null, owner = null, parent = null, cursor, limit } = request.query
    return within(app, request, async (tx) => {
      const accounts = await listAccounts(tx, { name, owner, parent, after: afterOf(cursor), limit: limit + 1 })
      const view = await viewOf(tx, accounts)
      return pageOf(accounts, limit, view)
    })
  })

  const read = { tags, summary: "An account by its domain or id", params: DomainPath, response: { 200: AccountView } }
  api.get("/api/accounts/:domain", { schema: read, config: { permission: "accounts.read" } }, async (request) =>
    within(app, request, async (tx) => shown(tx, found(await accountCalled(tx, request.params.domain), "account"))),
  )

  const put = {
    tags,
    summary: "Make an account known, or change it",
    params: DomainPath,
    body: AccountBody,
    response: { 200: AccountView },
  }
  api.put("/api/accounts/:domain", { schema: put, config: { permission: "accounts.change" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { domain } = request.params
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      const which = isId(domain) ? found(await accountCalled(tx, domain), "account") : domain
      return shown(tx, await putAccount(tx, which, await told(tx, request.body, now), actor, now))
    }),
  )

  const post = { tags, summary: "Make an account known that has no domain", body: AccountBody, response: { 201: AccountView } }
  api.post("/api/accounts", { schema: post, config: { permission: "accounts.change" } }, async (request, reply) => {
    const account = await within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      return shown(tx, await putAccount(tx, null, await told(tx, request.body, now), actor, now))
    })
    return reply.code(201).send(account)
  })
  domainRoutes(api, app)
}

function domainRoutes(api: Api, app: App): void {
  const Told = z.object({ domain: z.string(), kind: z.enum(["shared", "agency"]).nullable() }).meta({ id: "ToldDomain" })
  const mark = {
    tags,
    summary: "Say that a domain is shared by many companies, or is an agency's, so that it tells no account",
    params: DomainPath,
    body: DomainBody,
    response: { 200: Told },
  }
  api.put("/api/domains/:domain", { schema: mark, config: { permission: "accounts.change" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      return { domain: await tellDomain(tx, request.params.domain, request.body.kind, actor, now), kind: request.body.kind }
    }),
  )
}

/** The account of this domain or id, or null. */
async function accountCalled(tx: Tx, name: string): Promise<Account | null> {
  const [account] = isId(name) ? await accountsById(tx, [name]) : await accountsByDomain(tx, [name.trim().toLowerCase()])
  return account ?? null
}

/** The body with people and parent looked up. @throws Refusal when somebody or the parent is not known */
async function told(tx: Tx, body: AccountBody, now: number): Promise<ToldAccount> {
  const { owner, csm, parent, open_opportunity: openOpportunity, ...rest } = body
  const people = await allPeople(tx, now)
  const person = (name: string | null, field: string) => (name === null ? null : personCalled(people, name, `/body/${field}`).id)
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as ToldAccount
  return {
    ...given,
    ...(openOpportunity === undefined ? {} : { openOpportunity }),
    ...(owner === undefined ? {} : { owner: person(owner, "owner") }),
    ...(csm === undefined ? {} : { csm: person(csm, "csm") }),
    ...(parent === undefined ? {} : { parent: parent === null ? null : await parentCalled(tx, parent) }),
  }
}

async function parentCalled(tx: Tx, name: string): Promise<string> {
  const parent = await accountCalled(tx, name)
  if (parent !== null) return parent.id
  const says = `There is no account "${name.slice(0, 100)}" that could be the parent.`
  throw new Refusal("unknown_account", says, 422, [{ pointer: "/body/parent", message: says }])
}

async function shown(tx: Tx, account: Account): Promise<AccountView> {
  return (await viewOf(tx, [account]))(account)
}

async function viewOf(tx: Tx, accounts: readonly Account[]): Promise<(account: Account) => AccountView> {
  const people = await peopleInFewWords(tx, accounts.flatMap(({ owner, csm }) => [owner, csm])) // prettier-ignore
  const known = await knownBy(tx, accounts.map((account) => account.id)) // prettier-ignore
  return ({
    id,
    domain,
    name,
    owner,
    csm,
    target,
    customer,
    house,
    openOpportunity,
    country,
    postal,
    city,
    parent,
    fields,
    createdAt,
  }) => ({
    id,
    domain,
    name,
    owner: people.get(owner ?? "") ?? null,
    csm: people.get(csm ?? "") ?? null,
    target,
    customer,
    house,
    open_opportunity: openOpportunity,
    country,
    postal,
    city,
    parent,
    ...known(id),
    fields,
    created_at: toIso(createdAt),
  })
}
