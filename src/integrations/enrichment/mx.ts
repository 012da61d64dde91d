import { readNameServer } from "#domain/enrichment/new-provider.ts"
import { mailDomain } from "#domain/enrichment/question.ts"
import { verifyMail } from "#integrations/dns/verify-mail.ts"
import { NOT_FOUND, type Adapter } from "#integrations/enrichment/adapter.ts"

/**
 * DNS as a provider: whether the domain of an address takes mail. What could not be learnt in time is asked for again later and counts as unknown
 * until then; a domain whose servers are broken says nothing about those of others, so it is no failure of the provider.
 */
export const mx: Adapter = async ({ subject }, { url, timeoutMs }) => {
  const domain = mailDomain(subject)
  if (domain === null) return { answer: NOT_FOUND }
  const server = url === null ? null : readNameServer(url)
  const { verdict } = await verifyMail(domain, { servers: server === null ? null : [server], timeoutMs })
  if (verdict === "unknown") return { answer: { kind: "pending" } }
  return { answer: { kind: "found", profile: { person: { email_mx: verdict }, company: {}, domain: null } } }
}
