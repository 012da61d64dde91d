import type { FieldValue } from "#domain/condition/condition.ts"
import { identitiesOf } from "#store/identity.ts"
import { leadsById } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"

/** Shorter ones stand in too many texts that are about others. */
const SHORTEST = 6
const FIELDS = ["email", "secondary_email", "phone", "mobile_phone", "phone_e164", "mobile_phone_e164", "linkedin_url"]

/** What nobody else has, by which texts that were stored as they came are found: addresses, numbers and ids of these leads. */
export async function wordsOfPerson(tx: Tx, leads: readonly string[]): Promise<string[]> {
  const known = (await leadsById(tx, leads)).flatMap((lead) => [lead.email, ...FIELDS.map((name) => said(lead.fields[name]))])
  const identities = (await identitiesOf(tx, leads)).map(({ kind, value }) => (kind === "phone" ? (value.split("|")[0] ?? "") : value))
  const words = [...known, ...identities].filter((word): word is string => word !== null && word.length >= SHORTEST)
  return [...new Set(words)]
}

function said(value: FieldValue | undefined): string | null {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : null
}
