import type { AccountCandidate } from "#domain/account/account-candidate.ts"
import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"

/** By what accounts are looked for; `roots`: what companies chose of their domains. */
export type AccountSearch = {
  ids: string[]
  keys: string[]
  roots: string[]
  phones: string[]
  records: string[]
  acronyms?: readonly AcronymSearch[]
}

/** Accounts at a place, postal code as in `postalKey`: of which the name's initials are these, or that are called by these initials of a longer name. */
export type AcronymSearch = { country: string; postal: string; initials: string | null; name: string | null }

type Found = Omit<AccountCandidate, "level" | "contacts" | "likeness"> & { domain: string | null }

/** So many accounts of one name, domain or phone are compared; what more have in common tells nobody apart. */
const MOST_EACH = 50

// as in the index account_acronym
const INITIALS = String.raw`left(regexp_replace(key, '([^ ])[^ ]* ?', '\1', 'g'), 20)`
const POSTAL = String.raw`left(upper(regexp_replace(normalize(postal, nfkc), '[^A-Za-z0-9]', '', 'g') collate "C"), 20)`

/**
 * Every account that one of the searched words is of, without what only ties need. What was found is read by id, one by one: many words make the
 * planner expect so many accounts that it would read them all.
 */
export async function searchAccounts(
  tx: Tx,
  { ids, keys, roots, phones, records, acronyms = [] }: AccountSearch,
): Promise<AccountCandidate[]> {
  if (ids.length + keys.length + roots.length + phones.length + records.length + acronyms.length === 0) return []
  const rows = await tx.query<Found>(
    `with found as (
       select unnest($1::uuid[]) as id
       union select a.id from unnest($2::text[]) k cross join lateral (select id from account where key = k and key <> '' limit ${MOST_EACH}) a
       union select a.account from unnest($2::text[]) k cross join lateral (select account from account_alias where key = k limit ${MOST_EACH}) a
       union select a.id from unnest($3::text[]) r
         cross join lateral (select id from account where split_part(domain, '.', 1) = r and domain is not null limit ${MOST_EACH}) a
       union select d.account from unnest($3::text[]) r
         cross join lateral (select account from account_domain where split_part(domain, '.', 1) = r and kind = 'verified' limit ${MOST_EACH}) d
       union select a.id from unnest($4::text[]) p cross join lateral (select id from account where phone = p limit ${MOST_EACH}) a
       union select account from account_record where external_id = any($5::text[])
       union select a.id from unnest($6::text[], $7::text[], $8::text[]) s (country, postal, initials) cross join lateral (
         select id from account where country = s.country and ${INITIALS} = s.initials and ${POSTAL} = s.postal and key like '% % %'
           and postal is not null limit ${MOST_EACH}) a
       union select a.id from unnest($6::text[], $7::text[], $9::text[]) s (country, postal, name) cross join lateral (
         select id from account where key = s.name and key <> '' and country = s.country and ${POSTAL} = s.postal limit ${MOST_EACH}) a
     )
     select a.id, a.name, a.domain, a.key, a.country, a.postal, a.city, a.phone, a.customer, a.open_opportunity as "openOpportunity", a.target,
       a.last_activity_at as "lastActivityAt", a.created_at as "createdAt",
       array(select domain from account_domain where account = a.id and kind = 'verified') as domains,
       array(select key from account_alias where account = a.id) as aliases,
       array(select external_id from account_record where account = a.id) as records
     from found cross join lateral (select * from account where id = found.id offset 0) a`,
    [
      ids,
      keys,
      roots,
      phones,
      records,
      acronyms.map((one) => one.country),
      acronyms.map((one) => one.postal),
      acronyms.map((one) => one.initials),
      acronyms.map((one) => one.name),
    ],
  )
  return rows.map(({ domain, domains, ...row }) => ({
    ...row,
    domains: domain === null ? domains : [domain, ...domains],
    level: 0,
    contacts: 0,
    likeness: null,
  }))
}

/** What only ties need to know of accounts: their leads, when one of those was last heard of, and how deep they stand in their hierarchy. */
export async function tieFacts(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { contacts: number; lastActivityAt: Instant | null; level: number }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; contacts: number; lastActivityAt: Instant | null; level: number }>(
    `with recursive up as (
       select id, parent, 0 as level from account where id = any($1)
       union all select u.id, a.parent, u.level + 1 from up u join account a on a.id = u.parent where u.level < 50
     )
     select a.id, coalesce(l.contacts, 0)::int as contacts, greatest(a.last_activity_at, l.at) as "lastActivityAt", up.level
     from account a
     join (select id, max(level) as level from up group by id) up on up.id = a.id
     left join lateral (select count(*) as contacts, max(updated_at) as at from lead where account = a.id and stage <> 'merged') l on true`,
    [ids],
  )
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}
