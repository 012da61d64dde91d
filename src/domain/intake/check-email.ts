import { remembering } from "#domain/remembering.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { readEmail } from "#domain/intake/email-address.ts"
import { isDisposable, isFreeMail } from "#domain/intake/free-mail.ts"
import { likelyDomain } from "#domain/intake/typo-domain.ts"

/**
 * What is to be thought of an address: `ok`; `free` (anybody can have one); `role` (info@ and the like); `typo` (a provider's name, mistyped);
 * `no_mail` (DNS says that no mail is taken there); `disposable`; `syntax` (no address at all); `none` (nothing was given).
 */
export type EmailVerdict = "ok" | "free" | "role" | "typo" | "no_mail" | "disposable" | "syntax" | "none"

/** The verdict with its reason as a sentence. `suggestion`: the address that was probably meant; nothing is ever changed by itself. */
export type EmailCheck = { verdict: EmailVerdict; says: string; suggestion: string | null; domain: string | null }

export const EMAIL_VERDICTS: readonly EmailVerdict[] = ["ok", "free", "role", "typo", "no_mail", "disposable", "syntax", "none"]

/**
 * Checks an address. The gravest finding is the verdict: syntax, no mail, disposable, typo, free, role. A slip for a great
 * provider is never throw-away, though lists say so of those that were registered to catch mail.
 *
 * @param mail what DNS said of its domain, `accepts`, `refuses` or `unknown`; null when nobody asked. Only `refuses` speaks against it.
 */
export function checkEmail(email: FieldValue, mail: FieldValue): EmailCheck {
  if (typeof email !== "string" || email.trim() === "")
    return { verdict: "none", says: "No address is known.", suggestion: null, domain: null }
  const read = readEmail(email)
  if ("problem" in read) return { verdict: "syntax", says: read.problem, suggestion: null, domain: null }
  const { domain, local, isRole } = read
  const about = (verdict: EmailVerdict, says: string, suggestion: string | null = null): EmailCheck => ({
    verdict,
    says,
    suggestion,
    domain,
  })
  const likely = meantBy(domain)
  if (mail === "refuses")
    return about(
      "no_mail",
      `${domain} takes no mail, says DNS.${likely === null ? "" : ` Was ${likely} meant?`}`,
      likely && `${local}@${likely}`,
    )
  if (likely === null && isDisposable(domain)) return about("disposable", `${domain} gives out throw-away addresses.`)
  if (likely !== null) return about("typo", `${domain} looks like a slip for ${likely}.`, `${local}@${likely}`)
  if (isFreeMail(domain)) return about("free", `Anybody can have an address at ${domain}.`)
  return isRole ? about("role", `${local}@ is read by several people.`) : about("ok", "Nothing speaks against the address.")
}

/** The great provider that a domain is a slip for, or null. The same domains come again and again. */
export const meantBy = remembering(5_000, (domain: string) => likelyDomain(domain, isFreeMail))
