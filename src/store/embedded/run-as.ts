import { execFileSync, spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { existsSync, lstatSync, mkdirSync, readlinkSync, statSync } from "node:fs"
import { join } from "node:path"

/** Who runs PostgreSQL. `ids` is null for ourselves; root must hand over to somebody else, since PostgreSQL refuses root. */
export type RunAs = { ids: { uid: number; gid: number } | null }

/**
 * The user to run PostgreSQL as. For root: the owner of the cluster that is already there, else `postgres`, else `nobody`.
 *
 * @throws Error that names `BATON_DATABASE_URL` when there is no such user
 */
export function runPostgresAs(folder: string): RunAs {
  if (process.getuid?.() !== 0) return { ids: null }
  const cluster = join(folder, "pg")
  if (existsSync(cluster) && statSync(cluster).uid !== 0) return { ids: { uid: statSync(cluster).uid, gid: statSync(cluster).gid } }
  for (const name of ["postgres", "nobody"]) {
    const ids = { uid: idOf(name, "-u"), gid: idOf(name, "-g") }
    if (ids.uid !== null && ids.gid !== null) return { ids: { uid: ids.uid, gid: ids.gid } }
  }
  throw new Error(
    "PostgreSQL refuses to run as root, and this machine has neither a postgres nor a nobody user. Start Baton as an ordinary user, or set BATON_DATABASE_URL to a PostgreSQL server.",
  )
}

/**
 * Where the cluster of a data folder lies: `folder/pg`, unless PostgreSQL's user can't get there (a clone under root's
 * home); then `folder/pg` becomes a link to a new folder below `/var/lib/baton`, made when the cluster is complete.
 */
export function placeOfCluster(folder: string, runAs: RunAs): string {
  const usual = join(folder, "pg")
  if (lstatSync(usual, { throwIfNoEntry: false })?.isSymbolicLink()) return readlinkSync(usual)
  if (runAs.ids === null || existsSync(usual) || reaches(folder, runAs)) return usual
  return join(placeOfRoot(), `data-${randomBytes(6).toString("hex")}`)
}

/** The folder, entered by everybody and written by root only, for what can't lie where Baton was started. */
export function placeOfRoot(): string {
  const place = "/var/lib/baton"
  mkdirSync(place, { recursive: true, mode: 0o755 })
  const { uid, mode } = statSync(place)
  if (uid !== 0 || (mode & 0o022) !== 0) throw new Error(`${place} must belong to root and be writable by root only.`)
  return place
}

function reaches(folder: string, { ids }: RunAs): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...ids, cwd: "/" }).status === 0
}

function idOf(name: string, which: "-u" | "-g"): number | null {
  try {
    return Number(execFileSync("id", [which, name], { stdio: ["ignore", "pipe", "ignore"] }))
  } catch {
    return null
  }
}
