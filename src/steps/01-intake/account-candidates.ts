import type { AccountCandidate, LeadCompany } from "#domain/account/account-candidate.ts"
import { rootOf } from "#domain/account/match-tier.ts"
import { DEFAULT_TIES, type TiePolicy } from "#domain/account/tie-breakers.ts"
import type { Instant } from "#domain/instant.ts"
import { searchAccounts, tieFacts } from "#store/account-search.ts"
import type { Tx } from "#store/tx.ts"
import { rulesInForce } from "#steps/rules.ts"

/** The accounts that each lead may belong to, in the leads' order (null where none was asked for), and what decides between them. */
export type Candidates = { candidates: (AccountCandidate[] | null)[]; ties: TiePolicy }

/** Looks for accounts by all that is known of these companies, in one statement; one more where several fit one lead. */
export async function candidatesOf(tx: Tx, companies: readonly (LeadCompany | null)[], now: Instant): Promise<Candidates> {
  const asked = companies.map((company) => (company === null ? null : wordsOf(company)))
  const all = (name: keyof Words) => [...new Set(asked.flatMap((words) => words?.[name] ?? []))]
  const found = await searchAccounts(tx, {
    ids: [],
    keys: all("keys"),
    roots: all("roots"),
    phones: all("phones"),
    records: all("records"),
  })
  if (found.length === 0) return { candidates: asked.map((words) => (words === null ? null : [])), ties: DEFAULT_TIES }

  const byWord = indexed(found)
  const own = asked.map((words) => (words === null ? null : fitting(words, byWord)))
  const tied = new Set(own.flatMap((accounts) => (accounts !== null && accounts.length > 1 ? accounts.map((account) => account.id) : [])))
  const facts = await tieFacts(tx, [...tied])
  const candidates = own.map((accounts) => accounts?.map((account) => ({ ...account, ...facts.get(account.id) })) ?? null)
  return { candidates, ties: tied.size === 0 ? DEFAULT_TIES : await tiePolicy(tx, now) }
}

async function tiePolicy(tx: Tx, now: Instant): Promise<TiePolicy> {
  const { ties, hierarchy } = (await rulesInForce(tx, now))?.agreement.routing.account_match ?? {}
  return { order: ties ?? DEFAULT_TIES.order, hierarchy: hierarchy ?? DEFAULT_TIES.hierarchy }
}

type Words = { keys: string[]; roots: string[]; phones: string[]; records: string[] }

function wordsOf({ keys, domain, site, phone, records }: LeadCompany): Words {
  const roots = [domain, site].flatMap((each) => (each === null ? [] : [rootOf(each)]))
  return { keys: [...keys], roots, phones: phone === null ? [] : [phone], records: [...records] }
}

function indexed(accounts: readonly AccountCandidate[]): Map<string, AccountCandidate[]> {
  const byWord = new Map<string, AccountCandidate[]>()
  const put = (word: string, account: AccountCandidate) => byWord.set(word, [...(byWord.get(word) ?? []), account])
  for (const account of accounts) {
    for (const key of account.key === null ? account.aliases : [account.key, ...account.aliases]) put(`key ${key}`, account)
    for (const domain of account.domains) put(`root ${rootOf(domain)}`, account)
    if (account.phone !== null) put(`phone ${account.phone}`, account)
    for (const record of account.records) put(`record ${record}`, account)
  }
  return byWord
}

function fitting({ keys, roots, phones, records }: Words, byWord: ReadonlyMap<string, AccountCandidate[]>): AccountCandidate[] {
  const words = [
    ...keys.map((key) => `key ${key}`),
    ...roots.map((root) => `root ${root}`),
    ...phones.map((phone) => `phone ${phone}`),
    ...records.map((record) => `record ${record}`),
  ]
  return [...new Set(words.flatMap((word) => byWord.get(word) ?? []))]
}
