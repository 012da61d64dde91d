import type { Database } from "#store/open.ts"

/** Every row of every table of ours, as text: what somebody reads who got hold of the database. */
export async function wholeDatabase(db: Database): Promise<string> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'baton' or schemaname like 'ws\\_%'`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await db.pool.query<{ text: string }>(`select t::text as text from ${name} t`)
    texts.push(...rows.map((row) => row.text))
  }
  return texts.join("\n")
}
