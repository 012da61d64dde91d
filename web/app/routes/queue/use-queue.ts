import { useCallback, useEffect, useMemo, useReducer, useRef } from "react"
import type { z } from "zod"
import type { QueueView } from "#contract/queue.ts"
import { api, useApi } from "#app/api.ts"
import { isOver, type Choices, type QueueItem } from "#app/parts/answers/answer.ts"
import { LIVE, PAGE } from "#app/routes/queue/queue-call.ts"
import type { Shown } from "#app/parts/answers/use-answers.ts"

type Queue = z.infer<typeof QueueView>
/** A line of the queue: what the server said, and what was answered since. `isGone`: nothing is owed any more, it stays until the queue is sorted anew. */
export type Line = QueueItem & { at: string; isAnswered: boolean; isGone: boolean }

/** Somebody who did nothing for so long is not about to press something. */
const IDLE_MS = 30_000

type State = {
  owner: string | null
  order: readonly string[]
  items: ReadonlyMap<string, QueueItem & { at: string }>
  shown: ReadonlyMap<string, NonNullable<Shown>>
  choices: ReadonlyMap<string, Choices>
  cursor: string | null
  latest: Queue | null
  isLoadingMore: boolean
}

type Step =
  | { kind: "arrived"; owner: string | null; queue: Queue; sorts: boolean }
  | { kind: "more"; queue: Queue }
  | { kind: "loading" }
  | { kind: "show"; id: string; shown: Shown }
  | { kind: "sort" }

const EMPTY: State = {
  owner: null,
  order: [],
  items: new Map(),
  shown: new Map(),
  choices: new Map(),
  cursor: null,
  latest: null,
  isLoadingMore: false,
}

/**
 * A queue whose rows stay where they are: what changes is shown in its row, what comes or goes is counted and sorted in when somebody says so, or when
 * nobody has touched the page for a while.
 */
export function useQueue(owner: string | null) {
  const query = useApi<Queue>("/api/queue", { query: { owner, limit: PAGE } }, LIVE)
  const [state, dispatch] = useReducer(reduce, EMPTY)
  const touchedAt = useRef(-Infinity)

  useEffect(() => {
    const touch = () => (touchedAt.current = performance.now())
    const events = ["keydown", "pointermove", "pointerdown", "wheel"] as const
    for (const event of events) window.addEventListener(event, touch, { passive: true })
    return () => events.forEach((event) => window.removeEventListener(event, touch))
  }, [])
  useEffect(() => {
    if (query.data === undefined) return
    dispatch({ kind: "arrived", owner, queue: query.data, sorts: performance.now() - touchedAt.current > IDLE_MS })
  }, [query.data, owner])

  const show = useCallback((id: string, shown: Shown) => dispatch({ kind: "show", id, shown }), [])
  const sort = useCallback(() => dispatch({ kind: "sort" }), [])
  const { cursor, isLoadingMore } = state
  const more = useCallback(async () => {
    if (cursor === null || isLoadingMore) return
    dispatch({ kind: "loading" })
    dispatch({ kind: "more", queue: await api.get<Queue>("/api/queue", { query: { owner, limit: PAGE, cursor } }) })
  }, [owner, cursor, isLoadingMore])

  const isKnown = state.latest !== null && state.owner === owner
  const lines = useMemo(() => (isKnown ? state.order.flatMap((id) => lineOf(state, id)) : []), [isKnown, state])
  const fresh = useMemo(() => state.latest?.data.filter(({ id }) => !state.items.has(id)).length ?? 0, [state.latest, state.items])
  return { query, isKnown, lines, fresh, counts: state.latest?.counts ?? null, choices: state.choices, show, sort, more }
}

function lineOf({ items, shown, latest, cursor }: State, id: string): Line[] {
  const item = items.get(id)
  if (item === undefined) return []
  const said = shown.get(id)
  const state = said?.state ?? item.state
  const isMissing = cursor === null && latest !== null && latest.next_cursor === null && !latest.data.some((each) => each.id === id)
  return [{ ...item, state, isAnswered: said !== undefined && said.touched !== true, isGone: isOver(state) || isMissing }]
}

function reduce(state: State, step: Step): State {
  switch (step.kind) {
    case "arrived": {
      const { owner, queue, sorts } = step
      const choices = new Map([...state.choices, ...queue.choices.map((each) => [each.agreement, each] as const)])
      if (sorts || state.latest === null || state.owner !== owner) return sorted({ ...state, owner, choices, latest: queue })
      const items = new Map(state.items)
      for (const item of queue.data) if (items.has(item.id)) items.set(item.id, { ...item, at: queue.at })
      return { ...state, choices, items, latest: queue, shown: stillAhead(state, queue) }
    }
    case "more": {
      const items = new Map(state.items)
      for (const item of step.queue.data) items.set(item.id, { ...item, at: step.queue.at })
      const order = [...new Set([...state.order, ...step.queue.data.map(({ id }) => id)])]
      const choices = new Map([...state.choices, ...step.queue.choices.map((each) => [each.agreement, each] as const)])
      return { ...state, items, order, choices, cursor: step.queue.next_cursor, isLoadingMore: false }
    }
    case "loading":
      return { ...state, isLoadingMore: true }
    case "show": {
      const shown = new Map(state.shown)
      if (step.shown === null) shown.delete(step.id)
      else shown.set(step.id, step.shown)
      return { ...state, shown }
    }
    case "sort":
      return sorted(state)
  }
}

/** Everything as the server said it last, in its order. */
function sorted(state: State): State {
  if (state.latest === null) return state
  const { data, at, next_cursor: cursor } = state.latest
  return {
    ...state,
    order: data.map(({ id }) => id),
    items: new Map(data.map((item) => [item.id, { ...item, at }])),
    shown: stillAhead(state, state.latest),
    cursor,
  }
}

/** What was answered and the server has not said yet: its word is younger than what it was asked for. */
function stillAhead({ shown, items }: State, queue: Queue): State["shown"] {
  const versions = new Map(queue.data.map(({ id, version }) => [id, version]))
  return new Map([...shown].filter(([id]) => !versions.has(id) || versions.get(id) === items.get(id)?.version))
}
