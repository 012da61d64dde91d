import type { Tx } from "#store/tx.ts"

/**
 * Tells the database that this transaction reads very many rows with filters that may leave out most or none: plans are made for the values at hand, rows
 * are joined in bulk, and what is gathered on the way stays in memory. With a plan for any values a report over a month took minutes.
 */
export async function planForMany(tx: Tx): Promise<void> {
  await tx.query(
    "set local plan_cache_mode = force_custom_plan; set local enable_nestloop = off; set local jit = off; set local work_mem = '64MB'",
  )
}
