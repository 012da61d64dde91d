import { createHash } from "node:crypto"
import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type pg from "pg"
import type { Database } from "#store/open.ts"
import { inTransaction } from "#store/transaction.ts"

/** A step of a schema's history: a `.sql` file, its name, and the sha-256 of its text in hex. */
export type Migration = { name: string; sha256: string; sql: string }

/** Where the shipped files lie. */
export const centralMigrations = join(import.meta.dirname, "migrations", "central")
/** Where the shipped files of every workspace lie; in them `:role` stands for the workspace's role. */
export const workspaceMigrations = join(import.meta.dirname, "migrations", "workspace")

/** One number for everybody who changes schemas of this database, so that they wait for each other. */
const lockOfMigrators = 7_206_210_002

/**
 * Brings the central schema `baton` up to date, creating it when it is not there.
 *
 * @returns the names of the files that were applied now, in order
 * @throws Error when a file that was applied has changed since
 */
export async function migrateCentral(db: Database, folder: string = centralMigrations): Promise<string[]> {
  const migrations = readMigrations(folder)
  if (await isUpToDate(db, "baton", migrations)) return []
  return locked(db, async (client) => {
    await client.query("create schema if not exists baton")
    return apply(client, "baton", migrations, null)
  })
}

/** Brings every workspace up to date, one transaction each; returns what was applied where. */
export async function migrateWorkspaces(
  db: Database,
  folder: string = workspaceMigrations,
): Promise<{ workspace: string; applied: string[] }[]> {
  const migrations = readMigrations(folder)
  const { rows } = await db.pool.query<{ name: string; schema: string; role: string }>(
    "select name, schema, role from baton.workspace order by name",
  )
  const done: { workspace: string; applied: string[] }[] = []
  for (const { name, schema, role } of rows) {
    if (await isUpToDate(db, schema, migrations)) continue
    done.push({ workspace: name, applied: await locked(db, (client) => apply(client, schema, migrations, role)) })
  }
  return done
}

/** A change waits so long for whoever uses a table, and holds up all that come behind it meanwhile; then it lets them go first and tries again. */
const LONGEST_WAIT = "3s"
const MOST_TRIES = 20
const NOT_NOW = "55P03"

/**
 * Runs `work` in a transaction that no other migrator of this database runs beside, again and again while others use what it wants to change: work goes
 * on while schemas are changed.
 */
export async function locked<Result>(db: Database, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(db, async (client) => {
        await client.query(`select pg_advisory_xact_lock(${lockOfMigrators})`)
        await client.query(`set local lock_timeout = '${LONGEST_WAIT}'`)
        return work(client)
      })
    } catch (error) {
      if (!isNotNow(error) || attempt === MOST_TRIES) throw error
      await sleep(100 * attempt)
    }
  }
}

function isNotNow(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return code === NOT_NOW || cause?.code === NOT_NOW
}

/** Applies what is missing in `schema` on a connection that is in a transaction; `role` replaces `:role` in the files. */
export async function apply(client: pg.ClientBase, schema: string, migrations: Migration[], role: string | null): Promise<string[]> {
  await client.query(
    `create table if not exists "${schema}".migration (name text primary key, sha256 text not null, applied_at timestamptz(3) not null default clock_timestamp())`,
  )
  const pending = pendingOf(schema, migrations, await appliedIn(client, schema))
  await client.query(`set local search_path to "${schema}"`)
  for (const { name, sha256, sql } of pending) {
    await client.query(forRole(sql, role)).catch((error: Error) => {
      throw new Error(`Migration ${name} of schema ${schema} failed: ${error.message}`, { cause: error })
    })
    await client.query(`insert into "${schema}".migration (name, sha256) values ($1, $2)`, [name, sha256])
  }
  return pending.map(({ name }) => name)
}

/** The `.sql` files of a folder in order of their names; line ends don't count in their hash. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"))
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n")
    return { name, sha256: createHash("sha256").update(sql).digest("hex"), sql }
  })
}

/** Without a lock, so that a start that has nothing to do waits for nobody. */
async function isUpToDate(db: Database, schema: string, migrations: Migration[]): Promise<boolean> {
  const { rows } = await db.pool.query<{ there: boolean }>("select to_regclass($1) is not null as there", [`"${schema}".migration`])
  if (!rows[0]?.there) return false
  return pendingOf(schema, migrations, await appliedIn(db.pool, schema)).length === 0
}

async function appliedIn(client: pg.ClientBase | pg.Pool, schema: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>(`select name, sha256 from "${schema}".migration order by name`)
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

/** Files that a newer Baton applied and this one does not have are left alone: the version before still serves. */
function pendingOf(schema: string, migrations: Migration[], applied: Map<string, string>): Migration[] {
  const last = [...applied.keys()].at(-1) ?? ""
  for (const { name, sha256 } of migrations) {
    const before = applied.get(name)
    if (before !== undefined && before !== sha256) {
      throw new Error(
        `Migration ${name} was changed after schema ${schema} had applied it. Put the file back as it was and add a new one for the change.`,
      )
    }
    if (before === undefined && name < last) {
      throw new Error(
        `Migration ${name} comes before ${last}, which schema ${schema} has already applied. Give the new file a higher number.`,
      )
    }
  }
  return migrations.filter(({ name }) => !applied.has(name))
}

/** `:role` becomes the quoted role; a cast such as `x::role` stays. */
function forRole(sql: string, role: string | null): string {
  return role === null ? sql : sql.replaceAll(/(?<!:):role\b/g, `"${role}"`)
}
