import { pageOf as PageView } from "#contract/api-words.ts"
import { LedgerView, PoolPath, PoolView } from "#contract/pool.ts"
import { found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { ledgerView, personInFewWords } from "#http/ledger-view.ts"
import { allPeople } from "#store/person.ts"
import { lookAtPool } from "#steps/look-at-pool.ts"
import { rulesInForce } from "#steps/rules.ts"

const tags = ["pools"]

export function poolRoutes(api: Api, app: App): void {
  const list = { tags, summary: "Pools of the agreement in force; none without one", response: { 200: PageView(PoolView) } }
  api.get("/api/pools", { schema: list, config: { permission: "pools.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const rules = await rulesInForce(tx, now)
      const people = (await allPeople(tx, now)).filter((person) => person.active && person.role === "rep")
      const data = Object.entries(rules?.agreement.routing.pools ?? {}).map(([name, pool]) => ({
        name,
        says: "says" in pool && typeof pool.says === "string" ? pool.says : null,
        teams: pool.teams,
        members: people.filter((person) => pool.teams.includes(person.team)).map(personInFewWords),
      }))
      return { data, next_cursor: null }
    }),
  )

  const ledger = { tags, summary: "Whose turn it is in a pool", params: PoolPath, response: { 200: LedgerView } }
  api.get("/api/pools/:name/ledger", { schema: ledger, config: { permission: "pools.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { name } = request.params
      const look = found(await lookAtPool(tx, name, { tier: 2, count: 10 }, now), "pool")
      return ledgerView(name, look)
    }),
  )
}
