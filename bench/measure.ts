/** How benches measure and speak: wall seconds, CPU seconds of this process and of PostgreSQL, one JSON line per measurement. */
import type { Database } from "#store/open.ts"
import { cpuSecondsOf, postmasterOf } from "./postgres-cost.ts"

export type Cost = { seconds: number; nodeCpuSeconds: number; postgresCpuSeconds: number }

/** Begins to measure; the answer, called, says what it has cost since. */
export async function startMeasuring(db: Database): Promise<() => Cost> {
  const postmaster = await postmasterOf(db)
  const postgres = cpuSecondsOf(postmaster)
  const cpu = process.cpuUsage()
  const started = performance.now()
  return () => {
    const { user, system } = process.cpuUsage(cpu)
    return {
      seconds: round((performance.now() - started) / 1000),
      nodeCpuSeconds: round((user + system) / 1e6),
      postgresCpuSeconds: round(cpuSecondsOf(postmaster) - postgres),
    }
  }
}

/** Two digits behind the point. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** The value below which this share of the durations lies, in milliseconds with one digit. */
export function percentile(durations: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(durations).sort()
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
}

export function say(bench: string, what: string, found: object): void {
  console.log(JSON.stringify({ bench, what, ...found }))
}

/** A number after `--name` on the command line, or the usual one. */
export function option(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : Number(process.argv[at + 1])
}
