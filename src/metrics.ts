import { collectDefaultMetrics, Gauge, Registry } from "prom-client"
import type { Instant } from "#domain/instant.ts"
import { backlog } from "#store/backlog.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import type { Runner } from "#runner/run-workspace.ts"

const registry = new Registry()
collectDefaultMetrics({ register: registry })
const gauge = (name: string, help: string, labelNames: string[] = ["workspace"]) =>
  new Gauge({ name: `baton_${name}`, help, labelNames, registers: [registry] })

const waitingItems = gauge("signal_items_waiting", "Items accepted and not yet taken", ["workspace", "lane"])
const oldestSignal = gauge("signal_oldest_seconds", "Age of the oldest signal that waits", ["workspace", "lane"])
const overdueTimers = gauge("timers_overdue", "Timers that are due and not yet looked at")
const latestTimer = gauge("timer_lateness_seconds", "How late the oldest due timer is")
const deliveriesWaiting = gauge("deliveries_waiting", "Messages that wait to be sent")
const deliveriesDead = gauge("deliveries_dead", "Messages that reached nobody")
const quarantined = gauge("quarantine_waiting", "Items that nobody could understand")
const openHandoffs = gauge("handoffs_open", "Open handoffs")
const violations = gauge("proof_violations", "Violations that the last proof found")
const isRunning = gauge("runner_has_lease", "1 while this process runs the workspace")
const heartbeat = gauge("runner_last_round_seconds", "Seconds since the loop last came around")

/** Everything that is watched, in Prometheus' text format, as of now. */
export async function collectMetrics(
  db: Database,
  running: readonly { name: string; runner: Runner; proof: { violations: number } | null; now: Instant }[],
): Promise<string> {
  for (const { name: workspace, runner, proof, now } of running) {
    const found = await inWorkspace(db, workspace, (tx) => backlog(tx, now), "metrics")
    for (const lane of [1, 2, 3]) {
      const own = found.lanes.find((one) => one.lane === lane)
      waitingItems.set({ workspace, lane }, own?.items ?? 0)
      oldestSignal.set({ workspace, lane }, own === undefined ? 0 : Math.max(0, now - own.since) / 1000)
    }
    overdueTimers.set({ workspace }, found.timersOverdue)
    latestTimer.set({ workspace }, found.oldestTimer === null ? 0 : Math.max(0, now - found.oldestTimer) / 1000)
    deliveriesWaiting.set({ workspace }, found.deliveriesWaiting)
    deliveriesDead.set({ workspace }, found.deliveriesDead)
    quarantined.set({ workspace }, found.quarantined)
    openHandoffs.set({ workspace }, found.handoffsOpen)
    if (proof !== null) violations.set({ workspace }, proof.violations)
    isRunning.set({ workspace }, runner.isRunning() ? 1 : 0)
    heartbeat.set({ workspace }, (Date.now() - runner.lastRoundAt()) / 1000)
  }
  return registry.metrics()
}
