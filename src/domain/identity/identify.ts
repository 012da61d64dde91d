import { IDENTITY_KINDS, type Arrival, type IdentityKey, type Problem } from "#domain/intake/arrival.ts"
import { isRole } from "#domain/intake/email-address.ts"

/** What programs write where an id is missing, and what stands for everybody. Such an id is nobody's. */
const NOBODY = new Set(
  `null undefined nil none nan na n/a void empty false true anonymous anon guest unknown unidentified user userid user_id user-id visitor test testing
  tester demo example sample default admin administrator root system todo tbd xxx id uuid string email name [object object] {} [] - -- _ . ? * 0
  (null) (none) (not set) <null> <none>`
    .split(/\s+(?!object\]|set\))/)
    .map((text) => text.trim()),
)
const LONGEST_NOBODY = 40
const ZEROS = /^[0-]+$/
/** What templates leave behind when nothing was filled in: `{{user.id}}`, `${id}`, `%USER_ID%`, `*|EMAIL|*`. */
const TEMPLATE = /^(?:\{\{.*\}\}|\$\{.*\}|%.*%|\*\|.*\|\*|<%.*%>)$/

/** Whether an id stands for nobody in particular. */
export function isNobody(value: string): boolean {
  if (value.length > LONGEST_NOBODY) return TEMPLATE.test(value.trim())
  const text = value.trim().toLowerCase()
  return text === "" || NOBODY.has(text) || ZEROS.test(text) || TEMPLATE.test(text)
}

/** The key that a phone number in E.164 makes together with a person's name and their company; null when one of them is not known. */
export type PhoneKeyOf = (arrival: Arrival) => string | null

/**
 * The arrival with the identities that tell people apart, strongest first: ids that are nobody's are gone, a mailbox of a role is left out when the
 * person is known by a record or a login, and phone with name and company is added.
 *
 * @returns the problem when nothing is left that names somebody
 */
export function identify(arrival: Arrival, phoneKeyOf: PhoneKeyOf): Arrival | Problem {
  const isSound = arrival.identities.every((key) => key.kind === "email" || !isNobody(idIn(key)))
  const named = isSound ? arrival.identities : arrival.identities.filter((key) => key.kind === "email" || !isNobody(idIn(key)))
  if (named.length === 0) return { code: "no_identity", says: nobodySays(arrival.identities) }
  const hasPerson = named.some((key) => key.kind === "crm" || key.kind === "user")
  const own = hasPerson ? named.filter((key) => !isRoleMailbox(key)) : named
  const phone = own.every((key) => key.kind === "anonymous") ? null : phoneKeyOf(arrival)
  if (phone === null && own.length === arrival.identities.length) return arrival
  const identities = phone === null ? own : [...own, { kind: "phone" as const, value: phone }].sort(byStrength)
  return { ...arrival, identities }
}

/** Whether this is the mailbox of a role such as info@, which several people read. */
export function isRoleMailbox(key: IdentityKey): boolean {
  return key.kind === "email" && isRole(key.value.slice(0, key.value.lastIndexOf("@")))
}

/** The id itself, without the system that a record belongs to. */
function idIn({ kind, value }: IdentityKey): string {
  return kind === "crm" ? value.slice(value.lastIndexOf(":") + 1) : value
}

function nobodySays(identities: readonly IdentityKey[]): string {
  const ids = identities.map((key) => `"${key.value.slice(0, 60)}"`).join(" and ")
  return `${ids} ${identities.length === 1 ? "names" : "name"} nobody: send an id that only one person has, or an e-mail address.`
}

/** Strongest first. */
export function byStrength(a: IdentityKey, b: IdentityKey): number {
  return IDENTITY_KINDS.indexOf(a.kind) - IDENTITY_KINDS.indexOf(b.kind)
}

/** The name that fields give a person, as it is compared; null when they don't. */
export function personNamed(fields: Arrival["fields"]): string | null {
  const { first_name: first, last_name: last, full_name: full } = fields
  const key = typeof first === "string" && typeof last === "string" ? personKey(`${first} ${last}`) : null
  return key ?? (typeof full === "string" ? personKey(full) : null)
}

/** A person's name as it is compared: small letters, without accents and signs, words in the order of the alphabet so that "Ray, Lee" is "Lee Ray". */
function personKey(name: string): string | null {
  const words = TWO_WORDS.test(name) ? name.toLowerCase().split(" ") : plainWords(name)
  return words.length < 2 ? null : words.sort().join(" ")
}

const TWO_WORDS = /^[A-Za-z]+ [A-Za-z]+$/

function plainWords(name: string): string[] {
  const plain = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036F]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
  return plain.split(" ").filter(Boolean)
}
