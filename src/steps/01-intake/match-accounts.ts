import { hash } from "node:crypto"
import { phoneTail } from "#domain/account/place-keys.ts"
import type { LeadCompany } from "#domain/account/account-candidate.ts"
import { matchAccount, type MatchDecision } from "#domain/account/match-account.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import { accountsById, emptyAccount, insertAccounts, ownersOfDomains, saveAccounts, type Account } from "#store/account.ts"
import { insertMatches, lastMatches, type AccountMatch } from "#store/account-match.ts"
import type { Lead } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { companyInputs, companyOf } from "#steps/01-intake/company-of.ts"
import { candidatesOf } from "#steps/01-intake/account-candidates.ts"

/** What is true of the company rather than of the person. */
const COMPANY_FIELDS = [
  "company_name",
  "company_phone",
  "employee_count",
  "annual_revenue",
  "industry",
  "funding_stage",
  "business_model",
  "technologies",
]

/** Accounts that are surely the lead's learn from it. */
const TEACHES = ["certain", "strong"]

type Asked = { lead: Lead; isNew: boolean }

/**
 * The account of each lead, in their order, or null. Decided once for every version of what is known of the lead's company, and kept; a person's
 * word stays. A business domain that nobody has makes an account, and accounts learn what their leads say where nothing was known.
 *
 * @param before the leads as they were stored, to see of which the company changed
 */
export async function matchAccounts(tx: Tx, touched: readonly Asked[], before: readonly Lead[], now: Instant): Promise<(Account | null)[]> {
  const stored = new Map(before.map((lead) => [lead.id, companyInputs(lead)]))
  const isOpen = touched.map(({ lead, isNew }) => isNew || stored.get(lead.id) !== companyInputs(lead))
  const last = await lastMatches(
    tx,
    touched.flatMap(({ lead, isNew }, at) => (isOpen[at] === true && !isNew ? [lead.id] : [])),
  )
  const open = touched.filter(({ lead }, at) => isOpen[at] === true && last.get(lead.id)?.code !== "by_hand").map((one) => one.lead)
  const settled = new Set(open.map((lead) => lead.id))
  const decided = await decide(tx, open, last, now)
  const linked = await accountsById(tx, [...new Set(touched.flatMap(({ lead }) => (settled.has(lead.id) ? [] : (lead.account ?? []))))])

  const book = new AccountBook([...linked, ...decided.accounts])
  const found = touched.map(({ lead }) => {
    const decision = decided.byLead.get(lead.id)
    if (decision === undefined) return lead.account === null ? null : book.learn(lead.account, lead.fields)
    if (decision.account === null) return null
    return TEACHES.includes(decision.confidence) || decision.code === "made"
      ? book.learn(decision.account, lead.fields)
      : book.get(decision.account)
  })
  const changed = book.changed(decided.made)
  await insertAccounts(
    tx,
    changed.filter((account) => decided.made.has(account.id)),
  )
  await saveAccounts(
    tx,
    changed.filter((account) => !decided.made.has(account.id)),
  )
  await insertMatches(tx, decided.matches)
  return found.map((account) => (account === null ? null : book.get(account.id)))
}

type Decided = {
  byLead: Map<string, MatchDecision>
  accounts: Account[]
  made: Set<string>
  matches: AccountMatch[]
}

