import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min"
import { companyKey } from "#domain/account/company-key.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { personNamed } from "#domain/identity/identify.ts"
import type { Arrival } from "#domain/intake/arrival.ts"
import { isFreeMail } from "#domain/intake/free-mail.ts"

type Fields = Readonly<Record<string, FieldValue>>

/** Phones as they were said, and the fields that hold them as they are dialled. */
const PHONES = { phone: "phone_e164", mobile_phone: "mobile_phone_e164", company_phone: "company_phone_e164" } as const

/** What is known of a lead, with its phones in E.164 beside the words that were said; what is no number has none. The same object when it has no phone. */
export function withPhones(fields: Record<string, FieldValue>): Record<string, FieldValue> {
  let next = fields
  for (const [said, dialled] of Object.entries(PHONES)) {
    if (fields[said] === undefined && fields[dialled] === undefined) continue
    const number = e164(fields[said], fields["country"])
    if (next === fields) next = { ...fields }
    if (number === null) delete next[dialled]
    else next[dialled] = number
  }
  return next
}

/** The key of phone, name and company that an arrival says; null when one is missing. Without a company the domain of a business address stands for it. */
export function phoneKeyOf({ fields, identities }: Arrival): string | null {
  const said = fields["phone"] ?? fields["mobile_phone"] ?? null
  if (said === null) return null
  const name = personNamed(fields)
  const company = companyIn(fields) ?? domainIn(identities)
  if (name === null || company === null) return null
  const number = e164(said, fields["country"])
  return number === null ? null : `${number}|${name}|${company}`.slice(0, 512)
}

function companyIn({ company_name: company }: Fields): string | null {
  return typeof company === "string" ? companyKey(company) : null
}

function domainIn(identities: Arrival["identities"]): string | null {
  const address = identities.find((key) => key.kind === "email")?.value ?? ""
  const domain = address.slice(address.lastIndexOf("@") + 1)
  return domain === "" || isFreeMail(domain) ? null : domain
}

/** Numbers come again and again, and reading one costs ten times as much as anything else that is done with it. */
const seen = new Map<string, string | null>()
const MOST_SEEN = 20_000

/** A number in E.164, or null when it is none. Without a country code it is one of the lead's country, an ISO code. */
export function e164(said: FieldValue | undefined, country: FieldValue | undefined): string | null {
  const text = typeof said === "number" ? String(said) : said
  if (typeof text !== "string" || text.length > 60) return null
  const place = typeof country === "string" ? country : ""
  const key = `${place} ${text}`
  const known = seen.get(key)
  if (known !== undefined) return known
  const number = read(text, place)
  if (seen.size >= MOST_SEEN) seen.clear()
  seen.set(key, number)
  return number
}

function read(text: string, country: string): string | null {
  const number = parsePhoneNumberFromString(text.replace(/^00(?=[1-9])/, "+"), country === "" ? undefined : (country as CountryCode))
  return number?.isValid() === true ? number.number : null
}
