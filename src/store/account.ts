import type { FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import { iso, upsertRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A company, known by its registrable business domain. */
export type Account = {
  id: string
  domain: string
  name: string | null
  fields: Record<string, FieldValue>
  /** The person whose account it is, or null. */
  owner: string | null
  target: boolean
  customer: boolean
  createdAt: Instant
}

const COLUMNS = `id, domain, name, fields, owner, target, customer, created_at as "createdAt"`

export async function accountsByDomain(tx: Tx, domains: readonly string[]): Promise<Account[]> {
  if (domains.length === 0) return []
  return tx.query(`select ${COLUMNS} from account where domain = any($1)`, [domains])
}

export async function accountsById(tx: Tx, ids: readonly string[]): Promise<Account[]> {
  if (ids.length === 0) return []
  return tx.query(`select ${COLUMNS} from account where id = any($1)`, [ids])
}

export async function saveAccounts(tx: Tx, accounts: readonly Account[]): Promise<void> {
  await upsertRows(
    tx,
    "account",
    accounts.map((account) => ({
      id: account.id,
      domain: account.domain,
      name: account.name,
      fields: account.fields,
      owner: account.owner,
      target: account.target,
      customer: account.customer,
      created_at: iso(account.createdAt),
    })),
    "id",
  )
}
