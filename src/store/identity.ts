import type { IdentityKey } from "#domain/intake/arrival.ts"
import type { Evidence } from "#domain/identity/evidence.ts"
import type { KnownIdentity } from "#domain/identity/people-in.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, updateRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** The named identities that are stored, and all others of the leads that they speak of. */
export async function identitiesFor(tx: Tx, keys: readonly IdentityKey[]): Promise<KnownIdentity[]> {
  const found = await tx.query<KnownIdentity>(
    `select i.id, i.kind, i.value, i.lead, i.evidence from identity i
     join unnest($1::text[], $2::text[]) as k (kind, value) on i.kind = k.kind and i.value = k.value`,
    [keys.map((key) => key.kind), keys.map((key) => key.value)],
  )
  const leads = [...new Set(found.flatMap((identity) => identity.lead ?? []))]
  if (leads.length === 0) return found
  const others = await identitiesOf(tx, leads)
  return [...new Map([...found, ...others].map((identity) => [identity.id, identity])).values()]
}

/** All identities of these leads. */
export async function identitiesOf(tx: Tx, leads: readonly string[]): Promise<KnownIdentity[]> {
  return tx.query("select id, kind, value, lead, evidence from identity where lead = any($1)", [leads])
}

/** Adds new identities, and writes of known ones whom they speak of and what was seen of them. */
export async function saveIdentities(
  tx: Tx,
  fresh: readonly KnownIdentity[],
  changed: readonly { identity: string; lead: string | null; evidence: Evidence | null }[],
  now: Instant,
): Promise<void> {
  await insertRows(
    tx,
    "identity",
    fresh.map(({ id, kind, value, lead, evidence }) => ({ id, kind, value, lead, since: now, evidence: evidence ?? {} })),
  )
  await updateRows(
    tx,
    "identity",
    changed.map(({ identity, lead, evidence }) => ({ id: identity, lead, evidence })),
  )
}
