import { asInstallation } from "#store/as-installation.ts"
import type { Database } from "#store/open.ts"
import type { Secrets } from "#store/secrets/secrets.ts"
import type { Param, Tx } from "#store/tx.ts"

/** Runs one statement on the central tables: by itself, or within a transaction of a workspace. `secrets` seals what must not be kept in clear. */
export type Central = (<Row = unknown>(text: string, params: readonly Param[]) => Promise<Row[]>) & { readonly secrets: Secrets }

/** Each statement by itself. */
export function centralOf(db: Database): Central {
  const run = async <Row>(text: string, params: readonly Param[]) => (await db.pool.query(text, [...params])).rows as Row[]
  return Object.assign(run, { secrets: db.secrets })
}

/** All in this transaction, so that what is done and what the journal says of it are one. */
export function centralIn(tx: Tx): Central {
  const run = <Row>(text: string, params: readonly Param[]) => asInstallation<Row>(tx, text, params)
  return Object.assign(run, { secrets: tx.secrets })
}
