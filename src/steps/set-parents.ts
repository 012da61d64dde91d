import { companyKey } from "#domain/account/company-key.ts"
import { accountsByDomain, accountsById, parentsOf, saveAccounts } from "#store/account.ts"
import { searchAccounts } from "#store/account-search.ts"
import type { Tx } from "#store/tx.ts"

/** Puts accounts below those that are named, by domain or name; the name as it is written decides first. Answers what could not be done, and why. */
export async function setParents(
  tx: Tx,
  told: readonly { line: number; account: string; parent: string }[],
): Promise<{ line: number; says: string }[]> {
  const problems: { line: number; says: string }[] = []
  for (const { line, account: id, parent } of told) {
    const [account] = await accountsById(tx, [id])
    const found = await named(tx, parent, account?.country ?? null)
    const problem =
      found.length !== 1 ? `${found.length === 0 ? "No account" : "More than one account"} is called "${parent.slice(0, 100)}", so it can't be the parent.` : await isBelow(tx, found[0] ?? "", id) ? `"${parent.slice(0, 100)}" can't be the parent: it belongs to this account.` : null // prettier-ignore
    if (problem !== null || account === undefined) problems.push({ line, says: problem ?? "The account is gone." })
    else if (account.parent !== found[0]) await saveAccounts(tx, [{ ...account, parent: found[0] ?? null }])
  }
  return problems
}

/** @param country of the account below: legal forms differ, and a name is mostly of the same country */
async function named(tx: Tx, name: string, country: string | null): Promise<string[]> {
  const byDomain = await accountsByDomain(tx, [name.trim().toLowerCase()])
  if (byDomain.length > 0) return byDomain.map((account) => account.id)
  const keys = [...new Set([companyKey(name), companyKey(name, country)].flatMap((key) => key ?? []))]
  const found = await searchAccounts(tx, { ids: [], keys, roots: [], phones: [], records: [] })
  return nearestNames(found, name).map((account) => account.id)
}

/** Those of exactly this name, else those that differ in capitals and blanks, else all: legal forms tell a parent from those below it. */
function nearestNames<Named extends { name: string | null }>(found: readonly Named[], name: string): readonly Named[] {
  for (const spelling of [trimmed, folded]) {
    const same = found.filter((account) => account.name !== null && spelling(account.name) === spelling(name))
    if (same.length > 0) return same
  }
  return found
}

function trimmed(name: string): string {
  return name.trim()
}

function folded(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase()
}

async function isBelow(tx: Tx, parent: string, id: string): Promise<boolean> {
  return parent === id || (await parentsOf(tx, parent)).includes(id)
}
