import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "pg"
import { isAlive } from "#store/embedded/postmaster.ts"

/** A hold on an embedded database: as long as it stands, no other Baton uses the data folder. */
export type Claim = { release(): Promise<void> }

/** Any number that nothing else locks. */
const lockOfTheFolder = 7_206_210_001

/**
 * Claims an embedded database for this process by a lock that lives as long as one connection does, so it ends with the
 * process however that dies. A Baton that was killed a moment ago may still hold it, so it is asked for up to 2 s.
 *
 * @param onBroken called when the connection ends without `release`: PostgreSQL died
 * @throws Error that names the process when another Baton has the folder
 */
export async function claimFolder(url: string, folder: string, onBroken: () => void): Promise<Claim> {
  const client = new Client({ connectionString: url, application_name: `baton ${process.pid}`, keepAlive: true })
  let released = false
  let broken = false
  const breaks = () => {
    if (released || broken) return
    broken = true
    onBroken()
  }
  client.on("error", breaks)
  client.on("end", breaks)
  await client.connect()
  const holder = await refusedBy(client)
  if (holder === null) {
    return {
      async release() {
        released = true
        await client.end().catch(() => {})
      },
    }
  }
  released = true
  await client.end()
  throw new Error(
    `Another Baton (process ${holder}) already runs on ${folder}. Stop it first, or give this one its own folder with BATON_DATA.`,
  )
}

/** Null when the lock is ours now; else the process that has it. One that is seen to run is not waited for. */
async function refusedBy(client: Client): Promise<string | null> {
  let holder: string | null = null
  for (let attempt = 0; attempt < 20; attempt++) {
    const { rows } = await client.query<{ ours: boolean }>("select pg_try_advisory_lock($1) as ours", [lockOfTheFolder])
    if (rows[0]?.ours) return null
    holder = await holderOf(client)
    if (holder !== null && isAlive(Number(holder))) return holder
    await sleep(100)
  }
  return holder ?? "unknown"
}

async function holderOf(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid)
      where locktype = 'advisory' and granted and ((classid::bigint << 32) | objid::bigint) = $1`,
    [lockOfTheFolder],
  )
  return /^baton (\d+)$/.exec(rows[0]?.name ?? "")?.[1] ?? null
}
