import { companyKey } from "#domain/account/company-key.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { keyOf } from "#domain/identity/evidence.ts"
import { personNamed } from "#domain/identity/identify.ts"
import type { KnownIdentity } from "#domain/identity/people-in.ts"
import type { IdentityKind } from "#domain/intake/arrival.ts"

/** What of a lead tells whether it is probably another one. */
export type Likeness = { fields: Record<string, FieldValue>; account: string | null; identities: readonly KnownIdentity[] }

/** What speaks for two leads being one person without proving it; empty when nothing does. */
export function likelySame(one: Likeness, other: Likeness): string[] {
  const because: string[] = []
  const names = [personNamed(one.fields), personNamed(other.fields)]
  const isNamesake = names[0] !== null && names[0] === names[1]
  if (isNamesake && one.account !== null && one.account === other.account) because.push("the same name at the same account")
  else if (isNamesake && company(one) !== null && company(one) === company(other)) because.push("the same name and company")
  const phones = (["phone_e164", "mobile_phone_e164"] as const).flatMap((field) => one.fields[field] ?? [])
  const isReachedAlike = phones.some((phone) => phone === other.fields["phone_e164"] || phone === other.fields["mobile_phone_e164"])
  if (isReachedAlike) because.push(isNamesake ? "the same phone number" : "the same phone number under another name")
  if (isNamesake && one.fields["linkedin_url"] !== undefined && one.fields["linkedin_url"] === other.fields["linkedin_url"])
    because.push("the same LinkedIn profile")
  for (const kind of new Set([...seenTogether(one, other), ...seenTogether(other, one)])) because.push(SEEN[kind])
  return because
}

const SEEN: Record<IdentityKind, string> = {
  user: "they were seen with the same user id",
  crm: "they were seen with the same record of the CRM",
  phone: "they were seen with the same phone number, name and company",
  email: "they were seen with the same e-mail address",
  anonymous: "they were in the same browser",
}

function company({ fields }: Likeness): string | null {
  return typeof fields["company_name"] === "string" ? companyKey(fields["company_name"]) : null
}

/** The kinds of identities of `one` that were also seen with an identity of `other`. */
function seenTogether(one: Likeness, other: Likeness): IdentityKind[] {
  const theirs = new Set(other.identities.map(keyOf))
  return one.identities.filter(({ evidence }) => Object.keys(evidence?.with ?? {}).some((key) => theirs.has(key))).map(({ kind }) => kind)
}
