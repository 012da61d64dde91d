import { toIso } from "#domain/instant.ts"
import { AccountBody, AccountView, DomainPath } from "#contract/account.ts"
import { actorOf, found, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { accountsByDomain, type Account } from "#store/account.ts"
import { allPeople } from "#store/person.ts"
import { peopleInFewWords } from "#store/summary.ts"
import type { Tx } from "#store/workspace.ts"
import { putAccount } from "#steps/put-account.ts"

const tags = ["accounts"]

/** Companies by their domain: whose they are decides routing before any pool. */
export function accountRoutes(api: Api, app: App): void {
  const read = { tags, summary: "An account by its domain", params: DomainPath, response: { 200: AccountView } }
  api.get("/api/accounts/:domain", { schema: read }, async (request) =>
    within(app, request, async (tx) => {
      const [account] = await accountsByDomain(tx, [request.params.domain.toLowerCase()])
      return shown(tx, found(account, "account"))
    }),
  )

  const put = {
    tags,
    summary: "Make an account known, or change it",
    params: DomainPath,
    body: AccountBody,
    response: { 200: AccountView },
  }
  api.put("/api/accounts/:domain", { schema: put }, async (request) =>
    within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const { actor } = actorOf(request.key, people, null)
      const { owner, name, target, customer } = request.body
      const told = {
        ...(name === undefined ? {} : { name }),
        ...(target === undefined ? {} : { target }),
        ...(customer === undefined ? {} : { customer }),
        ...(owner === undefined ? {} : { owner: owner === null ? null : personCalled(people, owner, "/body/owner").id }),
      }
      return shown(tx, await putAccount(tx, request.params.domain, told, actor, now))
    }),
  )
}

async function shown(tx: Tx, account: Account) {
  const people = await peopleInFewWords(tx, account.owner === null ? [] : [account.owner])
  const { id, domain, name, target, customer, fields } = account
  const owner = account.owner === null ? null : (people.get(account.owner) ?? null)
  return { id, domain, name, owner, target, customer, fields, created_at: toIso(account.createdAt) }
}
