import type { Breaker, Provider } from "#domain/enrichment/provider.ts"
import type { Instant } from "#domain/instant.ts"
import { insertAnswers, type ProviderAnswer } from "#store/enrichment.ts"
import { countAsked, saveBreaker } from "#store/provider.ts"
import type { Tx } from "#store/tx.ts"
import type { Voice } from "#steps/announce.ts"
import { tellSpent } from "#steps/look-ups/tell-spent.ts"

/** What asking brought: answers that were paid for, and how each provider that was asked does now. */
export type Kept = {
  answers: readonly ProviderAnswer[]
  asked: readonly { provider: Provider; asked: number; failed: number; breaker: Breaker; newKey: string | null; isSpent: boolean }[]
}

/** Stores what was answered before anything is done with it: what was paid for once is not asked again, whatever happens next. */
export async function keepAnswers(tx: Tx, { answers, asked }: Kept, voice: Voice, now: Instant): Promise<void> {
  await insertAnswers(tx, answers)
  await countAsked(
    tx,
    asked.map(({ provider, asked: count, failed }) => {
      const own = answers.filter((answer) => answer.provider === provider.id)
      const hits = own.filter((answer) => answer.found)
      return { provider: provider.id, asked: count, hits: hits.length, failed, cost: hits.reduce((sum, hit) => sum + hit.cost, 0) }
    }),
    now,
  )
  for (const { provider, breaker, newKey, isSpent } of asked) {
    await saveBreaker(tx, provider.id, breaker, newKey)
    if (isSpent) await tellSpent(tx, provider, voice, now)
  }
}
