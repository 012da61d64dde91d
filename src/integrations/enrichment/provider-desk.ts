import type { Provider } from "#domain/enrichment/provider.ts"
import type { Question } from "#domain/enrichment/question.ts"
import { askProvider, type Asked } from "#integrations/enrichment/ask-provider.ts"
import { refusedAddress } from "#integrations/outgoing/safe-address.ts"

/** How providers are spoken to from where they are set up. @param allowsLocal whether they may lie in this network */
export function createProviderDesk(allowsLocal: boolean): {
  refusedAddress(url: string): string | null
  ask(provider: Provider, question: Question): Promise<Asked>
} {
  return {
    refusedAddress: (url) => refusedAddress(url, allowsLocal),
    ask: (provider, question) => askProvider(provider, question, { allowsLocal }),
  }
}
