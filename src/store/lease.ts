import type pg from "pg"
import type { Database } from "#store/open.ts"
import { inTransaction } from "#store/transaction.ts"
import type { Tx } from "#store/tx.ts"
import { schemaOf } from "#store/workspace.ts"

/** The right to run a workspace's steps and clocks. `number` grows with every change of hands and fences off the ones before. */
export type Lease = { workspace: string; holder: string; number: number }

/** Another process runs the workspace now: whoever gets this stops, and saves nothing. */
export class LeaseLost extends Error {
  constructor(workspace: string) {
    super(`Another process may run workspace ${workspace} now; this one stops running it.`)
    this.name = "LeaseLost"
  }
}

/** How long a lease lasts without renewal, by the database's clock. */
const leaseMs = 5_000
/** How often it is renewed: three tries fit in. */
const renewalMs = 1_500

/**
 * Takes the lease when it is free, given back or run out; null when another process has it. The number goes up each time.
 *
 * Waits for transactions that were begun under the number before. Those end within 4 s even if their process stands still
 * (see `checkFence`), so a workspace whose process died or froze has a new one within 10 s.
 *
 * @param holder names the process; unique, such as a random UUID
 */
export async function acquireLease(db: Database, workspace: string, holder: string): Promise<Lease | null> {
  return inTransaction(db, async (client) => {
    await client.query("insert into baton.workspace_lease (workspace, expires_at) values ($1, '-infinity') on conflict do nothing", [
      workspace,
    ])
    const { rows } = await client.query<{ fencing: number }>(
      `select fencing from baton.workspace_lease
        where workspace = $1 and (holder is null or expires_at < clock_timestamp()) for update skip locked`,
      [workspace],
    )
    const before = rows[0]
    if (before === undefined) return null

    const number = await raiseFence(client, schemaOf(workspace), before.fencing)

    await client.query(
      `update baton.workspace_lease set holder = $2, fencing = $3, expires_at = clock_timestamp() + interval '${leaseMs} ms' where workspace = $1`,
      [workspace, holder, number],
    )
    return { workspace, holder, number }
  })
}

/** Makes the lease last from now on again; false when another process has taken it. */
export async function renewLease(db: Database, { workspace, holder, number }: Lease): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `update baton.workspace_lease set expires_at = clock_timestamp() + interval '${leaseMs} ms' where workspace = $1 and holder = $2 and fencing = $3`,
    [workspace, holder, number],
  )
  return rowCount === 1
}

/** Gives the lease back, so that the next process need not wait for it to run out. Does nothing when it is lost. */
export async function releaseLease(db: Database, { workspace, holder, number }: Lease): Promise<void> {
  await db.pool.query(
    "update baton.workspace_lease set holder = null, expires_at = clock_timestamp() where workspace = $1 and holder = $2 and fencing = $3",
    [workspace, holder, number],
  )
}

/**
 * Makes sure, for the rest of the transaction, that no other process runs the workspace: the first thing that every
 * transaction of a runner does. The number can't be raised before the transaction ends, and the database ends it when
 * the process does nothing in it for 4 s.
 *
 * @throws LeaseLost when the number is no longer the workspace's
 */
export async function checkFence(tx: Tx, number: number): Promise<void> {
  const rows = await tx.query(
    "select set_config('idle_in_transaction_session_timeout', '4s', true) from fence where number = $1 for share",
    [number],
  )
  if (rows.length === 0) throw new LeaseLost(tx.workspace)
}

/**
 * Renews the lease until `stop`, which gives it back. When it is lost, or could not be renewed for as long as it lasts,
 * `onLost` is called once and the renewal ends.
 */
export function keepLease(db: Database, lease: Lease, onLost: (error: LeaseLost) => void): { stop(): Promise<void> } {
  let renewedAt = performance.now()
  const renew = async () => {
    const startedAt = performance.now()
    const ours = await renewLease(db, lease).catch(() => null)
    if (ours) renewedAt = startedAt
    if (ours === false || performance.now() - renewedAt >= leaseMs) lose()
  }
  const timer = setInterval(() => void renew(), renewalMs)
  const lose = () => {
    if (ended) return
    end()
    onLost(new LeaseLost(lease.workspace))
  }
  let ended = false
  const end = () => {
    ended = true
    clearInterval(timer)
  }
  return {
    async stop() {
      end()
      await releaseLease(db, lease)
    },
  }
}

/** Writes a number above both the central one and the schema's own, which may be ahead after a restore. */
async function raiseFence(client: pg.ClientBase, schema: string, fencing: number): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `insert into "${schema}".fence as fence (number) values ($1::bigint + 1)
      on conflict (only_row) do update set number = greatest(fence.number, $1) + 1 returning number`,
    [fencing],
  )
  return rows[0]?.number ?? fencing + 1
}
