import { companyKey } from "#domain/account/company-key.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import type { Enriched } from "#domain/enrichment/enriched.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, type Row } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A company. `domain`: the registrable business domain by which it is known first; null when it has none, and then it has a name. */
export type Account = {
  id: string
  domain: string | null
  name: string | null
  fields: Record<string, FieldValue>
  /** What providers told of the company; `saveAccounts` leaves it as it is. */
  enriched: Enriched
  /** The person whose account it is, or null. */
  owner: string | null
  target: boolean
  customer: boolean
  /** ISO code. */
  country: string | null
  postal: string | null
  city: string | null
  /** As in `phoneTail`. */
  phone: string | null
  /** The account that owns this one. */
  parent: string | null
  /** The person who looks after the customer. */
  csm: string | null
  /** On the house list: nobody's in particular, whoever stands as its owner. */
  house: boolean
  openOpportunity: boolean
  lastActivityAt: Instant | null
  createdAt: Instant
}

const COLUMNS = `id, domain, name, fields, enriched, owner, target, customer, country, postal, city, phone, parent, csm, house,
  open_opportunity as "openOpportunity", last_activity_at as "lastActivityAt", created_at as "createdAt"`

/** An account of which nothing is known yet. */
export function emptyAccount(id: string, domain: string | null, now: Instant): Account {
  return {
    id,
    domain,
    name: null,
    fields: {},
    enriched: {},
    owner: null,
    target: false,
    customer: false,
    country: null,
    postal: null,
    city: null,
    phone: null,
    parent: null,
    csm: null,
    house: false,
    openOpportunity: false,
    lastActivityAt: null,
    createdAt: now,
  }
}

/** What is known of a domain: the account it is verified for, or that it is shared by many and tells none. */
export type DomainOwner = { asked: string; kind: "verified" | "shared" | "agency"; account: Account | null }

/** What these domains tell, be they an account's first or a further one. A domain of which nothing is known is left out. */
export async function ownersOfDomains(tx: Tx, domains: readonly string[]): Promise<DomainOwner[]> {
  if (domains.length === 0) return []
  const rows = await tx.query<{ asked: string; kind: DomainOwner["kind"] } & Account>(
    `select domain as asked, 'verified' as kind, ${COLUMNS} from account where domain = any($1)
     union all
     select d.asked, d.kind, a.* from (select domain as asked, kind, account from account_domain where domain = any($1)) d
     left join lateral (select ${COLUMNS} from account where id = d.account) a on true`,
    [domains],
  )
  return rows.map(({ asked, kind, ...account }) => ({ asked, kind, account: kind === "verified" ? account : null }))
}

/** The accounts that these domains are verified for. */
export async function accountsByDomain(tx: Tx, domains: readonly string[]): Promise<Account[]> {
  return (await ownersOfDomains(tx, domains)).flatMap((one) => one.account ?? [])
}

export async function accountsById(tx: Tx, ids: readonly string[]): Promise<Account[]> {
  if (ids.length === 0) return []
  return tx.query(`select ${COLUMNS} from account where id = any($1)`, [ids])
}

/** `name`: a part of it, or of the domain. */
export type AccountFilter = { name: string | null; owner: string | null; parent: string | null; after: string | null; limit: number }

/** Accounts, newest first; `after` is the id of the last one of the page before. */
export async function listAccounts(tx: Tx, { name, owner, parent, after, limit }: AccountFilter): Promise<Account[]> {
  const part = name === null ? null : `%${name.replaceAll(/[\\%_]/g, "\\$&")}%`
  return tx.query(
    `select ${COLUMNS} from account
     where ($1::text is null or name ilike $1 or domain ilike $1) and ($2::uuid is null or owner = $2) and ($3::uuid is null or id < $3)
       and ($5::uuid is null or parent = $5)
     order by id desc limit $4`,
    [part, owner, after, limit, parent],
  )
}

/** The accounts above this one, from its parent to the top; fifty at most. */
export async function parentsOf(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with recursive up as (
       select parent as id, 1 as steps from account where id = $1 and parent is not null
       union all select a.parent, u.steps + 1 from up u join account a on a.id = u.id where a.parent is not null and u.steps < 50
     ) select id from up order by steps`,
    [id],
  )
  return rows.map((row) => row.id)
}

const STORED = Object.keys(toRow(emptyAccount("", null, 0)))
const WRITTEN = STORED.filter((column) => column !== "id").map((column) => `${column} = excluded.${column}`)
const OVER = `(id) do update set ${WRITTEN.join(", ")}, changed = pg_current_xact_id()`

/** Adds accounts that were just made. */
export async function insertAccounts(tx: Tx, accounts: readonly Account[]): Promise<void> {
  await insertRows(tx, "account", accounts.map(toRow))
}

/** Adds new accounts and writes changed ones over. */
export async function saveAccounts(tx: Tx, accounts: readonly Account[]): Promise<void> {
  await insertRows(tx, "account", accounts.map(toRow), OVER)
}

function toRow(account: Account): Row {
  return {
    id: account.id,
    domain: account.domain,
    name: account.name,
    key: account.name === null ? null : (companyKey(account.name, account.country) ?? ""),
    fields: account.fields,
    owner: account.owner,
    target: account.target,
    customer: account.customer,
    country: account.country,
    postal: account.postal,
    city: account.city,
    phone: account.phone,
    parent: account.parent,
    csm: account.csm,
    house: account.house,
    open_opportunity: account.openOpportunity,
    last_activity_at: account.lastActivityAt,
    created_at: account.createdAt,
  }
}
