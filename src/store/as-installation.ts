import type { Param, Tx } from "#store/tx.ts"
import { schemaOf } from "#store/workspace.ts"

/**
 * One statement on the central tables within a transaction of a workspace. Keys and who logs in belong to the installation, and the workspace's role sees
 * its own tables only: for this one statement the role is laid down, so that what is done and what the journal says of it are one transaction.
 */
export async function asInstallation<Row>(tx: Tx, text: string, params: readonly Param[]): Promise<Row[]> {
  tx.send("set local role none", [])
  const rows = await tx.query<Row>(text, params)
  tx.send(`set local role "${schemaOf(tx.workspace)}"`, [])
  return rows
}
