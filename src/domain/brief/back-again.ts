import type { Back, BriefLine, HistoryLine } from "#domain/brief/brief.ts"
import { cut } from "#domain/brief/short-text.ts"
import { type Instant, toIso } from "#domain/instant.ts"

const MOST_NEW = 4

/**
 * Why a lead that was handed off before is here again: how its last cycle ended and with whom, and what it has done since. Null for a lead that never
 * was.
 *
 * @param highIntent in the agreement's words, oldest first
 * @param events instants of everything it did
 */
export function backAgain(history: readonly HistoryLine[], highIntent: readonly BriefLine[], events: readonly Instant[]): Back | null {
  const last = history.toSorted((one, other) => other.cycle - one.cycle)[0]
  if (last === undefined) return null
  const since = last.closedAt
  const isNew = [...new Set(highIntent.filter(({ at }) => at > since).map(({ says }) => says))].slice(-MOST_NEW).reverse()
  const others = events.filter((at) => at > since).length
  const why = last.reason === null ? "" : ` (${last.reason})`
  const whom = last.owner === null ? "" : ` with ${last.owner}`
  const news =
    isNew.length > 0
      ? ` Since then it ${isNew.join(", and it ")}.`
      : others > 0
        ? ` Since then it did ${others} smaller things.`
        : " Nothing is new since then."
  const ended = `cycle ${last.cycle} ended as ${last.outcome.replaceAll("_", " ")}${why}${whom} on ${toIso(since).slice(0, 10)}`
  return { isNew, says: cut(`It is back: ${ended}.${news}`, 260) }
}
