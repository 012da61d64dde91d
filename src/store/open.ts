import { setTimeout as sleep } from "node:timers/promises"
import { Pool, type ClientBase } from "pg"
import { claimFolder } from "#store/claim.ts"
import { startEmbedded } from "#store/embedded.ts"
import { createSecrets, type Secrets } from "#store/secrets/secrets.ts"
import { columnTypes } from "#store/types.ts"

/** An open database. Connections start with no schema in reach; `inWorkspace` is the way to a workspace's tables. */
export type Database = {
  readonly kind: "embedded" | "server"
  readonly pool: Pool
  /** Holds a password: never logged, and not listed among the object's keys. */
  readonly url: string
  /** Seals secrets; it has no keys until `unlockSecrets` gives it some. */
  readonly secrets: Secrets
  /** Waits for running queries, closes every connection and stops an embedded PostgreSQL. A second call does nothing more. */
  stop(): Promise<void>
}

export type OpenOptions = {
  /** Where an embedded database lives; not used with `url`. */
  folder: string
  /** `postgres://…` of a server; null for the embedded one. */
  url: string | null
  onLog: (line: string) => void
  /** Most connections at once, 16 unless said otherwise. */
  connections?: number
  /** How long to wait for a server that does not answer yet, in milliseconds; 10 s unless said otherwise. */
  patience?: number
  /** Called when the embedded database is lost for good, so that nothing may go on; by default the process ends with the error. */
  onLost?: (error: Error) => void
}

/**
 * Opens the database: the embedded PostgreSQL of `folder`, started or adopted, or the server at `url`.
 *
 * @throws Error with a sentence for the person who starts Baton, without the password
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  return options.url === null ? openEmbedded(options) : openServer(options.url, options)
}

/** One process per folder. When PostgreSQL dies under us it is brought back on the same port and claimed again. */
async function openEmbedded(options: OpenOptions): Promise<Database> {
  const { folder, onLog } = options
  const server = await startEmbedded({ folder, onLog })
  let stopping = false
  let revival: Promise<void> | null = null
  const broken = () => {
    if (!stopping) revival = bringBack().catch(options.onLost ?? throwLater)
  }
  const bringBack = async () => {
    onLog("PostgreSQL went away; bringing it back")
    await server.revive()
    claim = await claimFolder(server.url, folder, broken)
    onLog("PostgreSQL is back")
  }
  let claim = await claimFolder(server.url, folder, broken)
  onLog(`${server.adopted ? "adopted the PostgreSQL that already ran" : "started PostgreSQL"} (process ${server.pid})`)
  return databaseAt("embedded", server.url, options, async () => {
    stopping = true
    await revival
    await server.stop()
    await claim.release()
  })
}

function throwLater(error: Error): void {
  setImmediate(() => {
    throw error
  })
}

async function openServer(url: string, options: OpenOptions): Promise<Database> {
  const database = databaseAt("server", url, options, async () => {})
  try {
    await untilItAnswers(database.pool, url, options)
    await checkServer(database.pool, url)
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** A server that is just starting, or whose name is not known yet, gets time; a wrong password does not. */
async function untilItAnswers(pool: Pool, url: string, { onLog, patience = 10_000 }: OpenOptions): Promise<void> {
  const deadline = performance.now() + patience
  for (let attempt = 0; ; attempt++) {
    try {
      await pool.query("select 1")
      return
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      const mayCome = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "57P03"].includes(code ?? "")
      if (!mayCome || performance.now() >= deadline) throw unreachable(url, message || (code ?? "no answer"))
      if (attempt === 0) onLog(`waiting for the PostgreSQL server ${hostOf(url)}`)
      await sleep(250)
    }
  }
}

function unreachable(url: string, reason: string): Error {
  return new Error(`Baton can't open the PostgreSQL server of BATON_DATABASE_URL (${hostOf(url)}): ${reason}`)
}

async function checkServer(pool: Pool, url: string): Promise<void> {
  const { rows } = await pool.query<{ version: number; schemas: boolean; roles: boolean }>(
    `select current_setting('server_version_num')::int as version, has_database_privilege(current_database(), 'create') as schemas,
      (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as roles`,
  )
  const found = rows[0]
  if (found === undefined || found.version < 140_000) throw unreachable(url, "it is older than PostgreSQL 14")
  if (!found.schemas) throw unreachable(url, "its user may not create schemas; grant create on the database to it")
  if (!found.roles)
    throw unreachable(url, "its user may not create roles; a workspace is a schema with a role of its own, so give it createrole")
}

/** Host, port and database, without user and password. */
function hostOf(url: string): string {
  const { host, pathname } = URL.parse(url) ?? { host: "?", pathname: "" }
  return `${host}${pathname}`
}

function databaseAt(
  kind: Database["kind"],
  url: string,
  { onLog, connections = 16 }: OpenOptions,
  stopServer: () => Promise<void>,
): Database {
  let stopped: Promise<void> | null = null
  const pool = new Pool({
    connectionString: url,
    application_name: "baton",
    max: connections,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    // statements go out one behind the other without waiting for answers; each is still its own to PostgreSQL
    pipeline: true,
    types: columnTypes,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, which its types don't say
    onConnect: hideSchemas,
  })
  // Without listeners a connection that breaks would end the process, whether it is idle or in use.
  pool.on("error", (error) => void (stopped ?? onLog(`a database connection broke: ${error.message}`)))
  pool.on("connect", (client) => client.on("error", () => {}))
  const stop = () => (stopped ??= pool.end().then(stopServer))
  const database = { kind, pool, stop, secrets: createSecrets() }
  return Object.defineProperty(database, "url", { value: url, enumerable: false }) as unknown as Database
}

/** A name without a schema finds nothing, whatever the user and the server's defaults are. */
async function hideSchemas(client: ClientBase): Promise<void> {
  await client.query(
    "set search_path to pg_catalog; set timezone to 'UTC'; set datestyle to 'ISO'; set idle_in_transaction_session_timeout to '60s'",
  )
}

/** Whether the database answers at the moment. */
export async function answers(db: Database): Promise<boolean> {
  return db.pool.query("select 1").then(
    () => true,
    () => false,
  )
}
