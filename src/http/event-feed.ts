import { setTimeout as sleep } from "node:timers/promises"
import { shownEvents, type ShownEvent } from "#http/event-view.ts"
import { countsOfSignals, signalsAfter, type SignalCounts } from "#store/event.ts"
import { firstIdAt } from "#store/new-id.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"
import { eventsIn } from "#steps/list-events.ts"

/** What is new, oldest first. `skipped`: more came than can be shown while it happens. */
export type News = { events: ShownEvent[]; skipped: boolean }
type Heard = (news: News) => void

/** Tells of events while they get their verdicts. However many listen, the database is asked once, and not at all while nobody listens. */
export type EventFeed = {
  /** From when this comes back on `heard` is called with everything new, until the answer is called. */
  listen(workspace: string, heard: Heard): Promise<() => void>
}

const BETWEEN_LOOKS_MS = 300
/** When Baton is busy a look takes longer; then it looks less often, so that reading along takes a twentieth of the time at most. */
const REST = 20
const LONGEST_BETWEEN_LOOKS_MS = 3_000
/** What is committed later than this after it came is not shown live. */
const LOOK_BACK_MS = 5_000
const MOST_SIGNALS = 200
const MOST_ITEMS = 200
/** What waits longer is told as waiting, and again when it is taken in. */
const PATIENCE_MS = 2_000

export function createEventFeed(db: Database): EventFeed {
  const watches = new Map<string, Watch>()
  return {
    async listen(workspace, heard) {
      const watch = watches.get(workspace) ?? startWatch(db, workspace, () => watches.delete(workspace))
      watches.set(workspace, watch)
      watch.listeners.add(heard)
      await watch.ready
      return () => void watch.listeners.delete(heard)
    },
  }
}

type Watch = { listeners: Set<Heard>; ready: Promise<unknown> }

/** Looks again and again until nobody listens any more. */
function startWatch(db: Database, workspace: string, over: () => void): Watch {
  const look = newLook()
  const listeners = new Set<Heard>()
  let hasFailed = false
  const once = async (): Promise<News> => {
    try {
      const news = await inWorkspace(db, workspace, look, "look")
      const skipped = news.skipped || hasFailed
      hasFailed = false
      return { ...news, skipped }
    } catch {
      // the database is away, most likely; what this look had begun to tell is lost to those who read along, who are told so
      hasFailed = true
      return { events: [], skipped: false }
    }
  }
  const ready = once()
  const run = async () => {
    await ready
    let took = 0
    while (listeners.size > 0) {
      await sleep(Math.min(Math.max(BETWEEN_LOOKS_MS, REST * took), LONGEST_BETWEEN_LOOKS_MS), undefined, { ref: false })
      const began = performance.now()
      const news = await once()
      took = performance.now() - began
      if (news.events.length > 0 || news.skipped) for (const heard of listeners) heard(news)
    }
    over()
  }
  void run()
  return { listeners, ready }
}

/** Looks for what is new since it looked before; the first look only learns what is there. */
function newLook(): (tx: Tx) => Promise<News> {
  const seen = new Map<string, number>()
  const waiting = new Map<string, { since: number; told: boolean }>()
  let isFirst = true

  function note(found: readonly SignalCounts[], now: number): SignalCounts[] {
    const fresh = found.filter(({ id }) => !seen.has(id))
    for (const { id } of found) seen.set(id, now)
    for (const [id, at] of seen) if (at < now - LOOK_BACK_MS) seen.delete(id)
    for (const { id, state } of fresh) if (state === "waiting") waiting.set(id, { since: now, told: isFirst })
    return isFirst ? [] : fresh.filter(({ state }) => state === "taken")
  }

  async function changed(tx: Tx, now: number): Promise<SignalCounts[]> {
    if (waiting.size === 0) return []
    const known = await countsOfSignals(tx, [...waiting.keys()])
    return known.filter(({ id, state }) => {
      const one = waiting.get(id)
      if (state === "taken") return waiting.delete(id)
      if (one === undefined || one.told || now - one.since < PATIENCE_MS) return false
      one.told = true
      return true
    })
  }

  return async (tx) => {
    const now = performance.now()
    const before = await changed(tx, now)
    const found = await signalsAfter(tx, firstIdAt(Date.now() - LOOK_BACK_MS), MOST_SIGNALS)
    const missed = !isFirst && found.length === MOST_SIGNALS && found.every(({ id }) => !seen.has(id))
    const due = [...note(found, now), ...before].toSorted((a, b) => (a.id < b.id ? 1 : -1))
    isFirst = false
    const dropped = dropOldest(waiting)
    const shown = whatFits(due)
    const events = await shownEvents(tx, (await eventsIn(tx, shown)).toReversed())
    return { events, skipped: missed || dropped || shown.length < due.length }
  }
}

/** The newest that can be shown in one go. */
function whatFits(due: readonly SignalCounts[]): SignalCounts[] {
  let items = 0
  return due.filter((signal) => (items += signal.items) <= MOST_ITEMS)
}

function dropOldest(waiting: Map<string, unknown>): boolean {
  const tooMany = waiting.size - MOST_SIGNALS
  for (const id of [...waiting.keys()].slice(0, Math.max(0, tooMany))) waiting.delete(id)
  return tooMany > 0
}
