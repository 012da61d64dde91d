import { Resolver } from "node:dns/promises"
import { readAddressAnswers, readMxAnswer, type DnsAnswer, type MailVerdict } from "#domain/intake/mail-verdict.ts"

/** `servers`: whom to ask, as `192.0.2.53:53`; null: those of the system. `timeoutMs`: for all questions about a domain together. */
export type MailQuestion = { servers: readonly string[] | null; timeoutMs: number }

const FAILED: MailVerdict = { verdict: "unknown", why: "failed", hosts: [] }

/** Asks DNS whether mail for a domain goes anywhere. Never throws and never takes longer than its time box: what is not known then is `unknown`. */
export async function verifyMail(domain: string, { servers, timeoutMs }: MailQuestion): Promise<MailVerdict> {
  const name = domain.trim().toLowerCase().replace(/\.$/, "")
  const resolver = new Resolver({ timeout: Math.max(100, Math.floor(timeoutMs / 2)), tries: 2 })
  if (servers !== null) resolver.setServers(servers)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<MailVerdict>((resolve) => {
    timer = setTimeout(() => resolve(FAILED), timeoutMs)
  })
  try {
    return await Promise.race([ask(resolver, name), late])
  } catch {
    return FAILED
  } finally {
    clearTimeout(timer)
    resolver.cancel()
  }
}

async function ask(resolver: Resolver, domain: string): Promise<MailVerdict> {
  const verdict = readMxAnswer(await answerOf(resolver.resolveMx(domain)))
  if (verdict !== null) return verdict
  return readAddressAnswers(await Promise.all([answerOf(resolver.resolve4(domain)), answerOf(resolver.resolve6(domain))]))
}

async function answerOf<Entry>(question: Promise<Entry[]>): Promise<DnsAnswer<Entry>> {
  try {
    return await question
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === "ENODATA") return "none"
    return code === "ENOTFOUND" ? "no_domain" : "failed"
  }
}
