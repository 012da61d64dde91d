import { toIso } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { noneByUrgency } from "#domain/sla/urgency.ts"
import { BoardQuery, BoardView } from "#contract/board.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { isId } from "#http/page.ts"
import { boardCounts, boardLines, type BoardLine } from "#store/board.ts"
import { peopleInFewWords, type PersonSummary } from "#store/summary.ts"
import { lookAtBoard, type BoardPerson } from "#steps/look-at-board.ts"
import type { BoardPlace } from "#steps/place-on-board.ts"

const tags = ["board"]
const A_DAY = 24 * 60 * 60_000

export function boardRoutes(api: Api, app: App): void {
  const board = {
    tags,
    summary: "Who has what, and how urgent it is",
    description: "The open handoffs of a team or of everybody, the most urgent on top, with how they stand and the same by person.",
    querystring: BoardQuery,
    response: { 200: BoardView },
  }
  api.get("/api/board", { schema: board, config: { permission: "board.read", ownership: "listed" } }, async (request) => {
    const { team = null, owner = null, urgency = null, cursor, limit } = request.query
    const after = cursor === undefined ? null : placeIn(cursor)
    return within(app, request, async (tx, now): Promise<BoardView> => {
      const { places, people, teams } = await lookAtBoard(tx, team, request.reach, now)
      const wanted = places.filter((place) => (owner === null || place.owner === owner) && (urgency === null || place.urgency === urgency))
      const begin = wanted.findIndex(({ id }) => id === after) + 1
      const shown = wanted.slice(begin, begin + limit)
      const lines = new Map(
        (
          await boardLines(
            tx,
            shown.map(({ id }) => id),
          )
        ).map((line) => [line.id, line]),
      )
      const owners = await peopleInFewWords(
        tx,
        shown.map((place) => place.owner),
      )
      const last = wanted.length > begin + limit ? shown.at(-1) : undefined
      return {
        at: toIso(now),
        teams,
        counts: { ...countsOf(places), ...(await boardCounts(tx, now - A_DAY)) },
        people: people.map(personView),
        data: shown.flatMap((place) => placeView(place, lines.get(place.id), owners)),
        next_cursor: last?.id ?? null,
      }
    })
  })
}

/** The handoff that a page ended with; a page that goes on after one whose cycle is over by now begins anew. @throws Refusal 400 */
function placeIn(cursor: string): string {
  if (isId(cursor)) return cursor
  throw new Refusal("bad_cursor", "The cursor is not one of ours: send `next_cursor` of the page before as it was.", 400)
}

function countsOf(places: readonly BoardPlace[]) {
  const counts = { open: places.length, ...noneByUrgency() }
  for (const { urgency } of places) counts[urgency]++
  return counts
}

function personView({ person, places, away }: BoardPerson): BoardView["people"][number] {
  return {
    person: { id: person.id, name: person.name, handle: person.handle },
    team: person.team,
    ...countsOf(places),
    next_due_at: places.length === 0 ? null : toIso(Math.min(...places.map((place) => place.dueAt))),
    away: away === null ? null : { reason: away.reason, says: away.says, until: isoOrNull(away.clearsAt) },
  }
}

function placeView(place: BoardPlace, line: BoardLine | undefined, owners: ReadonlyMap<string, PersonSummary>): BoardView["data"] {
  if (line === undefined) return []
  const { id, tier, urgency, kind, dueAt, left } = place
  const { lead, name, email, company, state, nextAction, openedAt, before, escalations, escalatedAt } = line
  return [
    {
      ...{ id, tier, urgency, state, before, escalations },
      lead: { id: lead, name, email, company },
      owner: owners.get(place.owner) ?? null,
      clock: kind,
      due_at: toIso(dueAt),
      working_left_ms: left,
      is_ticking: place.isTicking,
      next_action: nextAction,
      opened_at: toIso(openedAt),
      escalated_at: isoOrNull(escalatedAt),
    },
  ]
}
