import { companyKey } from "#domain/account/company-key.ts"
import { accountsByDomain, accountsById, parentsOf, saveAccounts } from "#store/account.ts"
import { searchAccounts } from "#store/account-search.ts"
import type { Tx } from "#store/tx.ts"

/** Puts accounts below those that are named, by domain or exact name. Answers what could not be done, and why. */
export async function setParents(
  tx: Tx,
  told: readonly { line: number; account: string; parent: string }[],
): Promise<{ line: number; says: string }[]> {
  const problems: { line: number; says: string }[] = []
  for (const { line, account: id, parent } of told) {
    const found = await named(tx, parent)
    const [account] = await accountsById(tx, [id])
    const problem =
      found.length !== 1 ? `${found.length === 0 ? "No account" : "More than one account"} is called "${parent.slice(0, 100)}", so it can't be the parent.` : await isBelow(tx, found[0] ?? "", id) ? `"${parent.slice(0, 100)}" can't be the parent: it belongs to this account.` : null // prettier-ignore
    if (problem !== null || account === undefined) problems.push({ line, says: problem ?? "The account is gone." })
    else if (account.parent !== found[0]) await saveAccounts(tx, [{ ...account, parent: found[0] ?? null }])
  }
  return problems
}

async function named(tx: Tx, name: string): Promise<string[]> {
  const byDomain = await accountsByDomain(tx, [name.trim().toLowerCase()])
  if (byDomain.length > 0) return byDomain.map((account) => account.id)
  const key = companyKey(name)
  const found = key === null ? [] : await searchAccounts(tx, { ids: [], keys: [key], roots: [], phones: [], records: [] })
  return found.map((account) => account.id)
}

async function isBelow(tx: Tx, parent: string, id: string): Promise<boolean> {
  return parent === id || (await parentsOf(tx, parent)).includes(id)
}
