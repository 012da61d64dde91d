import { createHash } from "node:crypto"
import type { Question, Subject } from "#domain/enrichment/question.ts"
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

/** Under which name an answer is kept, so that nobody pays for it twice: a company by its domain, a person by a hash of the address. */
export function subjectKey({ about, subject }: Question): string {
  return about === "company"
    ? `company:${subject.domain ?? ""}`
    : `person:${createHash("sha256")
        .update(subject.email ?? "")
        .digest("base64url")}`
}

/** The names of all answers that may be there about a subject. */
export function subjectKeys(subject: Subject): string[] {
  return [
    ...(subject.email === null ? [] : [subjectKey({ about: "person", subject })]),
    ...(subject.domain === null ? [] : [subjectKey({ about: "company", subject })]),
  ]
}

/** The domain in the name of a company's answer, or null. */
export function domainInKey(key: string): string | null {
  return key.startsWith("company:") ? key.slice("company:".length) : null
}
