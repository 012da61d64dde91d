import type { SecretPlace } from "#store/secrets/secrets.ts"
import type { Tx } from "#store/tx.ts"

type Column = Omit<SecretPlace, "workspace">

/** What is to be kept in a column of this workspace; null stays null. The column has to stand in `SECRET_COLUMNS`. */
export function sealColumn(tx: Tx, column: Column, clear: string | null): string | null {
  return clear === null ? null : tx.secrets.seal(clear, { workspace: tx.workspace, ...column })
}

/** What was kept there, in clear. */
export function openColumn<Kept extends string | null>(tx: Tx, column: Column, kept: Kept): Kept {
  return kept === null ? kept : (tx.secrets.open(kept, { workspace: tx.workspace, ...column }) as Kept)
}
