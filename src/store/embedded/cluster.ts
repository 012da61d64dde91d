import { spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import {
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Binaries } from "#store/embedded/binaries.ts"
import { placeOfCluster, type RunAs } from "#store/embedded/run-as.ts"

/** A PostgreSQL cluster on disk and the secret of its one user `baton`. */
export type Cluster = { dir: string; secret: string }

/**
 * The cluster of a data folder, made when there is none yet. An interrupted first start leaves nothing half-made, and of
 * two first starts at once one cluster comes out.
 *
 * @throws Error when the cluster was lost, belongs to another user, or was made by another major version
 */
export function openCluster(folder: string, binaries: Binaries, runAs: RunAs, onLog: (line: string) => void): Cluster {
  const dir = placeOfCluster(folder, runAs)
  const usual = join(folder, "pg")
  if (lstatSync(usual, { throwIfNoEntry: false }) === undefined) {
    initialise(dir, secretOf(folder), binaries, runAs)
    if (dir !== usual) link(dir, usual)
    onLog(dir === usual ? `made a new database in ${dir}` : `made a new database in ${dir}, since its user can't enter ${folder}`)
  }
  checkCluster(folder, dir, binaries, runAs)
  return { dir, secret: secretOf(folder) }
}

/** The secret of the data folder, made at the first call; only its owner can read it. */
function secretOf(folder: string): string {
  const file = join(folder, "pg.secret")
  if (!existsSync(file)) {
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, randomBytes(24).toString("base64url"), { mode: 0o600 })
    ignoring("EEXIST", () => linkSync(unfinished, file))
    rmSync(unfinished)
  }
  return readFileSync(file, "utf8").trim()
}

/** Makes the cluster under another name and renames it, so that the real name never holds half of one. */
function initialise(dir: string, secret: string, { bin, major }: Binaries, { ids }: RunAs): void {
  const unfinished = `${dir}.init-${process.pid}`
  const passwordFile = join(tmpdir(), `baton-${randomBytes(9).toString("hex")}`)
  try {
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { mode: 0o700 })
    writeFileSync(passwordFile, `${secret}\n`, { mode: 0o600, flag: "wx" })
    for (const path of ids ? [unfinished, passwordFile] : []) chownSync(path, ids?.uid ?? 0, ids?.gid ?? 0)
    const locale = major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"] : ["--no-locale"]
    const options = ["-D", unfinished, "-U", "baton", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "--data-checksums"]
    const made = spawnSync(join(bin, "initdb"), [...options, ...locale], { ...ids, cwd: "/", encoding: "utf8" })
    if (made.status !== 0) throw new Error(`PostgreSQL could not make a database in ${dir}: ${made.error?.message ?? made.stderr}`)
    ignoring("ENOTEMPTY", () => renameSync(unfinished, dir))
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function link(dir: string, usual: string): void {
  ignoring("EEXIST", () => symlinkSync(dir, usual))
}

function checkCluster(folder: string, dir: string, { bin, major }: Binaries, runAs: RunAs): void {
  const version = versionOf(dir, runAs)
  if (version === "EACCES") throw new Error(`The database in ${dir} belongs to another user. Start Baton as that user, or as root.`)
  if (version === null) {
    throw new Error(
      `${join(folder, "pg")} is there, but ${dir} holds no PostgreSQL database. Bring it back, or remove ${folder} to start empty.`,
    )
  }
  if (version === String(major)) return
  throw new Error(
    `The database in ${dir} was made by PostgreSQL ${version}; the programs in ${bin} are PostgreSQL ${major} and can't open it. Set BATON_PG_BIN to the programs of PostgreSQL ${version}, or export with the Baton that made it and import into a new folder.`,
  )
}

function versionOf(dir: string, { ids }: RunAs): string | null {
  if (ids === null && existsSync(dir) && lstatSync(dir).uid !== process.getuid?.()) return "EACCES"
  const file = join(dir, "PG_VERSION")
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null
}

function ignoring(code: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== code) throw error
  }
}
