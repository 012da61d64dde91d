import { pageOf as PageView } from "#contract/api-words.ts"
import { LedgerView, PoolPath, PoolView } from "#contract/pool.ts"
import type { Person } from "#domain/people/person.ts"
import { found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { allPeople } from "#store/person.ts"
import { lookAtPool } from "#steps/look-at-pool.ts"
import { rulesInForce } from "#steps/rules.ts"

const tags = ["pools"]

export function poolRoutes(api: Api, app: App): void {
  const list = { tags, summary: "Pools of the agreement in force; none without one", response: { 200: PageView(PoolView) } }
  api.get("/api/pools", { schema: list }, async (request) =>
    within(app, request, async (tx, now) => {
      const rules = await rulesInForce(tx, now)
      const people = (await allPeople(tx, now)).filter((person) => person.active && person.role === "rep")
      const data = Object.entries(rules?.agreement.routing.pools ?? {}).map(([name, pool]) => ({
        name,
        says: "says" in pool && typeof pool.says === "string" ? pool.says : null,
        teams: pool.teams,
        members: people.filter((person) => pool.teams.includes(person.team)).map(inFewWords),
      }))
      return { data, next_cursor: null }
    }),
  )

  const ledger = { tags, summary: "Whose turn it is in a pool", params: PoolPath, response: { 200: LedgerView } }
  api.get("/api/pools/:name/ledger", { schema: ledger }, async (request) =>
    within(app, request, async (tx, now) => {
      const { name } = request.params
      const look = found(await lookAtPool(tx, name, { tier: 2, count: 10 }, now), "pool")
      const byId = new Map(look.members.map(({ person }) => [person.id, inFewWords(person)]))
      const members = look.members.map(({ person, weight, balance, lastSeq, failed }) => ({
        person: inFewWords(person),
        weight,
        balance,
        last_seq: lastSeq,
        free: failed.length === 0,
        why_not: failed.map(({ check, reason, says, clearsAt }) => ({
          check,
          reason,
          says,
          clears_at: isoOrNull(clearsAt),
        })),
      }))
      return { pool: name, seq: look.seq, members, next: look.next.map((id) => (id === null ? null : (byId.get(id) ?? null))) }
    }),
  )
}

function inFewWords({ id, name, handle }: Person) {
  return { id, name, handle }
}
