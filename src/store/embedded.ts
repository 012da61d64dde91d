import { spawn, type ChildProcess } from "node:child_process"
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, realpathSync, renameSync, statSync } from "node:fs"
import { createServer, type AddressInfo } from "node:net"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { findBinaries, type Binaries } from "#store/embedded/binaries.ts"
import { openCluster, type Cluster } from "#store/embedded/cluster.ts"
import { answers, findRunning, stopPostmaster, type Postmaster } from "#store/embedded/postmaster.ts"
import { runPostgresAs, type RunAs } from "#store/embedded/run-as.ts"

/** A PostgreSQL of our own. `url` holds the secret: it is never logged. */
export type EmbeddedServer = {
  url: string
  pid: number
  /** True when it already ran, left by a Baton that was killed. */
  adopted: boolean
  /** Brings it back after it died, on the same port; resolves when it answers. */
  revive(): Promise<void>
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  folder: string
  onLog: (line: string) => void
  /** PostgreSQL settings that go over ours, such as `{ fsync: "off" }` where durability is not the subject. */
  settings?: Record<string, string>
}

type Place = {
  folder: string
  cluster: Cluster
  binaries: Binaries
  runAs: RunAs
  settings: Record<string, string>
  onLog: (line: string) => void
}

/** How a small server is set: everything durable, made for batches of writes, quiet, and within 64 MB of /dev/shm as containers have. */
const settingsOfOurs: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  fsync: "on",
  synchronous_commit: "on",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  wal_buffers: "16MB",
  max_wal_size: "2GB",
  min_wal_size: "256MB",
  checkpoint_timeout: "15min",
  checkpoint_completion_target: "0.9",
  random_page_cost: "1.1",
  jit: "off",
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
  // most tables are only added to: looked at each time they grew by a tenth, they took a third of all CPU time in an import
  autovacuum_naptime: "60s",
  autovacuum_vacuum_insert_scale_factor: "1",
  autovacuum_analyze_scale_factor: "0.25",
  log_checkpoints: "off",
  log_timezone: "UTC",
  timezone: "UTC",
}

/**
 * Runs a private PostgreSQL for one data folder: finds the programs, makes the cluster once, adopts one that already
 * runs, starts one otherwise. Listens on 127.0.0.1 only, with a generated secret.
 *
 * @throws Error with a sentence for the person who starts Baton
 */
export async function startEmbedded({ folder: given, onLog, settings = {} }: EmbeddedOptions): Promise<EmbeddedServer> {
  // A folder of our making may be entered by PostgreSQL's user, whatever the umask; what lies in it may not be read.
  if (mkdirSync(given, { recursive: true }) !== undefined) chmodSync(given, 0o711)
  const folder = realpathSync(given)
  const runAs = runPostgresAs(folder)
  const binaries = findBinaries(folder, runAs)
  const cluster = openCluster(folder, binaries, runAs, onLog)
  const place = { folder, cluster, binaries, runAs, settings, onLog }
  let { postmaster, adopted } = await runOn(place, null)
  return {
    url: urlOf(cluster, postmaster.port),
    adopted,
    get pid() {
      return postmaster.pid
    },
    async revive() {
      postmaster = (await runOn(place, postmaster.port)).postmaster
    },
    stop: () => stopPostmaster(postmaster.pid, cluster.dir),
  }
}

/** Adopts or starts, again and again for up to a minute: the one before may still be going down. */
async function runOn(place: Place, wantedPort: number | null): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    const running = await findRunning(place.cluster.dir, (port) => urlOf(place.cluster, port), place.onLog)
    if (running.kind === "up") return { postmaster: running.postmaster, adopted: true }
    const started = running.kind === "nothing" ? await start(place, wantedPort ?? (await freePort())) : null
    if (started !== null) return { postmaster: started, adopted: false }
    await sleep(50)
  }
  throw new Error(`PostgreSQL did not start within a minute; ${join(place.folder, "pg.log")} says why.`)
}

/** Starts PostgreSQL and waits until it answers; null when it gave up, such as when the port was taken meanwhile. */
async function start(place: Place, port: number): Promise<Postmaster | null> {
  const child = spawnPostgres(place, port)
  const gaveUp = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined
  while (!gaveUp()) {
    if (await answers(urlOf(place.cluster, port))) return gaveUp() ? null : { pid: child.pid ?? 0, port }
    await sleep(20)
  }
  return null
}

/** Detached, so that Ctrl-C reaches Baton first, which drains before it stops the database. */
function spawnPostgres({ folder, cluster, binaries, runAs, settings }: Place, port: number): ChildProcess {
  const flags = Object.entries({ ...settingsOfOurs, ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const log = openLog(join(folder, "pg.log"))
  const child = spawn(join(binaries.bin, "postgres"), ["-D", cluster.dir, "-p", String(port), ...flags], {
    ...runAs.ids,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
  })
  closeSync(log)
  child.on("error", () => {})
  child.unref()
  return child
}

/** The log goes on at every start; past 10 MB it is put aside once. */
function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.before`)
  return openSync(file, "a", 0o600)
}

function urlOf({ secret }: Cluster, port: number): string {
  return `postgres://baton:${secret}@127.0.0.1:${port}/postgres`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
