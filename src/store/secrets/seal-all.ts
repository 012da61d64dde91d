import type { Database } from "#store/open.ts"
import { beginningOf, type Secrets } from "#store/secrets/secrets.ts"
import type { Tx } from "#store/tx.ts"
import { inWorkspace, workspaces } from "#store/workspace.ts"

/** The columns in which a workspace keeps secrets, by table; each table has an `id`. */
export const SECRET_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  webhook_source: ["secret", "secret_before", "verify_token", "token"],
  provider: ["key"],
  calendar_feed: ["url"],
  suppression_key: ["key"],
}

/** Seals with the present key whatever is kept in clear or sealed with another one. Rows that are sealed so already cost a look. */
export async function sealAll(db: Database): Promise<void> {
  await sealCentral(db)
  for (const { name } of await workspaces(db)) await inWorkspace(db, name, (tx) => sealAgain(tx, name), "seal-secrets")
}

/** What is kept for everybody who logs in, whatever the workspace: table, column, and the column that names the row. */
const CENTRAL_COLUMNS = [
  ["login", "totp_secret", "id"],
  ["single_sign_on", "client_secret", "workspace"],
] as const

async function sealCentral({ pool, secrets }: Database): Promise<void> {
  for (const [table, column, name] of CENTRAL_COLUMNS) {
    const { rows } = await pool.query<{ id: string; kept: string }>(
      `select "${name}"::text as id, "${column}" as kept from baton."${table}" where "${column}" is not null and not starts_with("${column}", $1)`,
      [beginningOf(secrets.current() ?? "")],
    )
    for (const { id, kept } of rows) {
      const place = { workspace: null, table, column, id }
      const sealed = secrets.seal(secrets.open(kept, place), place)
      // what was changed meanwhile was sealed with the present key
      await pool.query(`update baton."${table}" set "${column}" = $2 where "${name}"::text = $1 and "${column}" = $3`, [id, sealed, kept])
    }
  }
}

/**
 * The same in one workspace.
 *
 * @param from the workspace for which secrets were sealed before: this one, or another when its rows were copied from there
 * @param before what opens them; this Baton's own keys unless said otherwise
 */
export async function sealAgain(tx: Tx, from: string, before: Secrets = tx.secrets): Promise<void> {
  const isCopied = from !== tx.workspace || before !== tx.secrets
  for (const [table, columns] of Object.entries(SECRET_COLUMNS)) {
    for (const column of columns) {
      const rows = await tx.query<{ id: string; kept: string }>(
        `select id, "${column}" as kept from "${table}" where "${column}" is not null and ($1 or not starts_with("${column}", $2)) for update`,
        [isCopied, beginningOf(tx.secrets.current() ?? "")],
      )
      for (const { id, kept } of rows) {
        const clear = before.open(kept, { workspace: from, table, column, id })
        const sealed = tx.secrets.seal(clear, { workspace: tx.workspace, table, column, id })
        await tx.query(`update "${table}" set "${column}" = $2 where id = $1`, [id, sealed])
      }
    }
  }
}
