import type { Milliseconds } from "#domain/instant.ts"
import type { Database } from "#store/open.ts"

/** Moves a demo workspace's clock forward; answers the new offset, or null when the workspace is not a demo. */
export async function moveClock(db: Database, workspace: string, by: Milliseconds): Promise<Milliseconds | null> {
  const { rows } = await db.pool.query<{ offset: number }>(
    "update baton.workspace set clock_offset_ms = clock_offset_ms + $2 where name = $1 and demo returning clock_offset_ms as offset",
    [workspace, by],
  )
  return rows[0]?.offset ?? null
}
