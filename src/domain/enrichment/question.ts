import type { FieldValue } from "#domain/condition/condition.ts"
import { COMPANY_FIELDS } from "#domain/enrichment/company-fields.ts"

/** Who is asked about. `name` parts only help the provider to match. */
export type Subject = {
  email: string | null
  domain: string | null
  company: string | null
  firstName: string | null
  lastName: string | null
}

/** What is asked: about a person (whose company comes along) or about a company. */
export type Question = { about: "person" | "company"; subject: Subject }

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
export function questionFor(
  unknown: readonly string[],
  provider: { fields: readonly string[]; mapping: { about: "person" | "company" } | null },
  subject: Subject,
): Question | null {
  const wanted = unknown.filter((name) => provider.fields.includes(name))
  if (wanted.length === 0) return null
  const fits = { person: subject.email !== null, company: subject.domain !== null }
  const about = provider.mapping?.about ?? (wanted.every((name) => COMPANY_FIELDS.has(name)) && fits.company ? "company" : "person")
  return fits[about] ? { about, subject } : null
}
