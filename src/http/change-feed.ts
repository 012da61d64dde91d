import { setTimeout as sleep } from "node:timers/promises"
import type { App } from "#http/app.ts"
import { countEntries, entriesAfter, newestEntry, type Entry } from "#store/change.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"

/** What changed since the last word: which parts of the API answer otherwise now, and whose. `id`: the journal's newest number. */
export type Change = { id: number; resources: string[]; handoffs: string[]; leads: string[] }
type Heard = (change: Change) => void

/** Tells that something changed, whichever process changed it. However many listen, a workspace's journal is looked at once, and not at all while nobody does. */
export type ChangeFeed = {
  /** From when this comes back on `heard` is called with every change. `newest`: the journal's newest number by then. */
  listen(workspace: string, heard: Heard): Promise<{ newest: number; stop: () => void }>
}

/** Means everything: too much changed to say what. */
export const ALL = "*"

const BETWEEN_LOOKS_MS = 500
/** Looking takes a twentieth of the time at most, and rests for so long at most. */
const REST = 20
const LONGEST_BETWEEN_LOOKS_MS = 5_000
/** An entry's number is given before it can be seen; so long afterwards it is seen, or never will be. */
const SETTLED_MS = 10_000
const MOST_ENTRIES = 200

export function createChangeFeed(app: App): ChangeFeed {
  const watches = new Map<string, Watch>()
  return {
    async listen(workspace, heard) {
      const watch = watches.get(workspace) ?? startWatch(app, workspace, () => watches.delete(workspace))
      watches.set(workspace, watch)
      watch.listeners.add(heard)
      await watch.ready
      return { newest: watch.newest, stop: () => void watch.listeners.delete(heard) }
    },
  }
}

type Watch = { listeners: Set<Heard>; ready: Promise<unknown>; newest: number }

function startWatch(app: App, workspace: string, over: () => void): Watch {
  const look = newLook()
  const once = async () => {
    // when the database is away there is nothing to tell, and what changed meanwhile is seen by the next look
    const change = await inWorkspace(app.db, workspace, look, "look").catch(() => null)
    if (change !== null) watch.newest = change.id
    return change
  }
  const watch: Watch = { listeners: new Set(), ready: Promise.resolve(), newest: 0 }
  const { listeners } = watch
  const run = async () => {
    await watch.ready
    let [took, offset] = [0, offsetOf(app, workspace)]
    while (listeners.size > 0) {
      await sleep(Math.min(Math.max(BETWEEN_LOOKS_MS, REST * took), LONGEST_BETWEEN_LOOKS_MS), undefined, { ref: false })
      const began = performance.now()
      const change = await once()
      took = performance.now() - began
      const moved = offsetOf(app, workspace)
      // a demo's clock was moved, so everything that counts time says something else
      const isMoved = Math.abs(moved - offset) > 1_000
      offset = moved
      if (change === null || (change.resources.length === 0 && !isMoved)) continue
      for (const heard of listeners) heard(isMoved ? { ...change, resources: [ALL] } : change)
    }
    over()
  }
  watch.ready = once()
  void run()
  return watch
}

function offsetOf(app: App, workspace: string): number {
  return app.now(workspace) - Date.now()
}

/** Looks for what is new since it looked before; the first look only learns where the journal is. */
function newLook(): (tx: Tx) => Promise<Change> {
  let floor: number | null = null
  let known = 0
  let marks: { newest: number; at: number }[] = []
  let seen = new Set<number>()

  return async (tx) => {
    if (floor === null) {
      floor = await newestEntry(tx)
      return { id: floor, ...NOTHING }
    }
    const now = performance.now()
    const settled = marks.findLast(({ at }) => at < now - SETTLED_MS)?.newest ?? floor
    const { count, later, newest } = await countEntries(tx, floor, settled)
    const isNew = count > known
    const entries = isNew && count - known <= MOST_ENTRIES ? await entriesAfter(tx, floor, MOST_ENTRIES + seen.size) : []
    const fresh = entries.filter(({ seq }) => !seen.has(seq))

    for (const { seq } of fresh) seen.add(seq)
    known = later
    floor = settled
    marks = [...marks.filter(({ newest: mark }) => mark > settled), { newest, at: now }]
    seen = new Set([...seen].filter((seq) => seq > settled))
    if (!isNew) return { id: newest, ...NOTHING }
    return { id: newest, ...(fresh.length === 0 ? { resources: [ALL], handoffs: [], leads: [] } : whatOf(fresh)) }
  }
}

const NOTHING = { resources: [], handoffs: [], leads: [] }

/** Which parts of the API a kind of entry is about, besides the lead and the handoff that it names. */
const ABOUT: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(person|people|absence|holiday|reassign)/, ["people", "pools", "board", "capacity", "coverage"]],
  [/^agreement/, ["agreements", "queue", "settings"]],
  [/^key/, ["keys"]],
  [/^provider/, ["providers"]],
  [/^account/, ["accounts", "account-proposals"]],
  [/^(quarantine|mend|replay)/, ["quarantine"]],
  [/^(webhook|source)/, ["sources"]],
  [/^import/, ["imports"]],
]

function whatOf(entries: readonly Entry[]): Omit<Change, "id"> {
  const resources = new Set(["journal"])
  for (const { kind, lead, handoff } of entries) {
    if (lead !== null) for (const each of ["leads", "holds", "marketing", "reports"]) resources.add(each)
    if (handoff !== null) for (const each of ["handoffs", "queue", "board", "escalations", "pools", "deliveries"]) resources.add(each)
    for (const [pattern, parts] of ABOUT) if (pattern.test(kind)) for (const each of parts) resources.add(each)
  }
  return {
    resources: [...resources],
    handoffs: distinct(entries.map((each) => each.handoff)),
    leads: distinct(entries.map((each) => each.lead)),
  }
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
