import type { Instant } from "#domain/instant.ts"
import { createImporter } from "#runner/import-file.ts"
import { deliverRound } from "#runner/deliver.ts"
import { takeRound } from "#runner/take.ts"
import { tickRound } from "#runner/tick.ts"
import type { Lease } from "#store/lease.ts"
import { newId } from "#store/new-id.ts"
import type { Database } from "#store/open.ts"
import { storeSignals } from "#store/signal.ts"
import { nextTimerAt } from "#store/timer.ts"
import { inWorkspace } from "#store/workspace.ts"
import type { Voice } from "#steps/announce.ts"
import type { DemoArrival } from "./demo-arrival.ts"
import { comingActs, doAct, type ComingAct } from "./demo-reps.ts"
import { fairList } from "./fair-list.ts"

/** What a run needs. `imports`: when the list from the fair is imported. */
export type DemoRun = { db: Database; lease: Lease; voice: Voice; arrivals: readonly DemoArrival[]; imports: Instant }

/** Things this close together are done in one go. */
const TOGETHER = 5 * 60_000
const HOUR = 60 * 60_000

/** Runs the product from the first arrival to `now` with a clock that jumps to whatever comes next: an arrival, something due, or what a rep does. */
export async function runDemo(run: DemoRun, now: Instant): Promise<void> {
  const { db, lease } = run
  const waiting = [...run.arrivals]
  const seen = new Map<string, number>()
  let acts: ComingAct[] = []
  let imports: Instant | null = run.imports
  let delivered = 0
  for (;;) {
    const timer = await inWorkspace(db, lease.workspace, nextTimerAt)
    const at = Math.min(waiting[0]?.at ?? Infinity, acts[0]?.at ?? Infinity, timer ?? Infinity, imports ?? Infinity)
    if (at > now) break
    if (timer !== null && timer <= at) await work(() => tickRound(db, lease, run.voice, () => at))
    if (imports === at) {
      await importList(run, at)
      imports = null
    }
    const arrived = takeWhile(waiting, (one) => one.at <= at)
    if (arrived.length > 0) await store(run, arrived)
    await work(() => takeRound(db, lease, run.voice, () => at))
    const until = Math.min(at + TOGETHER, waiting[0]?.at ?? now, now)
    const doing = takeWhile(acts, (one) => one.at <= Math.max(at, Math.min(until, (timer !== null && timer > at ? timer : at) - 1)))
    const fresh = await inWorkspace(db, lease.workspace, async (tx) => {
      for (const one of doing) await doAct(tx, one, run.voice)
      return comingActs(tx, seen, at)
    })
    acts = [...acts, ...fresh].toSorted((one, other) => one.at - other.at)
    if (at - delivered > HOUR) {
      await show(run, at)
      delivered = at
    }
  }
  await show(run, now)
}

function takeWhile<One>(list: One[], holds: (one: One) => boolean): One[] {
  const end = list.findIndex((one) => !holds(one))
  return list.splice(0, end < 0 ? list.length : end)
}

async function work(round: () => Promise<number>): Promise<void> {
  while ((await round()) > 0);
}

async function show({ db, lease, voice }: DemoRun, at: Instant): Promise<void> {
  await work(() => deliverRound(db, lease.workspace, { settings: null, voice }, () => at, () => 0))
}

async function store({ db, lease }: DemoRun, arrivals: readonly DemoArrival[]): Promise<void> {
  const signals = arrivals.map(({ at, ...one }) => ({ ...one, id: newId(), key: null, import: null, receivedAt: at }))
  await inWorkspace(db, lease.workspace, (tx) => storeSignals(tx, signals))
}

async function importList({ db, lease }: DemoRun, at: Instant): Promise<void> {
  const importer = createImporter({ db, now: () => at, arrived: () => {} })
  const bytes = (async function* () {
    yield new TextEncoder().encode(fairList())
  })()
  await importer.store(lease.workspace, { name: "demo-fair-list.csv", source: "demo-fair", mapping: {}, bytes })
}
