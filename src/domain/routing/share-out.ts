/** A handoff that is to be somebody else's. `units`: what it takes of a person's capacity. `not`: who must not get it. */
export type ToShare = { id: string; units: number; not: readonly string[] }

/** Somebody who may get some of them. `capacity`: most units at a time, null: no limit. `obstacle`: why they can't take any now, or null. */
export type Taker = { id: string; name: string; load: number; capacity: number | null; obstacle: string | null }

/** Who gets a handoff and why; `to` null: nobody can. */
export type Share = { id: string; to: string | null; says: string }

/**
 * Shares handoffs out among the people whom somebody named: each goes to whoever then has the least to do and still has room, the first of the list on a
 * tie. When nobody has room it goes to the least busy all the same, since a person wants it so; who can't take any gets none.
 */
export function shareOut(handoffs: readonly ToShare[], takers: readonly Taker[]): Share[] {
  const load = new Map(takers.map((taker) => [taker.id, taker.load]))
  const loadOf = (taker: Taker) => load.get(taker.id) ?? 0
  return handoffs.map(({ id, units, not }) => {
    const free = takers.filter((taker) => taker.obstacle === null && !not.includes(taker.id))
    const withRoom = free.filter((taker) => taker.capacity === null || loadOf(taker) + units <= taker.capacity)
    const among = withRoom.length > 0 ? withRoom : free
    const chosen = among.reduce<Taker | null>((best, taker) => (best === null || loadOf(taker) < loadOf(best) ? taker : best), null)
    if (chosen === null) return { id, to: null, says: whyNobody(takers, not) }
    const before = loadOf(chosen)
    load.set(chosen.id, before + units)
    const over = withRoom.length === 0 ? `, over the capacity of ${chosen.capacity}: nobody has room` : ""
    return { id, to: chosen.id, says: `${chosen.name} has the least to do (${before} units)${over}` }
  })
}

function whyNobody(takers: readonly Taker[], not: readonly string[]): string {
  const reasons = takers.map((taker) => (not.includes(taker.id) ? `${taker.name} has it already` : `${taker.name}: ${taker.obstacle}`))
  return `nobody named can take it: ${reasons.join("; ") || "nobody was named"}`
}
