import { companyKey } from "#domain/account/company-key.ts"
import { updateRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A name of an account, as names are compared; an account may have several. */
export type AccountName = { id: string; key: string }

/** Where reading stands: which database's tables, and up to which transaction everything was read. */
export type NamesRead = { tables: string; until: string }

/** Where reading names stands if it begins now. Transactions that are still open may have written before; they are read again later. */
export async function namesReadFrom(tx: Tx): Promise<NamesRead> {
  const [row] = await tx.query<NamesRead>(
    `select current_database() || ' ' || 'account'::regclass::oid as tables, pg_snapshot_xmin(pg_current_snapshot())::text as until`,
  )
  if (row === undefined) throw new Error("The database answered nothing.")
  return row
}

/** Names in the order of their accounts' ids, from behind `after`; null: from the first. */
export async function namesAfter(tx: Tx, after: string | null, limit: number): Promise<AccountName[]> {
  return tx.query("select id, coalesce(key, '') as key from account where $1::uuid is null or id > $1 order by id limit $2", [after, limit])
}

/** Names that a person confirmed beside the accounts' own. */
export async function allAliases(tx: Tx): Promise<AccountName[]> {
  return tx.query("select account as id, key from account_alias")
}

/** Names that were written since, and some that were known already. */
export async function namesChanged(tx: Tx, since: string): Promise<AccountName[]> {
  return tx.query(
    `select id, key from account where changed >= $1::xid8 and key <> ''
     union all select account, key from account_alias where changed >= $1::xid8`,
    [since],
  )
}

const AT_ONCE = 5_000

/** Works out how names are compared where nobody has yet; answers whether any were left. */
export async function fillKeys(tx: Tx): Promise<boolean> {
  const rows = await tx.query<{ id: string; name: string; country: string | null }>(
    "select id, name, country from account where key is null and name is not null limit $1",
    [AT_ONCE],
  )
  await updateRows(
    tx,
    "account",
    rows.map(({ id, name, country }) => ({ id, key: companyKey(name, country) ?? "" })),
  )
  return rows.length === AT_ONCE
}
