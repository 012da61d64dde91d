import type { Tx } from "#store/tx.ts"

/** Does work of which nothing stays: whatever it writes is taken back, and rows that it locked are free again. What it throws goes through. */
export async function rolledBack<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  await tx.query("savepoint tried")
  const result = await work()
  await tx.query("rollback to savepoint tried")
  return result
}
