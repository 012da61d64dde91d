import { inWorkspace } from "#store/workspace.ts"
import { storeSignals, type NewSignal } from "#store/signal.ts"
import type { Database } from "#store/open.ts"

/** Where everything from outside is stored before anybody is told that it was accepted. */
export type Inbox = {
  /** Comes back when the signal is durable. Signals that come while one commit runs share the next one. */
  accept(workspace: string, signal: NewSignal): Promise<void>
  /** For how long the oldest signal waits that is not stored yet, in ms; 0 when none does. */
  oldestMs(): number
  /** Waits until nothing is under way any more. */
  drain(): Promise<void>
}

type Waiting = { signal: NewSignal; since: number; done: () => void; failed: (error: unknown) => void }

/** At most so many bytes of payload in one commit, so that one statement stays small. */
const MOST_BYTES = 8 * 1024 * 1024

/**
 * An inbox with group commit: under load many requests share one transaction, and alone a request waits for nobody.
 *
 * @param arrived is called after each commit, so that the runner looks at once
 */
export function createInbox(db: Database, arrived: (workspace: string) => void): Inbox {
  const queues = new Map<string, Waiting[]>()
  const running = new Map<string, Promise<void>>()
  const waiting = new Set<Waiting>()

  async function run(workspace: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const group = takeGroup(queue)
      try {
        await inWorkspace(
          db,
          workspace,
          (tx) =>
            storeSignals(
              tx,
              group.map((one) => one.signal),
            ),
          "accept",
        )
        for (const one of group) one.done()
        arrived(workspace)
      } catch (error) {
        for (const one of group) one.failed(error)
      }
    }
    running.delete(workspace)
  }

  return {
    accept(workspace, signal) {
      const queue = queues.get(workspace) ?? []
      queues.set(workspace, queue)
      return new Promise<void>((done, failed) => {
        const one: Waiting = {
          signal,
          since: performance.now(),
          done: () => (waiting.delete(one), done()),
          failed: (error) => (waiting.delete(one), failed(error)),
        }
        waiting.add(one)
        queue.push(one)
        if (!running.has(workspace)) running.set(workspace, run(workspace, queue))
      })
    },
    oldestMs() {
      // the set keeps the order in which they came
      const [first] = waiting
      return first === undefined ? 0 : performance.now() - first.since
    },
    async drain() {
      await Promise.all(running.values())
    },
  }
}

function takeGroup(queue: Waiting[]): Waiting[] {
  let bytes = 0
  let count = 0
  for (const { signal } of queue) {
    bytes += signal.payload.length
    if (count > 0 && bytes > MOST_BYTES) break
    count += 1
  }
  return queue.splice(0, count)
}
