import { believed, keyOf } from "#domain/identity/evidence.ts"
import { mergeReason } from "#domain/identity/merge-reason.ts"
import type { KnownIdentity } from "#domain/identity/people-in.ts"

/** An address of a person, and why it is the same person's as the others; null of the one that was known first. */
export type OwnAddress = { email: string; because: string | null }

/**
 * The e-mail addresses of one lead, the one known longest first. Two that came together were never two leads, so no merge says why they are one: what
 * was seen of the lead's other identities does.
 */
export function addressesOf(identities: readonly KnownIdentity[]): OwnAddress[] {
  // ids grow with time
  const addresses = identities.filter(({ kind }) => kind === "email").toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return addresses.map((address, at) => ({ email: address.value, because: at === 0 ? null : whyOne(address, identities) }))
}

function whyOne(address: KnownIdentity, identities: readonly KnownIdentity[]): string {
  const key = keyOf(address)
  const joining = identities.filter((one) => one.kind !== "email" && one.kind !== "anonymous" && seesWith(one).includes(key))
  return mergeReason(joining.map(keyOf))
}

function seesWith({ kind, evidence }: KnownIdentity): string[] {
  return believed(kind, evidence ?? {})
}
