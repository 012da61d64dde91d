import { getDomain } from "tldts"
import { companyKey } from "#domain/account/company-key.ts"
import { phoneTail } from "#domain/account/place-keys.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { accountsById, emptyAccount, ownersOfDomains, saveAccounts, type Account } from "#store/account.ts"
import { addRecords } from "#store/account-known-by.ts"
import { searchAccounts } from "#store/account-search.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { businessDomain } from "#steps/01-intake/company-of.ts"

/** A row of a list of accounts, as lead fields and what its other columns say. `parent` as the row names it. */
export type AccountRow = { line: number; fields: Record<string, FieldValue>; target: boolean | null; customer: boolean | null }

/** What became of rows. `problems`: what of them was not taken, and why. `parents`: which account is to be owned by whom, as the file names it. */
export type TakenRows = {
  made: number
  changed: number
  same: number
  refused: number
  problems: { line: number; says: string }[]
  parents: { line: number; account: string; parent: string }[]
}

const KEPT = [
  "industry",
  "employee_count",
  "annual_revenue",
  "founded_year",
  "funding_stage",
  "business_model",
  "technologies",
  "company_linkedin_url",
]

/**
 * Makes accounts of rows known, or changes those that are: found by the record's id, the domain, or the exact name when it is one account's alone.
 * What a row leaves empty stays as it is. Needs a fixed number of statements.
 *
 * @param source where the records come from, such as "salesforce"
 */
export async function takeAccountRows(
  tx: Tx,
  rows: readonly AccountRow[],
  { people, source }: { people: readonly Person[]; source: string },
  now: Instant,
): Promise<TakenRows> {
  const taken: TakenRows = { made: 0, changed: 0, same: 0, refused: 0, problems: [], parents: [] }
  const read = rows.flatMap((row) => readRow(row, people, taken))
  const known = await KnownAccounts.find(tx, read)
  const changed = new Map<string, Account>()
  const made = new Set<string>()
  const records: { account: string; source: string; id: string }[] = []
  for (const row of read) {
    const before = known.of(row) ?? emptyAccount(newId(), row.domain, now)
    const after = withRow(before, row)
    const isNew = !known.has(before.id)
    if (isNew) made.add(before.id)
    if (isNew || JSON.stringify(after) !== JSON.stringify(before)) changed.set(after.id, after)
    taken[isNew ? "made" : changed.has(after.id) ? "changed" : "same"] += 1
    known.put(after, row)
    if (row.record !== null) records.push({ account: after.id, source, id: row.record })
    if (row.parent !== null) taken.parents.push({ line: row.line, account: after.id, parent: row.parent })
  }
  await saveAccounts(tx, [...changed.values()].sort((one, other) => (one.id < other.id ? -1 : 1))) // prettier-ignore
  await addRecords(tx, [...new Map(records.map((each) => [each.id, each])).values()], now)
  return taken
}

type ReadAccount = {
  line: number
  domain: string | null
  key: string | null
  record: string | null
  parent: string | null
  said: Partial<Account>
  fields: Record<string, FieldValue>
}

function readRow({ line, fields, target, customer }: AccountRow, people: readonly Person[], taken: TakenRows): ReadAccount[] {
  const text = (...names: string[]) =>
    names.map((name) => fields[name]).find((value) => typeof value === "string" && value !== "") as string | undefined
  const name = text("company_name") ?? null
  const site = text("company_domain") ?? null
  const domain = site === null ? null : businessDomain(`x@${getDomain(site, { allowPrivateDomains: true }) ?? ""}`)
  const country = text("country") ?? null
  const key = name === null ? null : companyKey(name, country)
  if (site !== null && domain === null) taken.problems.push({ line, says: `"${site.slice(0, 100)}" is no domain of one company alone.` })
  if (domain === null && key === null) {
    taken.refused += 1
    taken.problems.push({ line, says: "The row has neither a company's name nor its domain." })
    return []
  }
  const owner = ownerOf(text("owner"), people)
  if (owner === undefined)
    taken.problems.push({ line, says: `Nobody here is called "${text("owner")?.slice(0, 100)}"; the account's owner stays as it was.` })
  const phone = phoneTail(text("company_phone", "phone") ?? null)
  const city = text("city")
  const postal = text("postal_code")
  const said: Partial<Account> = {
    ...(name === null ? {} : { name }),
    ...(country === null ? {} : { country }),
    ...(city === undefined ? {} : { city }),
    ...(postal === undefined ? {} : { postal }),
    ...(phone === null ? {} : { phone }),
    ...(owner ? { owner } : {}),
    ...(target === null ? {} : { target }),
    ...(customer === null ? {} : { customer }),
  }
  const kept = Object.fromEntries(KEPT.flatMap((field) => ((fields[field] ?? null) === null ? [] : [[field, fields[field] ?? null]])))
  return [
    {
      line,
      domain,
      key,
      record: text("company_external_id", "external_id") ?? null,
      parent: text("parent_company") ?? null,
      said,
      fields: kept,
    },
  ]
}

