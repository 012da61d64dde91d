import { toIso } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { CapacityView } from "#contract/capacity.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { ledgerView, personInFewWords } from "#http/ledger-view.ts"
import { lookAtCapacity, type PoolCapacity } from "#steps/look-at-capacity.ts"

export function capacityRoutes(api: Api, app: App): void {
  const capacity = {
    tags: ["board"],
    summary: "What everybody works on against what they may, and how fairly the pools shared",
    description: "Without an agreement in force there are neither pools nor people to compare.",
    response: { 200: CapacityView },
  }
  api.get("/api/capacity", { schema: capacity, config: { permission: "reports.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const look = await lookAtCapacity(tx, now)
      if (look === null) return { at: toIso(now), units: { "1": 0, "2": 0, "3": 0 }, people: [], pools: [] }
      return {
        at: toIso(now),
        units: look.units,
        people: look.people.map(({ person, open, used }) => ({
          person: personInFewWords(person),
          team: person.team,
          open,
          used,
          capacity: person.capacity,
        })),
        pools: look.pools.map(poolView),
      }
    }),
  )
}

function poolView({ name, pool, look, caps, turns }: PoolCapacity): CapacityView["pools"][number] {
  const members = look.members.map(({ person, weight }) => ({ person, weight }))
  return {
    ...ledgerView(name, look),
    says: pool.says ?? null,
    zone: pool.zone,
    all_away: pool.all_away,
    overflow: pool.overflow ?? [],
    caps: caps.map(({ cap, turns: used }) => ({
      per: cap.per,
      most: cap.most,
      used: members.map(({ person }) => ({ person: personInFewWords(person), turns: used.get(person.id) ?? 0 })),
    })),
    turns: shares(members, turns),
  }
}

function shares(members: readonly { person: Person; weight: number }[], turns: ReadonlyMap<string, number>) {
  const weights = members.reduce((sum, { weight }) => sum + weight, 0)
  const all = members.reduce((sum, { person }) => sum + (turns.get(person.id) ?? 0), 0)
  return members.map(({ person, weight }) => ({
    person: personInFewWords(person),
    turns: turns.get(person.id) ?? 0,
    fair: weights === 0 ? 0 : Math.round((all * weight * 10) / weights) / 10,
  }))
}
