import { Refusal } from "#domain/refusal.ts"
import { locked } from "#store/migrate.ts"
import type { Database } from "#store/open.ts"
import { schemaOf } from "#store/workspace.ts"

/** Removes a workspace with its tables, keys and role. @throws Refusal 404 when there is none of this name */
export async function dropWorkspace(db: Database, name: string): Promise<void> {
  const schema = schemaOf(name)
  await locked(db, async (client) => {
    const { rowCount } = await client.query("delete from baton.workspace where name = $1", [name])
    if (rowCount === 0) throw new Refusal("not_found", "There is no workspace of this name here.", 404)
    await client.query(`drop schema "${schema}" cascade`)
  })
  // one that serves another database of this server stays
  await db.pool.query(`drop role if exists "${schema}"`).catch(() => {})
}