/** A person's id by handle, address or name; null when the row names nobody, undefined when it names somebody unknown. */
function ownerOf(text: string | undefined, people: readonly Person[]): string | null | undefined {
  if (text === undefined) return null
  const wanted = text.trim().toLowerCase()
  return people.find((one) => [one.handle, one.email, one.name].some((name) => name.toLowerCase() === wanted))?.id
}

function withRow(account: Account, { said, fields, domain }: ReadAccount): Account {
  const learned = { ...account.fields, ...fields, ...(said.name === undefined ? {} : { company_name: said.name }) }
  return { ...account, ...said, domain: account.domain ?? domain, fields: learned }
}

/** The accounts that rows may mean. */
class KnownAccounts {
  readonly #byId: Map<string, Account>
  readonly #byWord = new Map<string, string[]>()

  private constructor(accounts: readonly Account[]) {
    this.#byId = new Map(accounts.map((account) => [account.id, account]))
  }

  static async find(tx: Tx, rows: readonly ReadAccount[]): Promise<KnownAccounts> {
    const all = (pick: (row: ReadAccount) => string | null) => [...new Set(rows.flatMap((row) => pick(row) ?? []))]
    const owners = await ownersOfDomains(tx, all((row) => row.domain)) // prettier-ignore
    const found = await searchAccounts(tx, {
      ids: [],
      keys: all((row) => row.key),
      roots: [],
      phones: [],
      records: all((row) => row.record),
    })
    const byName = await accountsById(tx, found.map((account) => account.id)) // prettier-ignore
    const known = new KnownAccounts([...byName, ...owners.flatMap(({ account }) => account ?? [])])
    for (const { asked, account } of owners) if (account !== null) known.#note(`domain ${asked}`, account.id)
    for (const { id, key, aliases, records } of found) {
      for (const name of new Set([key ?? "", ...aliases])) if (name !== "") known.#note(`key ${name}`, id)
      for (const record of records) known.#note(`record ${record}`, id)
    }
    return known
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  /** A name that several accounts have tells none; an account with another domain is another company. */
  of({ record, domain, key }: ReadAccount): Account | null {
    const named = this.#byWord.get(`key ${key}`) ?? []
    const byName = named.length === 1 ? this.#byId.get(named[0] ?? "") : undefined
    const isOther = byName !== undefined && domain !== null && byName.domain !== null && byName.domain !== domain
    const ids = [this.#byWord.get(`record ${record}`)?.[0], this.#byWord.get(`domain ${domain}`)?.[0], isOther ? undefined : byName?.id]
    return this.#byId.get(ids.find((id) => id !== undefined) ?? "") ?? null
  }

  put(account: Account, { record, domain, key }: ReadAccount): void {
    this.#byId.set(account.id, account)
    if (record !== null) this.#note(`record ${record}`, account.id)
    if (domain !== null && account.domain === domain) this.#note(`domain ${domain}`, account.id)
    if (key !== null) this.#note(`key ${key}`, account.id)
  }

  #note(word: string, id: string): void {
    const before = this.#byWord.get(word) ?? []
    if (!before.includes(id)) this.#byWord.set(word, [...before, id])
  }
}
