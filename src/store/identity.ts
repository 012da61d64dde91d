import type { IdentityKey } from "#domain/intake/arrival.ts"
import type { KnownIdentity } from "#domain/intake/resolve-identities.ts"
import type { Instant } from "#domain/instant.ts"
import { insertColumns, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** The named identities that are stored, and all others of the leads that they speak of. */
export async function identitiesFor(tx: Tx, keys: readonly IdentityKey[]): Promise<KnownIdentity[]> {
  const found = await tx.query<KnownIdentity>(
    `select i.id, i.kind, i.value, i.lead from identity i
     join unnest($1::text[], $2::text[]) as k (kind, value) on i.kind = k.kind and i.value = k.value`,
    [keys.map((key) => key.kind), keys.map((key) => key.value)],
  )
  const leads = [...new Set(found.flatMap((identity) => identity.lead ?? []))]
  if (leads.length === 0) return found
  const others = await tx.query<KnownIdentity>("select id, kind, value, lead from identity where lead = any($1)", [leads])
  return [...new Map([...found, ...others].map((identity) => [identity.id, identity])).values()]
}

export async function saveIdentities(
  tx: Tx,
  fresh: readonly KnownIdentity[],
  linked: readonly { identity: string; lead: string }[],
  now: Instant,
): Promise<void> {
  await insertColumns(
    tx,
    "identity",
    { id: "uuid", kind: "text", value: "text", lead: "uuid", since: "timestamptz" },
    fresh.map(({ id, kind, value, lead }) => ({ id, kind, value, lead, since: iso(now) })),
  )
  if (linked.length === 0) return
  tx.send("update identity as i set lead = l.lead from unnest($1::uuid[], $2::uuid[]) as l (identity, lead) where i.id = l.identity", [
    linked.map((link) => link.identity),
    linked.map((link) => link.lead),
  ])
}
