import type pg from "pg"
import type { Database } from "#store/open.ts"

/** Runs `work` in a transaction on the central tables and commits; rolls back and passes on what it throws. */
export async function inTransaction<Result>(db: Database, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await db.pool.connect()
  let result: Result
  try {
    await client.query("begin isolation level read committed")
    result = await work(client)
    await commit(client)
  } catch (error) {
    await rollBack(client)
    throw error
  }
  client.release()
  return result
}

/**
 * Commits. PostgreSQL answers `rollback` to the commit of a transaction in which a statement failed; that must not pass
 * for done.
 *
 * @throws Error when nothing was committed
 */
export async function commit(client: pg.ClientBase): Promise<void> {
  const { command } = await client.query("commit")
  if (command !== "COMMIT") throw new Error("A statement of this transaction failed and its error was swallowed; nothing was committed.")
}

/** Rolls back and gives the connection back; one on which even that fails is thrown away. Never throws. */
export async function rollBack(client: pg.PoolClient): Promise<void> {
  await client.query("rollback").then(
    () => client.release(),
    () => client.release(true),
  )
}
