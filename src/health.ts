import { setTimeout as sleep } from "node:timers/promises"
import type { Milliseconds } from "#domain/instant.ts"
import type { Health, HealthPart } from "#http/app.ts"

/** What the parts are judged by; each is asked at most every few seconds. */
export type HealthSources = {
  /** Whether what comes in could be stored: the database answers and nobody asked the process to stop. */
  accepts(): Promise<boolean>
  /** For how long the oldest request waits to be stored; 0 when none does. */
  oldestRequest(): Milliseconds
  /** What is due in the workspaces that this process runs, and since when; null when it runs none. */
  oldestDue(): Promise<{ decision: Milliseconds; message: Milliseconds } | null>
}

/** Later than this is late: requests, decisions (arrivals and clocks), messages. */
const LATE = { accepting: 5_000, deciding: 60_000, delivering: 300_000 }
const ASKED_EVERY = 2_000
/** Whoever asks whether the process lives gets an answer, whatever the database does. */
const PATIENCE = 500
/** What was learnt so long ago says nothing any more. */
const STALE = 30_000

const UNKNOWN: HealthPart = { status: "unknown", oldest_seconds: null }

/** Whether the process accepts, decides and delivers. Answers within half a second; what it could not learn is `unknown`. */
export function createHealth(sources: HealthSources): () => Promise<Health> {
  let known: Health | null = null
  let learntAt = -Infinity
  let asking: Promise<void> | null = null
  const ask = async () => {
    const found = await look(sources)
    known = found
    learntAt = performance.now()
  }
  return async () => {
    if (performance.now() - learntAt > ASKED_EVERY) asking ??= ask().finally(() => (asking = null))
    if (asking !== null) await Promise.race([asking, sleep(PATIENCE, undefined, { ref: false })])
    if (known !== null && performance.now() - learntAt < STALE) return known
    return { accepting: UNKNOWN, deciding: UNKNOWN, delivering: UNKNOWN }
  }
}

async function look({ accepts, oldestRequest, oldestDue }: HealthSources): Promise<Health> {
  const isOpen = await accepts().catch(() => false)
  const accepting: HealthPart = isOpen ? part(oldestRequest(), LATE.accepting) : { status: "stopped", oldest_seconds: null }
  const due = isOpen ? await oldestDue().catch(() => undefined) : undefined
  if (due === undefined) return { accepting, deciding: UNKNOWN, delivering: UNKNOWN }
  if (due === null) return { accepting, deciding: ELSEWHERE, delivering: ELSEWHERE }
  return { accepting, deciding: part(due.decision, LATE.deciding), delivering: part(due.message, LATE.delivering) }
}

const ELSEWHERE: HealthPart = { status: "elsewhere", oldest_seconds: null }

function part(oldest: Milliseconds, late: Milliseconds): HealthPart {
  return { status: oldest > late ? "late" : "ok", oldest_seconds: Math.round(Math.max(0, oldest)) / 1000 }
}
