import { getDomain } from "tldts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { isDisposable, isFreeMail } from "#domain/intake/free-mail.ts"
import type { Instant } from "#domain/instant.ts"
import { accountsByDomain, accountsById, saveAccounts, type Account } from "#store/account.ts"
import type { Lead } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"

/** What is true of the company rather than of the person. */
const COMPANY_FIELDS = ["company_name", "employee_count", "annual_revenue", "industry", "funding_stage", "business_model", "technologies"]

/**
 * The account of each lead, in their order: by the registrable domain of a business e-mail address, or null. New accounts are made, and
 * accounts learn what their leads say of the company where nothing was known.
 */
export async function tellAccounts(tx: Tx, touched: readonly { lead: Lead }[], now: Instant): Promise<(Account | null)[]> {
  const domains = touched.map(({ lead }) => (lead.account === null ? businessDomain(lead.email) : null))
  const known = await accountsByDomain(tx, [...new Set(domains.flatMap((domain) => domain ?? []))])
  const linked = await accountsById(tx, [...new Set(touched.flatMap(({ lead }) => lead.account ?? []))])
  const byDomain = new Map([...known, ...linked].map((account) => [account.domain, account]))
  const byId = new Map(linked.map((account) => [account.id, account.domain]))

  const changed = new Map<string, Account>()
  const found = touched.map(({ lead }, index) => {
    const domain = domains[index] ?? (lead.account === null ? null : (byId.get(lead.account) ?? null))
    if (domain === null) return null
    const before = byDomain.get(domain) ?? emptyAccount(domain, now)
    const after = learned(before, lead.fields)
    if (after !== before || !byDomain.has(domain)) changed.set(domain, after)
    byDomain.set(domain, after)
    return domain
  })
  await saveAccounts(
    tx,
    [...changed.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  return found.map((domain) => (domain === null ? null : (byDomain.get(domain) ?? null)))
}

/** The registrable domain of an address, unless anybody can have an address there. */
export function businessDomain(email: string | null): string | null {
  const host = email?.slice(email.lastIndexOf("@") + 1) ?? ""
  if (host === "" || isFreeMail(host) || isDisposable(host)) return null
  return getDomain(host, { allowPrivateDomains: true })
}

function emptyAccount(domain: string, now: Instant): Account {
  return { id: newId(), domain, name: null, fields: {}, owner: null, target: false, customer: false, createdAt: now }
}

function learned(account: Account, fields: Record<string, FieldValue>): Account {
  const fresh = COMPANY_FIELDS.filter((name) => (account.fields[name] ?? null) === null && (fields[name] ?? null) !== null)
  if (fresh.length === 0) return account
  const next = { ...account.fields, ...Object.fromEntries(fresh.map((name) => [name, fields[name] ?? null])) }
  return { ...account, fields: next, name: typeof next["company_name"] === "string" ? next["company_name"] : account.name }
}
