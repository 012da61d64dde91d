import { Client } from "pg"
import { openDatabase, type Database } from "#store/open.ts"

/** An empty database beside the one of an address, and how to remove it with the roles that came to be meanwhile. @throws Error when its user may make none */
export async function scratchDatabase(url: string, name: string): Promise<{ db: Database; remove: () => Promise<void> }> {
  const before = await rolesOf(url)
  await run(url, `create database "${name}"`).catch((error: Error) => {
    throw new Error(
      `To try a backup out, the user of BATON_DATABASE_URL has to be able to make a database (alter role … createdb): ${error.message}`,
    )
  })
  const address = new URL(url)
  address.pathname = `/${name}`
  return {
    db: await openDatabase({ folder: "", url: address.href, onLog: () => {} }),
    async remove() {
      await run(url, `drop database if exists "${name}" with (force)`)
      for (const role of await rolesOf(url)) if (!before.includes(role)) await run(url, `drop role if exists "${role}"`).catch(() => {})
    },
  }
}

async function rolesOf(url: string): Promise<string[]> {
  return (await run(url, "select rolname from pg_roles where starts_with(rolname, 'ws_')")).map((row) => String(row["rolname"]))
}

async function run(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}
