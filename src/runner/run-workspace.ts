import type { Logger } from "pino"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { isDatabaseAway } from "#store/is-database-away.ts"
import { acquireLease, keepLease, LeaseLost, type Lease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { deliverRound, type Outlet } from "#runner/deliver.ts"
import { keepFetching } from "#runner/fetch-named.ts"
import { readNamesIfWanted } from "#runner/read-account-names.ts"
import { createLookUps, type LookUps } from "#runner/look-up.ts"
import { keepReadingCalendars } from "#runner/read-calendars.ts"
import { keepSealing } from "#runner/seal-journal.ts"
import { watchLimits } from "#runner/watch-limits.ts"
import { takeRound } from "#runner/take.ts"
import { tickRound } from "#runner/tick.ts"
import { createUndoer } from "#runner/undo-imports.ts"

/** What running a workspace needs. `holder` names this process. */
export type Running = {
  db: Database
  workspace: string
  holder: string
  outlet: Outlet
  now: () => Instant
  log: Logger
  /** Whether providers in this network may be asked. */
  allowsLocalProviders: boolean
  /** Whether the workspace is this process's to run; asked again and again, and when it is woken. */
  mayRun: () => boolean
  /** Without being woken, something due is noticed after this long. */
  lookEveryMs: () => number
}

/** A workspace that this process runs, or waits to run. */
export type Runner = {
  /** Something arrived or became due: look at once. */
  wake(): void
  /** Whether this process has the lease at the moment. */
  isRunning(): boolean
  /** Finishes the round that is under way and gives the lease back. */
  stop(): Promise<void>
  /** When the loop last came around, for the heartbeat. */
  lastRoundAt(): Instant
}

const LEASE_TRY_MS = 1_000

/** Runs a workspace's steps, clocks and deliveries for as long as this process has its lease; takes it over when another process lets go. */
export function runWorkspace(running: Running): Runner {
  const state = {
    stopping: false,
    lease: null as Lease | null,
    lastRoundAt: Date.now(),
    wakers: new Set<() => void>(),
  }
  // whoever is woken while still at work does not sleep next time
  let isWoken = false
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      if (isWoken) {
        isWoken = false
        return resolve()
      }
      const done = () => {
        clearTimeout(timer)
        state.wakers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      state.wakers.add(done)
    })

  const loop = async () => {
    while (!state.stopping) {
      try {
        if (running.mayRun()) await holdLease(running, state, sleep)
        else await sleep(LEASE_TRY_MS)
      } catch (error) {
        const isGone = error instanceof Refusal && error.code === "unknown_workspace"
        if (!(error instanceof LeaseLost) && !isGone && !isDatabaseAway(error))
          running.log.error({ err: error, workspace: running.workspace }, "running a workspace failed")
        await sleep(LEASE_TRY_MS)
      }
    }
  }
  const ended = loop()
  return {
    wake() {
      isWoken = true
      for (const done of state.wakers) done()
    },
    isRunning: () => state.lease !== null,
    lastRoundAt: () => state.lastRoundAt,
    async stop() {
      state.stopping = true
      ;[...state.wakers].forEach((done) => done())
      await ended
    },
  }
}

type State = { stopping: boolean; lease: Lease | null; lastRoundAt: number; wakers: Set<() => void> }

async function holdLease(running: Running, state: State, sleep: (ms: number) => Promise<void>): Promise<void> {
  const lease = await acquireLease(running.db, running.workspace, running.holder)
  if (lease === null) return sleep(LEASE_TRY_MS)
  state.lease = lease
  const kept = { isLost: false }
  const keeping = keepLease(running.db, lease, () => (kept.isLost = true))
  const sealing = keepSealing(running.db, lease, running.now, running.log)
  const calendars = keepReadingCalendars(
    { db: running.db, lease, voice: running.outlet.voice, now: running.now, allowsLocal: running.allowsLocalProviders },
    running.log,
  )
  const limits = watchLimits(running.db, lease, running.now, running.log)
  const goesOn = () => !state.stopping && !kept.isLost && running.mayRun()
  const { db, outlet, now, allowsLocalProviders: allowsLocal } = running
  const moved = () => state.wakers.forEach((done) => done())
  const fetching = keepFetching({ db, lease, now, allowsLocal, moved }, running.log)
  const lookUps = createLookUps({ db, lease, voice: outlet.voice, now, allowsLocal, moved })
  // when one of the two loops fails the other must not go on without it
  const together = (loop: Promise<void>) =>
    loop.catch((error: unknown) => {
      kept.isLost = true
      throw error
    })
  try {
    const results = await Promise.allSettled([
      together(work(running, lease, { state, lookUps, goesOn, sleep })),
      together(deliver(running, goesOn, sleep)),
    ])
    for (const result of results) if (result.status === "rejected") throw result.reason
  } finally {
    state.lease = null
    lookUps.stop()
    await calendars.stop()
    await fetching.stop()
    await sealing.stop()
    await limits.stop()
    await keeping.stop().catch(() => {})
  }
}

type Loop = { state: State; lookUps: LookUps; goesOn: () => boolean; sleep: (ms: number) => Promise<void> }

/** What changes leads takes turns, so that no two of these transactions wait for each other's leads. */
async function work({ db, outlet, now, log, lookEveryMs }: Running, lease: Lease, { state, lookUps, goesOn, sleep }: Loop): Promise<void> {
  const undoer = createUndoer(db, lease, outlet.voice, now)
  while (goesOn()) {
    state.lastRoundAt = Date.now()
    const known = (await lookUps.round()) + (await tickRound(db, lease, outlet.voice, now))
    const arrived = await takeRound(db, lease, outlet.voice, now, () => lookUps.planned())
    const done = known + arrived + (await undoer.round())
    readNamesIfWanted(db, lease, log, now)
    if (done === 0) await sleep(Math.min(lookEveryMs(), lookUps.msLeft()))
  }
}

async function deliver(
  { db, workspace, outlet, now, lookEveryMs }: Running,
  goesOn: () => boolean,
  sleep: (ms: number) => Promise<void>,
): Promise<void> {
  while (goesOn()) {
    const tried = await deliverRound(db, workspace, outlet, now, Math.random)
    if (tried === 0) await sleep(lookEveryMs())
  }
}
