import { Resolver } from "node:dns/promises"
import { readAddressAnswers, readMxAnswer, type DnsAnswer, type MailVerdict } from "#domain/intake/mail-verdict.ts"

/** Asks whether mail for a domain goes anywhere. It never throws and never takes longer than its time box: what is not known then is `unknown`. */
export type VerifyMail = (domain: string) => Promise<MailVerdict>

/**
 * `servers`: those of the system when left out. `timeoutMs`: for all questions about a domain together. What was answered is remembered for `rememberMs`,
 * what failed a tenth of that; at most `most` domains, the ones that were asked for longest ago go first.
 */
export type MailVerifierOptions = {
  servers?: readonly string[]
  timeoutMs?: number
  rememberMs?: number
  most?: number
  clock?: () => number
}

const FAILED: MailVerdict = { verdict: "unknown", why: "failed", hosts: [] }

/** Something that verifies domains by DNS, with a memory. The same domain asked for twice at the same time is asked of DNS once. */
export function createMailVerifier(options: MailVerifierOptions = {}): VerifyMail {
  const { servers, timeoutMs = 2_000, rememberMs = 24 * 60 * 60_000, most = 20_000, clock = Date.now } = options
  const known = new Map<string, { until: number; verdict: Promise<MailVerdict> }>()
  return (domain) => {
    const name = domain.trim().toLowerCase().replace(/\.$/, "")
    const before = known.get(name)
    if (before !== undefined && before.until > clock()) return before.verdict
    const verdict = inTime(name, servers, timeoutMs)
    known.delete(name)
    known.set(name, { until: clock() + rememberMs, verdict })
    void verdict.then(({ why }) => {
      if (why === "failed" && known.get(name)?.verdict === verdict) known.set(name, { until: clock() + rememberMs / 10, verdict })
    })
    const oldest = known.keys().next().value
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return verdict
  }
}

async function inTime(domain: string, servers: readonly string[] | undefined, timeoutMs: number): Promise<MailVerdict> {
  const resolver = new Resolver({ timeout: Math.max(100, Math.floor(timeoutMs / 2)), tries: 2 })
  if (servers !== undefined) resolver.setServers(servers)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<MailVerdict>((resolve) => {
    timer = setTimeout(() => resolve(FAILED), timeoutMs)
  })
  try {
    return await Promise.race([ask(resolver, domain), late])
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
