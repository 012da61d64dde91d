import { getDomain } from "tldts"
import type { LeadCompany } from "#domain/account/account-candidate.ts"
import { companyKey } from "#domain/account/company-key.ts"
import { cityKey, phoneTail, postalKey } from "#domain/account/place-keys.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { isDisposable, isFreeMail } from "#domain/intake/free-mail.ts"
import type { Lead } from "#store/lead.ts"

/** What a lead's fields tell of its company, as accounts are compared with. */
export function companyOf({ email, fields }: Pick<Lead, "email" | "fields">): LeadCompany {
  const text = (name: string) => textIn(fields[name])
  const country = text("country")
  const name = text("company_name")
  const record = text("company_external_id")
  const keys = name === null ? [] : [companyKey(name, country), country === null ? null : companyKey(name)]
  return {
    records: record === null ? [] : [record],
    domain: businessDomain(email),
    site: siteDomain(text("company_domain")),
    keys: [...new Set(keys.flatMap((key) => key ?? []))],
    country,
    postal: postalKey(text("postal_code")),
    city: cityKey(text("city")),
    phone: phoneTail(text("company_phone") ?? text("phone")),
  }
}

/** The fields that `companyOf` reads, as one text: when it stays the same, so does the match. */
export function companyInputs({ email, fields }: Pick<Lead, "email" | "fields">): string {
  const host = email === null ? "" : email.slice(email.lastIndexOf("@") + 1)
  return `${host}\n${SAID.map((name) => textIn(fields[name]) ?? "").join("\n")}`
}

const SAID = ["company_name", "company_external_id", "company_domain", "country", "postal_code", "city", "company_phone", "phone"]

/** The registrable domain of an address, unless anybody can have an address there. */
export function businessDomain(email: string | null): string | null {
  const host = email?.slice(email.lastIndexOf("@") + 1) ?? ""
  if (host === "" || isFreeMail(host) || isDisposable(host)) return null
  return getDomain(host, { allowPrivateDomains: true })
}

function siteDomain(site: string | null): string | null {
  if (site === null) return null
  const domain = getDomain(site, { allowPrivateDomains: true })
  return domain === null || isFreeMail(domain) || isDisposable(domain) ? null : domain
}

function textIn(value: FieldValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null
}
