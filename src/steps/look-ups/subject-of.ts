import { createHash } from "node:crypto"
import { mailDomain, type Question, type Subject } from "#domain/enrichment/question.ts"
import type { Account } from "#store/account.ts"
import type { Lead } from "#store/lead.ts"

/** By what a lead can be asked about. */
export function subjectOf(lead: Lead, account: Account | null): Subject {
  const text = (name: string) => {
    const value = lead.fields[name]
    return typeof value === "string" ? value : null
  }
  return {
    email: lead.email,
    domain: account?.domain ?? text("company_domain"),
    company: lead.company,
    firstName: text("first_name"),
    lastName: text("last_name"),
  }
}

/** Under which name an answer is kept, so that nobody asks for it twice: a company and where mail goes by the domain, a person by a hash of the address. */
export function subjectKey({ about, subject }: Question): string {
  if (about === "company") return `company:${subject.domain ?? ""}`
  if (about === "mail") return `mail:${mailDomain(subject) ?? ""}`
  const hash = createHash("sha256").update(subject.email ?? "")
  return `person:${hash.digest("base64url")}`
}

/** The names of all answers that may be there about a subject. */
export function subjectKeys(subject: Subject): string[] {
  return [
    ...(subject.email === null ? [] : [subjectKey({ about: "person", subject }), subjectKey({ about: "mail", subject })]),
    ...(subject.domain === null ? [] : [subjectKey({ about: "company", subject })]),
  ]
}

/** The domain in the name of a company's answer, or null. */
export function domainInKey(key: string): string | null {
  return key.startsWith("company:") ? key.slice("company:".length) : null
}
