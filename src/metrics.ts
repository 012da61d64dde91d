import { collectDefaultMetrics, Gauge, Registry } from "prom-client"
import type { Instant } from "#domain/instant.ts"
import { backlog, type Backlog } from "#store/backlog.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import type { Runner } from "#runner/run-workspace.ts"

const registry = new Registry()
collectDefaultMetrics({ register: registry })
const ours: Gauge[] = []
const gauge = (name: string, help: string, labelNames: string[] = ["workspace"]) => {
  const made = new Gauge({ name: `baton_${name}`, help, labelNames, registers: [registry] })
  ours.push(made)
  return made
}

const waitingItems = gauge("signal_items_waiting", "Items accepted and not yet taken", ["workspace", "lane"])
const oldestSignal = gauge("signal_oldest_seconds", "Age of the oldest signal that waits", ["workspace", "lane"])
const overdueTimers = gauge("timers_overdue", "Timers that are due and not yet looked at")
const latestTimer = gauge("timer_lateness_seconds", "How late the oldest due timer is")
const deliveriesWaiting = gauge("deliveries_waiting", "Messages that wait to be sent")
const deliveriesFailing = gauge("deliveries_failing", "Messages that failed and are tried again")
const oldestDelivery = gauge("delivery_lateness_seconds", "How late the oldest message is that is due")
const deliveriesHeld = gauge("deliveries_held", "1 while nothing is sent because messages are held")
const deliveriesDead = gauge("deliveries_dead", "Messages that reached nobody")
const quarantined = gauge("quarantine_waiting", "Items that nobody could understand")
const openHandoffs = gauge("handoffs_open", "Open handoffs")
const violations = gauge("proof_violations", "Violations that the last proof found")
const isRunning = gauge("runner_has_lease", "1 while this process runs the workspace")
const heartbeat = gauge("runner_last_round_seconds", "Seconds since the loop last came around")

/** A workspace that this process runs. */
export type Watched = { name: string; runner: Runner; proof: { violations: number } | null; now: Instant }

let last: Promise<unknown> = Promise.resolve()

/** Everything that is watched of these workspaces, in Prometheus' text format, as of now. Whoever asks at the same time waits for their turn. */
export function collectMetrics(db: Database, running: readonly Watched[]): Promise<string> {
  const mine = last.then(() => collect(db, running))
  last = mine.catch(() => {})
  return mine
}

async function collect(db: Database, running: readonly Watched[]): Promise<string> {
  const found = await Promise.all(running.map(({ name, now }) => inWorkspace(db, name, (tx) => backlog(tx, now), "metrics")))
  // a workspace that moved to another process is told of there
  for (const each of ours) each.reset()
  running.forEach((one, place) => note(one, found[place] as Backlog))
  return registry.metrics()
}

function note({ name: workspace, runner, proof, now }: Watched, found: Backlog): void {
  const age = (since: Instant | null | undefined) => (since === null || since === undefined ? 0 : Math.max(0, now - since) / 1000)
  for (const lane of [1, 2, 3]) {
    const own = found.lanes.find((one) => one.lane === lane)
    waitingItems.set({ workspace, lane }, own?.items ?? 0)
    oldestSignal.set({ workspace, lane }, age(own?.since))
  }
  overdueTimers.set({ workspace }, found.timersOverdue)
  latestTimer.set({ workspace }, age(found.oldestTimer))
  deliveriesWaiting.set({ workspace }, found.deliveriesWaiting)
  deliveriesFailing.set({ workspace }, found.deliveriesFailing)
  oldestDelivery.set({ workspace }, age(found.oldestDelivery))
  deliveriesDead.set({ workspace }, found.deliveriesDead)
  deliveriesHeld.set({ workspace }, found.isHeld ? 1 : 0)
  quarantined.set({ workspace }, found.quarantined)
  openHandoffs.set({ workspace }, found.handoffsOpen)
  if (proof !== null) violations.set({ workspace }, proof.violations)
  isRunning.set({ workspace }, runner.isRunning() ? 1 : 0)
  heartbeat.set({ workspace }, (Date.now() - runner.lastRoundAt()) / 1000)
}
