import type { Database } from "#store/open.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"

/**
 * Runs `work` in a transaction of the tables' owner, who may change facts. Only what the law wants gone goes this way: erasure and limits of keeping.
 *
 * @throws whatever `work` throws, after rolling back
 */
export async function asOwner<Result>(db: Database, workspace: string, work: (tx: Tx) => Promise<Result>, label: string): Promise<Result> {
  return inWorkspace(
    db,
    workspace,
    async (tx) => {
      await tx.query("set local role none")
      return work(tx)
    },
    label,
  )
}
