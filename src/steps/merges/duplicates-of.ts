import { likelySame, type Likeness } from "#domain/identity/likely-same.ts"
import type { KnownIdentity } from "#domain/identity/people-in.ts"
import type { IdentityKey, IdentityKind } from "#domain/intake/arrival.ts"
import { identitiesFor, identitiesOf } from "#store/identity.ts"
import { leadsAround, type Lead } from "#store/lead.ts"
import { notSameAs } from "#store/merge.ts"
import type { Tx } from "#store/tx.ts"

/** A lead that is probably the same person, what speaks for it, and whether a person said that it is not. */
export type Duplicate = { lead: Lead; because: string[]; notSame: boolean }

/** So many leads of the same account are compared, the newest ones. */
const MOST_COMPARED = 1_000

/** Leads that are probably the same person as this one: those of its account, and those that were seen with one of its identities. Most likely first. */
export async function duplicatesOf(tx: Tx, lead: Lead): Promise<Duplicate[]> {
  const own = await identitiesOf(tx, [lead.id])
  const seen = await identitiesFor(
    tx,
    own.flatMap(({ evidence }) => Object.keys(evidence?.with ?? {}).map(keyIn)),
  )
  const near = seen.flatMap((one) => one.lead ?? [])
  const around = (await leadsAround(tx, lead.account, [...new Set(near)], MOST_COMPARED)).filter((one) => one.id !== lead.id)
  const theirs = Map.groupBy(
    await identitiesOf(
      tx,
      around.map((one) => one.id),
    ),
    (identity) => identity.lead,
  )
  const others = await notSameAs(tx, lead.id)

  return around
    .map((one) => ({
      lead: one,
      because: likelySame(likeness(lead, own), likeness(one, theirs.get(one.id) ?? [])),
      notSame: others.has(one.id),
    }))
    .filter((one) => one.because.length > 0)
    .sort((a, b) => b.because.length - a.because.length || (a.lead.id < b.lead.id ? -1 : 1))
}

function likeness({ fields, account }: Lead, identities: readonly KnownIdentity[]): Likeness {
  return { fields, account, identities }
}

/** The identity that `keyOf` named. */
function keyIn(text: string): IdentityKey {
  const cut = text.indexOf(":")
  return { kind: text.slice(0, cut) as IdentityKind, value: text.slice(cut + 1) }
}
