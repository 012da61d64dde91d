import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** By what an account is known besides its own name and first domain. */
export type KnownBy = { domains: string[]; aliases: string[]; records: { source: string; id: string }[] }

/** A name that a person confirmed, with the key it is compared by. */
export type Alias = { account: string; name: string; key: string }

const NOTHING: KnownBy = { domains: [], aliases: [], records: [] }

/** By what these accounts are known. */
export async function knownBy(tx: Tx, accounts: readonly string[]): Promise<(id: string) => KnownBy> {
  if (accounts.length === 0) return () => NOTHING
  const rows = await tx.query<KnownBy & { id: string }>(
    `select a.id,
       array(select domain from account_domain where account = a.id order by domain) as domains,
       array(select name from account_alias where account = a.id order by name) as aliases,
       (select coalesce(json_agg(json_build_object('source', source, 'id', external_id) order by source, external_id), '[]') from account_record
        where account = a.id) as records
     from unnest($1::uuid[]) as a (id)`,
    [accounts],
  )
  const byId = new Map(rows.map(({ id, ...known }) => [id, known]))
  return (id) => byId.get(id) ?? NOTHING
}

/** Which kind a domain is told to be; null when nothing is. */
export async function domainKind(tx: Tx, domain: string): Promise<"verified" | "shared" | "agency" | null> {
  const [row] = await tx.query<{ kind: "verified" | "shared" | "agency" }>("select kind from account_domain where domain = $1", [domain])
  return row?.kind ?? null
}

/** Domains are an account's now, whatever was told of them before. */
export async function addDomains(tx: Tx, account: string, domains: readonly string[], by: string, now: Instant): Promise<void> {
  const rows = domains.map((domain) => ({ domain, account, kind: "verified", since: iso(now), by_actor: by }))
  await insertRows(
    tx,
    "account_domain",
    rows,
    "(domain) do update set account = excluded.account, kind = excluded.kind, since = excluded.since, by_actor = excluded.by_actor",
  )
}

/** A domain is one that tells no company, or (null) nothing is told of it any more. */
export async function markDomain(tx: Tx, domain: string, kind: "shared" | "agency" | null, by: string, now: Instant): Promise<void> {
  await tx.query("delete from account_domain where domain = $1", [domain])
  if (kind !== null) await insertRows(tx, "account_domain", [{ domain, account: null, kind, since: iso(now), by_actor: by }])
}

/** The account's further domains are these and no others. */
export async function dropOtherDomains(tx: Tx, account: string, domains: readonly string[]): Promise<void> {
  await tx.query("delete from account_domain where account = $1 and not (domain = any($2::text[]))", [account, domains])
}

export async function addAliases(tx: Tx, aliases: readonly Alias[], by: string, now: Instant): Promise<void> {
  const rows = aliases.map((alias) => ({ ...alias, since: iso(now), by_actor: by }))
  await insertRows(tx, "account_alias", rows, "(account, key) do update set name = excluded.name")
}

export async function dropOtherAliases(tx: Tx, account: string, keys: readonly string[]): Promise<void> {
  await tx.query("delete from account_alias where account = $1 and not (key = any($2::text[]))", [account, keys])
}

/** Records of other systems that are these accounts'; a record that was another's moves over. */
export async function addRecords(tx: Tx, records: readonly { account: string; source: string; id: string }[], now: Instant): Promise<void> {
  const rows = records.map(({ account, source, id }) => ({ source, external_id: id, account, since: iso(now) }))
  await insertRows(tx, "account_record", rows, "(source, external_id) do update set account = excluded.account")
}