/** Decides for leads whose company was not known so before. All of them need a fixed number of statements. */
async function decide(tx: Tx, leads: readonly Lead[], last: ReadonlyMap<string, AccountMatch>, now: Instant): Promise<Decided> {
  const asked = leads.map((lead) => ({ lead, company: companyOf(lead) }))
  const owners = await ownersOfDomains(tx, [...new Set(asked.flatMap(({ company }) => company.domain ?? []))])
  const byDomain = new Map(owners.map((owner) => [owner.asked, owner]))
  const own = asked.map(({ lead, company }) => ({ lead, company: withoutShared(company, byDomain) }))
  const searched = await candidatesOf(
    tx,
    own.map(({ lead, company }) => (isKnown(company, byDomain) ? null : { company, lead: lead.id })),
    now,
  )
  const accounts = new Map(owners.flatMap(({ account }) => (account === null ? [] : [[account.id, account]])))
  const made = new Map<string, Account>()
  const byLead = new Map<string, MatchDecision>()
  own.forEach(({ lead, company }, at) => {
    const candidates = searched.candidates[at]
    const decision =
      candidates === undefined || candidates === null ? byItsDomain(company, byDomain) : matchAccount(company, candidates, searched.ties)
    if (decision.code === "made" && company.domain !== null) {
      const account = made.get(company.domain) ?? emptyAccount(newId(), company.domain, now)
      made.set(company.domain, account)
      byLead.set(lead.id, { ...decision, account: account.id })
    } else byLead.set(lead.id, decision)
  })
  const missing = [...byLead.values()].flatMap(({ account }) => (account === null || accounts.has(account) ? [] : [account]))
  for (const account of [...made.values(), ...(await accountsById(tx, [...new Set(missing)]))]) accounts.set(account.id, account)
  const matches = own.flatMap(({ lead, company }) => {
    const decision = byLead.get(lead.id)
    if (
      decision === undefined ||
      isSame(decision, last.get(lead.id)) ||
      (decision.code === "none" && lead.account === null && company.keys.length === 0)
    )
      return []
    const inputs = hash("sha1", companyInputs(lead)).slice(0, 16)
    return [{ ...decision, lead: lead.id, at: now, inputs, actor: "baton", says: null }]
  })
  return { byLead, accounts: [...accounts.values()], made: new Set([...made.values()].map((one) => one.id)), matches }
}

/** What was decided before is not decided again, unless it comes to something else. */
function isSame(decision: MatchDecision, last: AccountMatch | undefined): boolean {
  if (last === undefined || last.code !== decision.code || last.account !== decision.account) return false
  return JSON.stringify(last.candidates) === JSON.stringify(decision.candidates)
}

type Owners = ReadonlyMap<string, Awaited<ReturnType<typeof ownersOfDomains>>[number]>

/** A domain that many share tells nothing. */
function withoutShared(company: LeadCompany, byDomain: Owners): LeadCompany {
  const known = company.domain === null ? undefined : byDomain.get(company.domain)
  return known === undefined || known.kind === "verified" ? company : { ...company, domain: null }
}

/** Most leads come with their company's domain and nothing that would count for more, so nothing else has to be looked for. */
function isKnown({ records, domain }: LeadCompany, byDomain: Owners): boolean {
  return records.length === 0 && domain !== null && byDomain.has(domain)
}

function byItsDomain({ domain }: LeadCompany, byDomain: Owners): MatchDecision {
  const account = domain === null ? null : (byDomain.get(domain)?.account?.id ?? null)
  return { code: "domain", tier: 1, confidence: "certain", account, candidates: [] }
}

/** The accounts of a batch, with what they learn in it. */
class AccountBook {
  readonly #accounts: Map<string, Account>
  readonly #changed = new Set<string>()

  constructor(accounts: readonly Account[]) {
    this.#accounts = new Map(accounts.map((account) => [account.id, account]))
  }

  get(id: string): Account | null {
    return this.#accounts.get(id) ?? null
  }

  learn(id: string, fields: Record<string, FieldValue>): Account | null {
    const account = this.#accounts.get(id)
    if (account === undefined) return null
    const after = learned(account, fields)
    if (after !== account) {
      this.#accounts.set(id, after)
      this.#changed.add(id)
    }
    return after
  }

  changed(made: ReadonlySet<string>): Account[] {
    return [...new Set([...this.#changed, ...made])].sort().flatMap((id) => this.get(id) ?? [])
  }
}

function learned(account: Account, fields: Record<string, FieldValue>): Account {
  const fresh = COMPANY_FIELDS.filter((name) => (account.fields[name] ?? null) === null && (fields[name] ?? null) !== null)
  if (fresh.length === 0) return account
  const next = { ...account.fields, ...Object.fromEntries(fresh.map((name) => [name, fields[name] ?? null])) }
  const { company_name: name, company_phone: phone } = next
  return {
    ...account,
    fields: next,
    name: account.name ?? (typeof name === "string" ? name : null),
    phone: account.phone ?? (typeof phone === "string" ? phoneTail(phone) : null),
  }
}
