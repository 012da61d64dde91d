import { setTimeout as sleep } from "node:timers/promises"
import type { App } from "#http/app.ts"
import type { Database } from "#store/open.ts"
import { takenOf } from "#store/received.ts"
import { inWorkspace } from "#store/workspace.ts"

type Waiting = { signal: string; until: number; tell: (isTaken: boolean) => void; fail: (error: unknown) => void }
type Room = { waiting: Set<Waiting>; isLooking: boolean; pause: number }

const FIRST_LOOK_MS = 8
const MOST_BETWEEN_MS = 60

/** Who waits looks together with all others of the workspace: a question each would cost more than what they wait for. */
const rooms = new WeakMap<Database, Map<string, Room>>()

/** Waits until a signal was taken in, by whichever process; false when that took longer than `ms`, counted in real time. */
export function untilTaken({ db }: Pick<App, "db">, workspace: string, signal: string, ms: number): Promise<boolean> {
  const room = roomOf(db, workspace)
  return new Promise((tell, fail) => {
    room.waiting.add({ signal, until: performance.now() + ms, tell, fail })
    room.pause = FIRST_LOOK_MS
    if (!room.isLooking) void look(db, workspace, room)
  })
}

function roomOf(db: Database, workspace: string): Room {
  const ofDatabase = rooms.get(db) ?? new Map<string, Room>()
  rooms.set(db, ofDatabase)
  const room = ofDatabase.get(workspace) ?? { waiting: new Set(), isLooking: false, pause: FIRST_LOOK_MS }
  ofDatabase.set(workspace, room)
  return room
}

async function look(db: Database, workspace: string, room: Room): Promise<void> {
  room.isLooking = true
  while (room.waiting.size > 0) {
    await sleep(room.pause)
    room.pause = Math.min(room.pause * 1.5, MOST_BETWEEN_MS)
    await lookOnce(db, workspace, room)
  }
  room.isLooking = false
}

async function lookOnce(db: Database, workspace: string, room: Room): Promise<void> {
  const asked = [...room.waiting]
  try {
    const taken = await inWorkspace(
      db,
      workspace,
      (tx) =>
        takenOf(
          tx,
          asked.map((one) => one.signal),
        ),
      "look",
    )
    const now = performance.now()
    for (const one of asked) if (taken.has(one.signal) || now >= one.until) leave(room, one, () => one.tell(taken.has(one.signal)))
  } catch (error) {
    for (const one of asked) leave(room, one, () => one.fail(error))
  }
}

function leave(room: Room, one: Waiting, withWord: () => void): void {
  room.waiting.delete(one)
  room.pause = FIRST_LOOK_MS
  withWord()
}
