import type { FieldValue, Facts, SignalEvent } from "#domain/condition/condition.ts"
import { valuesOf, type Enriched } from "#domain/enrichment/enriched.ts"
import { checkEmail, meantBy } from "#domain/intake/check-email.ts"
import { readEmail } from "#domain/intake/email-address.ts"
import { isDisposable, isFreeMail } from "#domain/intake/free-mail.ts"
import type { Instant } from "#domain/instant.ts"

/** What the rules need to know of a lead's account. `domain`: the registrable one by which it is known, or null. */
export type AccountFacts = {
  domain: string | null
  fields: Readonly<Record<string, FieldValue>>
  /** What providers told of it. */
  enriched: Enriched
  owner: string | null
  target: boolean
  customer: boolean
}

/**
 * A lead as the rules see it: its own fields, what its account knows where it says nothing itself, what providers told where neither does (`company_domain` among it, so that a rule about a
 * company's domain also meets who only gave an address there), and the computed facts `email_kind`, `account.known`, `account.owner`, `account.target` and `account.customer`. `events` come sorted by time.
 */
export function leadFacts(
  fields: Readonly<Record<string, FieldValue>>,
  account: AccountFacts | null,
  events: readonly SignalEvent[],
  now: Instant,
  enriched: Enriched = {},
): Facts {
  const email = checkEmail(fields["email"] ?? null, fields["email_mx"] ?? enriched["email_mx"]?.value ?? null)
  return {
    fields: {
      ...(account === null ? {} : valuesOf(account.enriched)),
      ...valuesOf(enriched),
      ...(account === null ? {} : { ...(account.domain === null ? {} : { company_domain: account.domain }), ...account.fields }),
      ...fields,
      email_kind: emailKind(fields["email"] ?? null),
      email_check: email.verdict,
      email_suggestion: email.suggestion,
      email_domain: email.domain,
      "account.known": account !== null,
      "account.owner": account?.owner ?? null,
      "account.target": account?.target ?? false,
      "account.customer": account?.customer ?? false,
    },
    events,
    now,
  }
}

/** `business`, `free` (anybody can have one; a slip for a great provider too), `disposable`, `role` (info@ and the like) or `none`. */
export function emailKind(email: FieldValue): "business" | "free" | "disposable" | "role" | "none" {
  const read = typeof email === "string" ? readEmail(email) : null
  if (read === null || "problem" in read) return "none"
  if (meantBy(read.domain) !== null) return "free"
  if (isDisposable(read.domain)) return "disposable"
  if (isFreeMail(read.domain)) return "free"
  return read.isRole ? "role" : "business"
}
