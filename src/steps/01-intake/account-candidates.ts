import type { AccountCandidate, LeadCompany } from "#domain/account/account-candidate.ts"
import { initialsOf, MOST_INITIALS } from "#domain/account/name-closeness.ts"
import { howAlike } from "#domain/account/name-index.ts"
import { rootOf } from "#domain/account/match-tier.ts"
import { postalKey } from "#domain/account/place-keys.ts"
import { DEFAULT_TIES, type TiePolicy } from "#domain/account/tie-breakers.ts"
import type { Instant } from "#domain/instant.ts"
import { searchAccounts, tieFacts, type AcronymSearch } from "#store/account-search.ts"
import type { Tx } from "#store/tx.ts"
import { likeAccounts } from "#steps/01-intake/like-accounts.ts"
import { rulesInForce } from "#steps/rules.ts"

/** The accounts that each lead may belong to, in the leads' order (null where none was asked for), and what decides between them. */
export type Candidates = { candidates: (AccountCandidate[] | null)[]; ties: TiePolicy }

/** A company whose account is looked for. `lead`: whose company, to be asked for again where names are not in memory yet; null: nobody's. */
export type Sought = { company: LeadCompany; lead: string | null }

/**
 * Looks for accounts by all that is known of these companies, in one statement; one more where several fit one lead, and one where only a like
 * name is left to go by. Who has a business domain of its own is never given away by a like name, so none is looked for.
 */
export async function candidatesOf(tx: Tx, sought: readonly (Sought | null)[], now: Instant): Promise<Candidates> {
  const asked = sought.map((one) => (one === null ? null : wordsOf(one.company)))
  const all = (name: "keys" | "roots" | "phones" | "records") => [...new Set(asked.flatMap((words) => words?.[name] ?? []))]
  const found = await searchAccounts(tx, {
    ids: [],
    keys: all("keys"),
    roots: all("roots"),
    phones: all("phones"),
    records: all("records"),
    acronyms: asked.flatMap((words) => words?.acronyms ?? []),
  })
  const byWord = indexed(found)
  const own = asked.map((words) => (words === null ? null : fitting(words, byWord)))
  const like = await likeNames(
    tx,
    sought.map((one, at) => (own[at]?.length === 0 && one?.company.domain === null ? one : null)),
  )

  const tied = new Set(own.flatMap((accounts) => (accounts !== null && accounts.length > 1 ? accounts.map((account) => account.id) : [])))
  const facts = await tieFacts(tx, [...tied])
  const candidates = own.map((accounts, at) => like[at] ?? accounts?.map((account) => ({ ...account, ...facts.get(account.id) })) ?? null)
  return { candidates, ties: tied.size === 0 ? DEFAULT_TIES : await tiePolicy(tx, now) }
}

/** The accounts with a name that is like those sought, each with how alike it is now: names in memory may have been given up since. */
async function likeNames(tx: Tx, sought: readonly (Sought | null)[]): Promise<(AccountCandidate[] | null)[]> {
  const keyOf = (one: Sought | null) => one?.company.keys[0] ?? null
  const keys = [...new Set(sought.flatMap((one) => keyOf(one) ?? []))]
  const leads = sought.flatMap((one) => (one === null || keyOf(one) === null ? [] : (one.lead ?? [])))
  const found = await likeAccounts(tx, keys, leads)
  if (found === null || found.size === 0) return []
  const ids = [...new Set([...found.values()].flatMap((names) => names.map((name) => name.id)))]
  const accounts = new Map((await searchAccounts(tx, { ids, keys: [], roots: [], phones: [], records: [] })).map((one) => [one.id, one]))
  return sought.map((one) => {
    const key = keyOf(one)
    if (key === null) return null
    return (found.get(key) ?? []).flatMap(({ id }) => {
      const account = accounts.get(id)
      if (account === undefined) return []
      const names = [account.key ?? "", ...account.aliases].filter((name) => name !== "")
      const likeness = Math.max(0, ...names.map((name) => howAlike(key, name)))
      return likeness === 0 ? [] : [{ ...account, likeness }]
    })
  })
}

async function tiePolicy(tx: Tx, now: Instant): Promise<TiePolicy> {
  const { ties, hierarchy } = (await rulesInForce(tx, now))?.agreement.routing.account_match ?? {}
  return { order: ties ?? DEFAULT_TIES.order, hierarchy: hierarchy ?? DEFAULT_TIES.hierarchy }
}

type Words = { keys: string[]; roots: string[]; phones: string[]; records: string[]; acronyms: AcronymSearch[] }

function wordsOf(company: LeadCompany): Words {
  const { keys, domain, site, phone, records } = company
  const roots = [domain, site].flatMap((each) => (each === null ? [] : [rootOf(each)]))
  return { keys: [...keys], roots, phones: phone === null ? [] : [phone], records: [...records], acronyms: acronymsOf(company) }
}

/** A name of one word may be another's initials, a longer one may be known by its own; either counts only at the same place. */
function acronymsOf({ keys, country, postal }: LeadCompany): AcronymSearch[] {
  if (country === null || postal === null) return []
  return keys.flatMap((key): AcronymSearch[] => {
    const name = initialsOf(key)
    if (name !== null) return [{ country, postal, initials: null, name }]
    const mayBeInitials = !key.includes(" ") && key.length >= 3 && key.length <= MOST_INITIALS
    return mayBeInitials ? [{ country, postal, initials: key, name: null }] : []
  })
}

function indexed(accounts: readonly AccountCandidate[]): Map<string, AccountCandidate[]> {
  const byWord = new Map<string, AccountCandidate[]>()
  const put = (word: string, account: AccountCandidate) => byWord.set(word, [...(byWord.get(word) ?? []), account])
  for (const account of accounts) {
    for (const key of account.key === null ? account.aliases : [account.key, ...account.aliases]) put(`key ${key}`, account)
    for (const domain of account.domains) put(`root ${rootOf(domain)}`, account)
    if (account.phone !== null) put(`phone ${account.phone}`, account)
    for (const record of account.records) put(`record ${record}`, account)
    const place = `${account.country} ${postalKey(account.postal)}`
    if (account.key !== null) put(`name ${account.key} ${place}`, account)
    if (account.key !== null) put(`initials ${initialsOf(account.key)} ${place}`, account)
  }
  return byWord
}

function fitting({ keys, roots, phones, records, acronyms }: Words, byWord: ReadonlyMap<string, AccountCandidate[]>): AccountCandidate[] {
  const words = [
    ...keys.map((key) => `key ${key}`),
    ...roots.map((root) => `root ${root}`),
    ...phones.map((phone) => `phone ${phone}`),
    ...records.map((record) => `record ${record}`),
    ...acronyms.map(({ country, postal, initials, name }) =>
      initials === null ? `name ${name} ${country} ${postal}` : `initials ${initials} ${country} ${postal}`,
    ),
  ]
  return [...new Set(words.flatMap((word) => byWord.get(word) ?? []))]
}
