import type { FieldValue } from "#domain/condition/condition.ts"
import { COMPANY_FIELDS } from "#domain/enrichment/company-fields.ts"
import type { HttpMapping, ProviderKind } from "#domain/enrichment/provider.ts"

/** Who is asked about. `name` parts only help the provider to match. */
export type Subject = {
  email: string | null
  domain: string | null
  company: string | null
  firstName: string | null
  lastName: string | null
}

/** What is asked: about a person (whose company comes along), about a company, or whether the domain of an address takes mail. */
export type Question = { about: "person" | "company" | "mail"; subject: Subject }

/** What of a provider decides how it is asked. */
export type Askable = { kind: ProviderKind; fields: readonly string[]; mapping: Pick<HttpMapping, "about"> | null }

/** What of the needs nobody knows yet. */
export function unknownAmong(needs: readonly string[], fields: Readonly<Record<string, FieldValue>>): string[] {
  return needs.filter((name) => {
    const value = fields[name] ?? null
    return value === null || value === "" || (Array.isArray(value) && value.length === 0)
  })
}

/**
 * What to ask a provider to learn these fields: about the company when only it is wanted and its domain is known, since that answer serves
 * everybody who works there; else about the person; null when it can tell none of them or nothing is known to ask by.
 */
export function questionFor(unknown: readonly string[], provider: Askable, subject: Subject): Question | null {
  const wanted = unknown.filter((name) => provider.fields.includes(name))
  if (wanted.length === 0) return null
  const about = subjectOf(provider, wanted, subject)
  const isKnown = { person: subject.email, company: subject.domain, mail: mailDomain(subject) }[about] !== null
  return isKnown ? { about, subject } : null
}

function subjectOf({ kind, mapping }: Askable, wanted: readonly string[], subject: Subject): Question["about"] {
  if (kind === "mx") return "mail"
  if (mapping !== null) return mapping.about
  return wanted.every((name) => COMPANY_FIELDS.has(name)) && subject.domain !== null ? "company" : "person"
}

/** Where mail for somebody goes: the domain of the address, else the company's; null when neither is known. */
export function mailDomain({ email, domain }: Pick<Subject, "email" | "domain">): string | null {
  return email === null ? domain : email.slice(email.lastIndexOf("@") + 1).toLowerCase()
}
