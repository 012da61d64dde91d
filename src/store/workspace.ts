import type pg from "pg"
import { Refusal } from "#domain/refusal.ts"
import { failpoint } from "#store/failpoint.ts"
import { gatherWrites } from "#store/gather-writes.ts"
import { apply, locked, readMigrations, workspaceMigrations } from "#store/migrate.ts"
import type { Database } from "#store/open.ts"
import { commit, rollBack } from "#store/transaction.ts"
import { txOn, type Tx } from "#store/tx.ts"

export type { Tx } from "#store/tx.ts"

/** One company's tables: a schema and a role that sees nothing else. Both are named `ws_…`. */
export type Workspace = { name: string; schema: string; role: string; demo: boolean }

/**
 * Runs `work` in a transaction that sees this workspace's tables only, and commits. Read committed.
 *
 * @param label names the failpoints around the commit: `before-commit:<label>` and `after-commit:<label>`
 * @throws Refusal `unknown_workspace` when there is none of that name; whatever `work` throws, after rolling back
 */
export async function inWorkspace<Result>(db: Database, name: string, work: (tx: Tx) => Promise<Result>, label = "work"): Promise<Result> {
  const schema = schemaOf(name)
  const client = await db.pool.connect()
  const { tx, settled, close, firstRefusal } = txOn(client, name, db.secrets)
  // the first statements follow it without waiting; had it failed, PostgreSQL would refuse them all
  const entered = enter(client, schema, name)
  entered.catch(() => {})
  let result: Result
  try {
    result = await work(tx)
    await entered
    await settled()
    close()
    failpoint(`before-commit:${label}`)
    await commit(client)
  } catch (error) {
    close()
    await rollBack(client)
    await entered
    // what failed first is the reason; everything after it only says that the transaction is over
    const reason = firstRefusal() ?? error
    throw (await isGone(db, schema, reason)) ? unknownWorkspace(name) : reason
  }
  client.release()
  failpoint(`after-commit:${label}`)
  return result
}

/**
 * Makes a workspace with empty tables.
 *
 * @param name up to 40 small letters, digits and hyphens, beginning with a letter
 * @throws Refusal `workspace_name` or `workspace_exists`
 */
export async function createWorkspace(
  db: Database,
  name: string,
  { demo = false, migrations = workspaceMigrations }: { demo?: boolean; migrations?: string } = {},
): Promise<Workspace> {
  const schema = schemaOf(name)
  await locked(db, async (client) => {
    await nameWorkspace(client, { name, demo, clockOffset: 0 })
    await makeSchema(client, schema)
    await apply(client, schema, readMigrations(migrations), schema)
  })
  return { name, schema, role: schema, demo }
}

/** Takes the name, within a transaction that makes the rest. @throws Refusal `workspace_name` or `workspace_exists` */
export async function nameWorkspace(client: pg.ClientBase, { name, demo, clockOffset }: NewWorkspace): Promise<void> {
  const schema = schemaOf(name)
  const { rowCount } = await client.query(
    "insert into baton.workspace (name, schema, role, demo, clock_offset_ms) values ($1, $2, $2, $3, $4) on conflict do nothing",
    [name, schema, demo, clockOffset],
  )
  if (rowCount === 0) throw new Refusal("workspace_exists", `There is already a workspace called ${name}.`, 409)
}

type NewWorkspace = { name: string; demo: boolean; clockOffset: number }

/** An empty schema and the role that may use it and owns nothing. */
export async function makeSchema(client: pg.ClientBase, schema: string): Promise<void> {
  await client.query(makeRole(schema))
  await client.query(`create schema "${schema}"; grant usage on schema "${schema}" to "${schema}"`)
}

/** Every workspace, the one that the installation began with first. */
export async function workspaces(db: Database): Promise<Workspace[]> {
  const { rows } = await db.pool.query<Workspace>("select name, schema, role, demo from baton.workspace order by created_at, name")
  return rows
}

/** The workspace that the installation began with; null before there is one. */
export async function firstWorkspace(db: Database): Promise<string | null> {
  return (await workspaces(db))[0]?.name ?? null
}

/** The schema, and role, of a workspace; the name is checked here because it goes into SQL. */
export function schemaOf(name: string): string {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) {
    throw new Refusal(
      "workspace_name",
      `"${name.slice(0, 60)}" can't name a workspace: use small letters, digits and hyphens, 40 at most, a letter first.`,
    )
  }
  return `ws_${name.replaceAll("-", "_")}`
}

/** One round trip. The settings are local to the transaction, so the connection goes back as it came. */
async function enter(client: pg.ClientBase, schema: string, name: string): Promise<void> {
  gatherWrites(client)
  try {
    await client.query(`begin isolation level read committed; set local role "${schema}"; set local search_path to "${schema}"`)
  } catch (error) {
    if ((error as { code?: string }).code !== "22023") throw error
    throw unknownWorkspace(name)
  }
}

function unknownWorkspace(name: string): Refusal {
  return new Refusal("unknown_workspace", `There is no workspace called ${name}.`, 404)
}

/** A role that serves another database of the same server outlives its workspace, so that only the missing tables tell. */
async function isGone(db: Database, schema: string, reason: unknown): Promise<boolean> {
  if ((reason as { code?: string }).code !== "42P01") return false
  const { rows } = await db.pool.query<{ gone: boolean }>("select to_regnamespace($1) is null as gone", [`"${schema}"`])
  return rows[0]?.gone ?? false
}

/**
 * A role may outlive its workspace or serve another database of the same server, so it is made when missing. It can log
 * in, as database nodes of a cluster demand, but it has no password: nobody logs in with it.
 */
function makeRole(role: string): string {
  return `do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then create role "${role}" login; end if;
  exception when duplicate_object or unique_violation then null; end $$;
  do $$ begin
    if not pg_has_role(current_user, '${role}', 'member') then grant "${role}" to current_user; end if;
  end $$`
}
