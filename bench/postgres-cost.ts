/** What the database of a bench costs, read from /proc; Linux only, zeros elsewhere. */
import { readdirSync, readFileSync } from "node:fs"
import type { Database } from "#store/open.ts"

const TICKS = 100
const PAGE_MB = 4096 / 2 ** 20

/** Process id of the server behind a database on this machine. */
export async function postmasterOf(db: Database): Promise<number> {
  const { rows } = await db.pool.query<{ pid: number }>("select pg_backend_pid() as pid")
  return statOf(rows[0]?.pid ?? 0).parent
}

/** CPU seconds of the server and all its processes so far, also of those that ended. */
export function cpuSecondsOf(postmaster: number): number {
  const { own, ended } = statOf(postmaster)
  return (own + ended + childrenOf(postmaster).reduce((sum, pid) => sum + statOf(pid).own, 0)) / TICKS
}

/** Memory of all its processes: `pssMb` counts what they share once; null where the kernel doesn't say. */
export function memoryOf(postmaster: number): { processes: number; rssMb: number; pssMb: number | null } {
  const all = [postmaster, ...childrenOf(postmaster)]
  const pss = all.map(pssOf)
  return {
    processes: all.length,
    rssMb: Math.round(all.reduce((sum, pid) => sum + statOf(pid).rssMb, 0)),
    pssMb: pss.includes(null) ? null : Math.round(pss.reduce<number>((sum, each) => sum + (each ?? 0), 0)),
  }
}

function childrenOf(parent: number): number[] {
  const all = read("/proc") === null ? readdirSync("/proc") : []
  return all.filter((name) => /^\d+$/.test(name) && statOf(Number(name)).parent === parent).map(Number)
}

function statOf(pid: number) {
  const fields = (read(`/proc/${pid}/stat`) ?? "")
    .replace(/^.*\) /, "")
    .split(" ")
    .map(Number)
  const [, parent = 0] = fields
  const [own = 0, system = 0, ended = 0, endedSystem = 0] = fields.slice(11, 15)
  return { parent, own: own + system, ended: ended + endedSystem, rssMb: (fields[21] ?? 0) * PAGE_MB }
}

function pssOf(pid: number): number | null {
  const kb = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? "")?.[1]
  return kb === undefined ? null : Number(kb) / 1024
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return null
  }
}
