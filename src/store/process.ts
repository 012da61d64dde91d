import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { Database } from "#store/open.ts"
import type { Workspace } from "#store/workspace.ts"

/** A process of Baton. `does`: all, or only answers requests (`http`), or only runs workspaces (`run`). */
export type Process = { id: string; name: string; version: string; does: "all" | "http" | "run" }

/** A workspace and who runs it. `freeMs`: for how long nobody has. `clockOffset`: how far a demo's clock was moved. */
export type SharedWorkspace = Workspace & { clockOffset: Milliseconds; holder: string | null; freeMs: Milliseconds }

/**
 * What a process learns each second. `runners`: how many processes run workspaces; `needs`: the least schema level that may serve; `time`: of the
 * database's clock, and the process's own stopwatch before it was asked and after it answered.
 */
export type Round = {
  workspaces: SharedWorkspace[]
  runners: number
  needs: number
  time: { says: Instant; sent: Milliseconds; got: Milliseconds }
}

/** Who was not seen for so long has no share any more; as long as a lease lasts. */
const GONE_MS = 5_000

/** Says that this process is there, and looks how workspaces are shared out. */
export async function shareRound(db: Database, { id, name, version, does }: Process): Promise<Round> {
  await db.pool.query(
    `with old as (delete from baton.process where seen_at < clock_timestamp() - interval '1 minute')
     insert into baton.process (id, name, version, does) values ($1, $2, $3, $4) on conflict (id) do update set seen_at = clock_timestamp()`,
    [id, name, version, does],
  )
  const { rows: clock, ...between } = await timed(() => db.pool.query<{ says: Instant }>("select clock_timestamp() as says"))
  const [found, about] = await Promise.all([
    db.pool.query<SharedWorkspace>(
      `select w.name, w.schema, w.role, w.demo, w.clock_offset_ms::float8 as "clockOffset",
         case when l.expires_at > clock_timestamp() then l.holder end as holder,
         greatest(0, extract(epoch from clock_timestamp() - coalesce(nullif(l.expires_at, '-infinity'), w.created_at)) * 1000)::float8 as "freeMs"
       from baton.workspace w left join baton.workspace_lease l on l.workspace = w.name order by w.name`,
    ),
    db.pool.query<{ runners: number; needs: number }>(
      `select (select count(*) from baton.process where does <> 'http' and seen_at > clock_timestamp() - interval '${GONE_MS} ms')::int as runners,
         (select needs from baton.schema_level) as needs`,
    ),
  ])
  const { runners = 1, needs = 0 } = about.rows[0] ?? {}
  return { workspaces: found.rows, runners, needs, time: { says: clock[0]?.says ?? Date.now(), ...between } }
}

async function timed<Rows>(ask: () => Promise<Rows>): Promise<Rows & { sent: Milliseconds; got: Milliseconds }> {
  const sent = performance.now()
  const answer = await ask()
  return { ...answer, sent, got: performance.now() }
}

/** This process has no share from now on. */
export async function leaveProcess(db: Database, id: string): Promise<void> {
  await db.pool.query("delete from baton.process where id = $1", [id])
}
/** Every process that was seen within the last minute. */
export async function processes(db: Database): Promise<(Process & { seenMs: number; runs: number })[]> {
  const { rows } = await db.pool.query<Process & { seenMs: number; runs: number }>(
    `select p.id, p.name, p.version, p.does, extract(epoch from clock_timestamp() - p.seen_at)::float8 * 1000 as "seenMs",
       (select count(*) from baton.workspace_lease l where l.holder = p.id::text and l.expires_at > clock_timestamp())::int as runs
     from baton.process p order by p.name`,
  )
  return rows
}
