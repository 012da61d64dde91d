import type { IdentityKey, IdentityKind } from "#domain/intake/arrival.ts"
import { isFreeMail } from "#domain/intake/free-mail.ts"
import type { Instant } from "#domain/instant.ts"

/**
 * What was seen of an identity besides itself, kept in its row: enough to tell at any time, whatever came first, whom it belongs to. Other
 * identities are named by `keyOf`.
 */
export type Evidence = {
  /** The stronger identities that came together with it, each with the earliest time at which they did. */
  with?: Record<string, Instant>
  /** Those that a person said are somebody else; never believed again. */
  not?: string[]
  /** Those that a person said are the same. */
  same?: string[]
  /** Of an e-mail address: the names that people gave with it. */
  names?: string[]
  /** It was seen with so many that it says nothing about anybody any more. */
  shared?: true
}

/** How an identity is named in evidence. */
export function keyOf(identity: IdentityKey): string {
  return `${identity.kind}:${identity.value}`
}

/** So many people may show up with one id before it is taken for shared: a kiosk, a login of a whole team. */
export const MOST_PEOPLE = 3
/** So many names may come with one address before it is taken for a mailbox of several people. */
export const MOST_NAMES = 4
/** A person with so many addresses, records and user ids joins nobody any more by themselves, so that no id drags thousands together. */
export const MOST_IDENTITIES = 50

const PERSONAL: readonly IdentityKind[] = ["email", "crm", "user"]

/** Evidence with one more encounter; the same object when it says nothing new. */
export function seenWith(evidence: Evidence, kind: IdentityKind, other: string, at: Instant): Evidence {
  const since = evidence.with?.[other]
  if (evidence.shared === true || since === at) return evidence
  // only of a browser it matters whose it was first
  if (since !== undefined && (kind !== "anonymous" || since <= at)) return evidence
  const next = { ...evidence, with: { ...evidence.with, [other]: at } }
  return isOverrun(kind, Object.keys(next.with)) ? { ...next, shared: true } : next
}

/** Evidence of an address with one more name of who used it. */
export function named(evidence: Evidence, name: string): Evidence {
  const names = evidence.names ?? []
  if (evidence.shared === true || names.includes(name)) return evidence
  const next = [...names, name]
  return { ...evidence, names: next, ...(next.length > MOST_NAMES ? { shared: true } : {}) }
}

/** A phone with name and company is shared when two business addresses came with it: they are two people until a record or a login says otherwise. */
function isOverrun(kind: IdentityKind, others: readonly string[]): boolean {
  if (kind === "phone" && others.filter(isBusinessAddress).length > 1) return true
  return PERSONAL.some((one) => others.filter((other) => other.startsWith(`${one}:`)).length > MOST_PEOPLE)
}

function isBusinessAddress(key: string): boolean {
  return key.startsWith("email:") && !isFreeMail(key.slice(key.lastIndexOf("@") + 1))
}

/**
 * The identities that this one shows to be the same person as itself; of a browser, the one that it was first seen with.
 *
 * @param tells whether another identity tells somebody apart, so that it can be believed
 */
export function believed(
  kind: IdentityKind,
  { with: others = {}, not = [], same = [], shared }: Evidence,
  tells: (key: string) => boolean = () => true,
): string[] {
  if (shared === true) return same
  const seen: string[] = []
  for (const other in others) if (!not.includes(other) && tells(other)) seen.push(other)
  if (kind !== "anonymous" || seen.length < 2) return same.length === 0 ? seen : [...same, ...seen]
  const [first] = seen.sort((a, b) => (others[a] ?? 0) - (others[b] ?? 0) || (a < b ? -1 : 1))
  return first === undefined ? same : [...same, first]
}
