import { randomUUID } from "node:crypto"
import { hostname } from "node:os"
import type { Logger } from "pino"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { shareOut } from "#domain/sharing/share-out.ts"
import type { Outlet } from "#runner/deliver.ts"
import { runWorkspace, type Runner } from "#runner/run-workspace.ts"
import { watchProofs, type LastProof } from "#runner/watch-proof.ts"
import { createTeller, listenForArrivals } from "#store/arrivals.ts"
import { isDatabaseAway } from "#store/is-database-away.ts"
import type { Database } from "#store/open.ts"
import { leaveProcess, shareRound, type Process, type SharedWorkspace } from "#store/process.ts"
import { outdated, SCHEMA_LEVEL } from "#store/schema-level.ts"
import { nextTimerAt } from "#store/timer.ts"
import { moveClock } from "#store/workspace-clock.ts"
import { inWorkspace, type Workspace } from "#store/workspace.ts"
import { sharedTime, type SharedTime } from "./shared-time.ts"
import { VERSION } from "./version.ts"

/** The workspaces of an installation, and those among them that this process runs. */
export type Fleet = {
  isDemo(workspace: string): boolean
  /** The workspace's time: real, or moved forward in a demo. */
  now(workspace: string): Instant
  /** Moves a demo's clock from timer to timer, and has everything that became due looked at; null when it is no demo. */
  advance(workspace: string, by: Milliseconds): Promise<Instant | null>
  /** Something arrived: whoever runs the workspace looks at once. */
  wake(workspace: string): void
  /** Looks now which workspaces there are. */
  refresh(): Promise<void>
  running(): { name: string; runner: Runner; proof: LastProof | null; now: Instant }[]
  /** Whether other processes would take over. */
  isShared(): boolean
  /** Finishes what is under way and gives the workspaces back. */
  stop(): Promise<void>
}

export type FleetOptions = {
  db: Database
  does: Process["does"]
  outlet: (workspace: Workspace) => Outlet
  log: Logger
  allowsLocalProviders: boolean
  /** The database was changed so that this process may not go on. */
  onOutdated: (says: string) => void
}

const ROUND_MS = 1_000
/** With many workspaces each is looked at less often when nothing woke it, so that looking costs the same. */
const LOOK_MS = { each: 20, least: 200, most: 2_000 }

/** Looks each second which workspaces there are and how they are shared out, and runs its own share. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { db, does, log } = options
  const me: Process = { id: randomUUID(), name: `${hostname()}:${process.pid}`, version: VERSION, does }
  const state = {
    known: new Map<string, SharedWorkspace>(),
    wanted: new Set<string>(),
    runners: 1,
    stopped: false,
    time: null as SharedTime | null,
  }
  const running = new Map<string, Runner>()
  const tell = createTeller(db)
  const now = (name: string) => (state.time?.now() ?? Date.now()) + (state.known.get(name)?.clockOffset ?? 0)
  const lookEveryMs = () => Math.min(LOOK_MS.most, Math.max(LOOK_MS.least, LOOK_MS.each * state.wanted.size))

  const start = (one: Workspace) =>
    runWorkspace({
      ...{ db, log, lookEveryMs, workspace: one.name, holder: me.id, outlet: options.outlet(one) },
      now: () => now(one.name),
      mayRun: () => !state.stopped && state.wanted.has(one.name),
      allowsLocalProviders: options.allowsLocalProviders,
    })
  const round = async () => {
    const { workspaces, runners, needs, time } = await shareRound(db, me)
    state.time ??= sharedTime(time, () => performance.now())
    state.time.note(time)
    if (needs > SCHEMA_LEVEL) options.onOutdated(outdated(needs))
    state.known = new Map(workspaces.map((one) => [one.name, one]))
    state.runners = runners
    state.wanted = does === "http" ? new Set() : shareOut(workspaces, me.id, runners)
    for (const one of workspaces) if (state.wanted.has(one.name) && !running.has(one.name)) running.set(one.name, start(one))
    for (const [name, runner] of running) {
      if (state.wanted.has(name) !== runner.isRunning()) runner.wake()
      if (state.known.has(name)) continue
      running.delete(name)
      void runner.stop()
    }
  }
  const rounds = inTurn(async () => {
    try {
      await round()
    } catch (error) {
      if (!isDatabaseAway(error)) log.error({ err: error }, "workspaces could not be shared out")
    }
  })
  await round()
  const timer = setInterval(() => void rounds(), ROUND_MS)
  const wake = (name: string) => (running.get(name)?.isRunning() ? running.get(name)?.wake() : tell(name))
  const listening = listenForArrivals(db, (name) => running.get(name)?.wake())
  const ours = () => [...running].filter(([, runner]) => runner.isRunning())
  const proofs = watchProofs(db, () => ours().map(([name]) => ({ name, now: now(name) })), log)
  const move = async (name: string, by: Milliseconds) => {
    const offset = await moveClock(db, name, Math.max(0, Math.round(by)))
    const known = state.known.get(name)
    if (offset !== null && known !== undefined) state.known.set(name, { ...known, clockOffset: offset })
    return offset
  }
  return {
    isDemo: (name) => state.known.get(name)?.demo ?? false,
    now,
    wake,
    refresh: rounds,
    isShared: () => state.runners > 1,
    running: () => ours().map(([name, runner]) => ({ name, runner, proof: proofs.last(name), now: now(name) })),
    advance: (name, by) => advance({ db, name, now: () => now(name), move, wake: () => wake(name) }, by),
    async stop() {
      state.stopped = true
      clearInterval(timer)
      proofs.stop()
      await Promise.all([...running.values()].map((runner) => runner.stop()))
      await leaveProcess(db, me.id).catch(() => {})
      await listening.stop()
    },
  }
}

/** Calls that come while one is under way share the one after it. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const begin = () => (running = work().finally(() => (running = null)))
  return () => {
    if (running === null) return begin()
    return (next ??= running.then(() => {
      next = null
      return begin()
    }))
  }
}

type Advancing = {
  db: Database
  name: string
  now: () => Instant
  move: (name: string, by: Milliseconds) => Promise<Milliseconds | null>
  wake: () => void
}

const MOST_STEPS = 5_000

async function advance({ db, name, now, move, wake }: Advancing, by: Milliseconds): Promise<Instant | null> {
  const target = now() + by
  for (let step = 0; step < MOST_STEPS && now() < target; step++) {
    const due = await inWorkspace(db, name, nextTimerAt, "look")
    const next = due === null ? target : Math.min(target, Math.max(due + 1, now()))
    if ((await move(name, next - now())) === null) return null
    wake()
    await settled(db, name, now)
  }
  if (now() < target && (await move(name, target - now())) === null) return null
  wake()
  await settled(db, name, now)
  return now()
}

/** Waits until everything that is due by now was looked at, ten seconds at most. */
async function settled(db: Database, name: string, now: () => Instant): Promise<void> {
  const until = performance.now() + 10_000
  while (performance.now() < until) {
    const due = await inWorkspace(db, name, nextTimerAt, "look")
    if (due === null || due > now()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
