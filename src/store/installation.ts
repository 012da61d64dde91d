import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { Database } from "#store/open.ts"

/** How the database does: sizes in bytes; `ahead`: how far its clock is before this machine's. `unrun`: workspaces that no process runs at the moment. */
export type DatabaseState = {
  version: string
  bytes: number
  connections: { used: number; most: number }
  ahead: Milliseconds
  unrun: string[]
  lastBackup: { at: Instant; bytes: number } | null
}

/** Looks at the database as a whole. */
export async function databaseState(db: Database): Promise<DatabaseState> {
  const began = Date.now()
  const { rows } = await db.pool.query<{
    now: number
    version: string
    bytes: number
    used: number
    most: number
    unrun: string[]
    at: Instant | null
    size: number
  }>(
    `select (extract(epoch from clock_timestamp()) * 1000)::float8 as now, current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes,
       (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used, current_setting('max_connections')::int as most,
       array(select w.name from baton.workspace w left join baton.workspace_lease l on l.workspace = w.name
             where l.holder is null or l.expires_at < clock_timestamp() order by w.name) as unrun,
       b.made_at as at, coalesce(b.bytes, 0)::float8 as size
     from (select 1) as one left join (select made_at, bytes from baton.backup order by made_at desc limit 1) b on true`,
  )
  const ended = Date.now()
  const found = rows[0]
  if (found === undefined) throw new Error("The database said nothing of itself.")
  const { now, version, bytes, used, most, unrun, at, size } = found
  return {
    ...{ version, bytes, unrun },
    connections: { used, most },
    ahead: Math.round(now - (began + ended) / 2),
    lastBackup: at === null ? null : { at, bytes: size },
  }
}

/** Remembers that a backup was made, for whoever asks how old the last one is. */
export async function noteBackup(db: Database, { bytes, rows, sealed }: { bytes: number; rows: number; sealed: boolean }): Promise<void> {
  await db.pool.query("insert into baton.backup (bytes, rows, sealed) values ($1, $2, $3)", [bytes, rows, sealed])
}
