import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "pg"

/** The main process of a running PostgreSQL and its port on 127.0.0.1. */
export type Postmaster = { pid: number; port: number }

/** What runs on a cluster right now. `"starting"`: something does, but it does not answer yet, or it is going down. */
export type Running = { kind: "up"; postmaster: Postmaster } | { kind: "starting" } | { kind: "nothing" }

/**
 * Looks for a PostgreSQL that already runs on the cluster: left behind by a Baton that was killed, or another Baton's.
 *
 * A `postmaster.pid` that is empty, or names a foreign process or one that is dead and not collected, would keep
 * PostgreSQL from starting: it is removed once nothing works on the cluster any more. One whose process is gone is left to
 * PostgreSQL, which makes sure of that itself.
 */
export async function findRunning(dir: string, urlOf: (port: number) => string, onLog: (line: string) => void): Promise<Running> {
  const file = join(dir, "postmaster.pid")
  const noted = readPidFile(file)
  if (noted !== null && isAlive(noted.pid) && runsCluster(noted.pid, dir)) {
    return (await answers(urlOf(noted.port))) ? { kind: "up", postmaster: noted } : { kind: "starting" }
  }
  if (!existsSync(file) || (noted !== null && !isThere(noted.pid))) return { kind: "nothing" }
  if ((noted === null && isBeingWritten(file)) || isWorkedOn(dir)) return { kind: "starting" }
  rmSync(file, { force: true })
  onLog("removed a postmaster.pid that no PostgreSQL stands behind")
  return { kind: "nothing" }
}

/** Whether a PostgreSQL takes connections at this address. */
export async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  client.on("error", () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Ends PostgreSQL in its fast way: open transactions are rolled back, everything committed is on disk. Waits up to 30 s. */
export async function stopPostmaster(pid: number, dir: string): Promise<void> {
  if (!isAlive(pid) || !runsCluster(pid, dir)) return
  process.kill(pid, "SIGINT")
  for (let waited = 0; waited < 1_200 && isAlive(pid); waited++) await sleep(25)
}

/** Whether the process runs; a zombie, ended but not yet collected by its parent, does not. */
export function isAlive(pid: number): boolean {
  return isThere(pid) && !isZombie(pid)
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** The first line is the process, the fourth its port; null when the file is absent, empty or cut off. */
function readPidFile(file: string): Postmaster | null {
  const lines = readOrEmpty(file).split("\n")
  const noted = { pid: Number(lines[0]), port: Number(lines[3]) }
  return Number.isInteger(noted.pid) && noted.pid > 0 ? noted : null
}

/** Made within the last second: another start may not have filled it yet. */
function isBeingWritten(file: string): boolean {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 1_000
}

function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return fromPs(pid, "stat=").startsWith("Z")
  const stat = `/proc/${pid}/stat`
  return /\) Z /.test(readOrEmpty(stat))
}

/** Whether the process was started on this cluster: its folder stands among the arguments. */
function runsCluster(pid: number, dir: string): boolean {
  if (process.platform !== "linux") return fromPs(pid, "command=").includes(` -D ${dir} `)
  return readOrEmpty(`/proc/${pid}/cmdline`).split("\0").includes(dir)
}

/** Whether a process of PostgreSQL is left: all of them have the cluster as their working folder. Elsewhere than on Linux nobody can tell. */
function isWorkedOn(dir: string): boolean {
  if (process.platform !== "linux") return false
  return readdirSync("/proc").some((name) => /^\d+$/.test(name) && workingFolderOf(name) === dir)
}

function workingFolderOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return ""
  }
}

function fromPs(pid: number, column: string): string {
  try {
    return execFileSync("ps", ["-ww", "-o", column, "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim()
  } catch {
    return ""
  }
}
