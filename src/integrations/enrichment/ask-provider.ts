import type { Answer } from "#domain/enrichment/answer.ts"
import type { Provider, ProviderKind } from "#domain/enrichment/provider.ts"
import type { Question } from "#domain/enrichment/question.ts"
import type { Adapter } from "#integrations/enrichment/adapter.ts"
import { anyHttp } from "#integrations/enrichment/any-http.ts"
import { apollo } from "#integrations/enrichment/apollo.ts"
import { askJson, type Way } from "#integrations/outgoing/ask-json.ts"
import { clearbit } from "#integrations/enrichment/clearbit.ts"
import { cognism } from "#integrations/enrichment/cognism.ts"
import { mx } from "#integrations/enrichment/mx.ts"
import { zoominfo } from "#integrations/enrichment/zoominfo.ts"

const ADAPTERS: Record<ProviderKind, Adapter> = { apollo, zoominfo, cognism, clearbit, mx, http: anyHttp }

/** What a provider answered, how long it took, and the key to come with from now on, when that changed. */
export type Asked = { answer: Answer; tookMs: number; newKey: string | null }

/** Asks one provider one question, within its own time limit. Of the answer only those fields are taken that the provider may give. Never throws. */
export async function askProvider(provider: Provider, question: Question, way: Omit<Way, "timeoutMs">): Promise<Asked> {
  const began = performance.now()
  const left = () => Math.max(1, Math.round(provider.timeoutMs - (performance.now() - began)))
  const asked = await ADAPTERS[provider.kind](question, provider, (request) => askJson(request, { ...way, timeoutMs: left() })).catch(
    (): { answer: Answer; newKey?: string } => ({
      answer: { kind: "failed", why: "Its answer could not be read.", isOurs: false, retryAfterMs: null },
    }),
  )
  return { answer: allowed(asked.answer, provider), tookMs: Math.round(performance.now() - began), newKey: asked.newKey ?? null }
}

function allowed(answer: Answer, { fields }: Provider): Answer {
  if (answer.kind !== "found") return answer
  const only = <Value>(told: Record<string, Value>) => Object.fromEntries(Object.entries(told).filter(([name]) => fields.includes(name)))
  const { person, company, domain } = answer.profile
  const profile = { person: only(person), company: only(company), domain }
  return Object.keys(profile.person).length + Object.keys(profile.company).length === 0 ? { kind: "not_found" } : { kind: "found", profile }
}
