import type { Client } from "pg"

/** A table and those of its columns that are written, in their order. */
export type Table = { name: string; columns: string[] }

/** Tables of a schema in which nothing is kept that a restore may bring back, or that says what was done here. */
const NEVER = ["migration", "workspace_lease", "process", "session", "ticket", "sign_in_failure", "backup"]

/** The tables of a schema whose rows an archive holds, by name. */
export async function tablesOf(client: Client, schema: string): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relname <> all($2) group by c.relname order by c.relname`,
    [`"${schema}"`, NEVER],
  )
  return rows
}

/** Where each sequence of a schema goes on. */
export async function sequencesOf(client: Client, schema: string): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = $1::regnamespace and relkind = 'S' order by relname",
    [`"${schema}"`],
  )
  const values: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: found } = await client.query<{ value: string }>(
      `select (case when is_called then last_value else last_value - 1 end)::text as value from "${name}"`,
    )
    values[name] = found[0]?.value ?? "0"
  }
  return values
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join(", ")
}
