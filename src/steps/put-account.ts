import { getDomain } from "tldts"
import { companyKey } from "#domain/account/company-key.ts"
import { phoneTail } from "#domain/account/place-keys.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { accountsByDomain, accountsById, emptyAccount, parentsOf, saveAccounts, type Account } from "#store/account.ts"
import { addAliases, addDomains, addRecords, dropOtherAliases, dropOtherDomains } from "#store/account-known-by.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { businessDomain } from "#steps/01-intake/company-of.ts"

/** What a person says of an account; what is left out stays as it is. `domains` and `aliases` are all further ones. `owner`, `csm`, `parent`: ids. */
export type ToldAccount = Partial<
  Pick<Account, "name" | "owner" | "csm" | "target" | "customer" | "house" | "openOpportunity" | "country" | "postal" | "city" | "parent">
> & { phone?: string | null; domains?: readonly string[]; aliases?: readonly string[]; records?: readonly { source: string; id: string }[] }

/**
 * Makes an account known, or changes it. The owner's claim counts from the next lead on; open handoffs stay where they are.
 *
 * @param which the account, or the domain that it is known by and that may be new; null makes one without a domain
 * @throws Refusal 422 when a domain is none that one company has for itself, is another account's, or the parent is owned by this account
 */
export async function putAccount(tx: Tx, which: Account | string | null, told: ToldAccount, actor: string, now: Instant): Promise<Account> {
  const domain = typeof which === "string" ? ownDomain(which) : null
  const known = typeof which === "string" || which === null ? (await accountsByDomain(tx, domain === null ? [] : [domain]))[0] : which
  const { domains, aliases, records, phone, ...said } = told
  const before = known ?? emptyAccount(newId(), domain, now)
  const after: Account = { ...before, ...said, ...(phone === undefined ? {} : { phone: phoneTail(phone) }) }
  if (after.domain === null && companyKey(after.name ?? "") === null) {
    throw new Refusal("no_name", "An account without a domain needs the company's name.", 422, [
      { pointer: "/body/name", message: "names no company" },
    ])
  }
  await checkParent(tx, after)

  await saveAccounts(tx, [after])
  if (domains !== undefined) await putDomains(tx, after, domains, actor, now)
  if (aliases !== undefined) await putAliases(tx, after, aliases, actor, now)
  if (records !== undefined) await addRecords(tx, records.map((each) => ({ account: after.id, ...each })), now) // prettier-ignore
  const says = `The account ${after.domain ?? after.name ?? after.id} was ${known === undefined ? "made known" : "changed"}.`
  await record(tx, [
    { at: now, actor, kind: "account_changed", says, lead: null, handoff: null, agreement: null, detail: { account: after.id } },
  ])
  return after
}

/** The domain, when one company has it for itself. @throws Refusal 422 */
export function ownDomain(domain: string): string {
  const small = domain.trim().toLowerCase()
  const own = businessDomain(`x@${small}`)
  if (own !== null && own === small) return own
  const registrable = getDomain(small, { allowPrivateDomains: true })
  const instead = registrable === null || registrable === small ? "" : `; its domain would be ${registrable}`
  throw new Refusal("not_a_business_domain", `"${domain}" is no domain of one company alone${instead}.`, 422)
}

async function checkParent(tx: Tx, { id, parent }: Account): Promise<void> {
  if (parent === null) return
  const [known] = await accountsById(tx, [parent])
  if (known === undefined) throw new Refusal("unknown_account", "The parent is no account that is known here.", 422, [PARENT])
  if (parent !== id && !(await parentsOf(tx, parent)).includes(id)) return
  throw new Refusal("own_parent", "The account would be its own parent: the other belongs to it already.", 422, [PARENT])
}

const PARENT = { pointer: "/body/parent", message: "can't be the parent" }

async function putDomains(tx: Tx, account: Account, told: readonly string[], actor: string, now: Instant): Promise<void> {
  const domains = [...new Set(told.map(ownDomain))].filter((domain) => domain !== account.domain)
  const taken = (await accountsByDomain(tx, domains)).find((other) => other.id !== account.id)
  if (taken !== undefined) {
    throw new Refusal("domain_taken", `A domain belongs to another account already: ${taken.name ?? taken.domain ?? taken.id}.`, 422, [
      { pointer: "/body/domains", message: "is another account's" },
    ])
  }
  await dropOtherDomains(tx, account.id, domains)
  await addDomains(tx, account.id, domains, actor, now)
}

async function putAliases(tx: Tx, account: Account, told: readonly string[], actor: string, now: Instant): Promise<void> {
  const keyed = told.flatMap((name) => {
    const key = companyKey(name, account.country)
    return key === null ? [] : [{ account: account.id, name, key }]
  })
  const aliases = [...new Map(keyed.map((alias) => [alias.key, alias])).values()]
  await dropOtherAliases(tx, account.id, aliases.map((alias) => alias.key)) // prettier-ignore
  await addAliases(tx, aliases, actor, now)
}
