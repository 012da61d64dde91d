/**
 * Whether mail for a domain goes anywhere, as DNS says. `accepts`: it names who takes its mail, or has an address that may; `refuses`: it says that it
 * takes none (RFC 7505), or has neither; `unknown`: nobody could tell in time, which speaks against nobody.
 */
export type MailVerdict = {
  verdict: "accepts" | "refuses" | "unknown"
  why: "mx" | "address" | "null_mx" | "no_mail" | "no_domain" | "failed"
  hosts: string[]
}

/** What DNS answered to a question: entries, "none" when the name has none of this kind, "no_domain" when the name is not there, or "failed". */
export type DnsAnswer<Entry> = Entry[] | "none" | "no_domain" | "failed"
export type MxEntry = { exchange: string; priority: number }

/** The verdict of the answer to the MX question, or null when the domain's addresses have to be asked for (RFC 5321, section 5.1). */
export function readMxAnswer(answer: DnsAnswer<MxEntry>): MailVerdict | null {
  if (answer === "failed") return { verdict: "unknown", why: "failed", hosts: [] }
  if (answer === "no_domain") return { verdict: "refuses", why: "no_domain", hosts: [] }
  if (answer === "none" || answer.length === 0) return null
  const hosts = answer.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange.replace(/\.$/, "").toLowerCase())
  const named = hosts.filter((host) => host !== "")
  // a lone root says that no mail is taken; beside others it means nothing
  return named.length === 0 ? { verdict: "refuses", why: "null_mx", hosts: [] } : { verdict: "accepts", why: "mx", hosts: named }
}

/** The verdict by a domain's addresses, when it names nobody who takes its mail. One kind of address is enough; a failure leaves it open. */
export function readAddressAnswers(answers: readonly DnsAnswer<string>[]): MailVerdict {
  if (answers.some((answer) => Array.isArray(answer) && answer.length > 0)) return { verdict: "accepts", why: "address", hosts: [] }
  if (answers.includes("failed")) return { verdict: "unknown", why: "failed", hosts: [] }
  return { verdict: "refuses", why: answers.every((answer) => answer === "no_domain") ? "no_domain" : "no_mail", hosts: [] }
}
