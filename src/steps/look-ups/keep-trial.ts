import type { Answer } from "#domain/enrichment/answer.ts"
import { afterAnswer, afterFailure } from "#domain/enrichment/breaker.ts"
import type { Provider } from "#domain/enrichment/provider.ts"
import type { Question } from "#domain/enrichment/question.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { ProviderAnswer } from "#store/enrichment.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { SILENT } from "#steps/announce.ts"
import { keepAnswers } from "#steps/look-ups/keep-answers.ts"
import { subjectKey } from "#steps/look-ups/subject-of.ts"

/** An answer of a provider as it came. */
export type Came = { provider: Provider; question: Question; answer: Answer; tookMs: Milliseconds; newKey: string | null }

const A_DAY = 24 * 60 * 60_000

/** What is kept of an answer: found or not, what it cost and how long it is good for. Null when there is nothing to keep. */
export function toKeep({ provider, question, answer, tookMs }: Omit<Came, "newKey">, now: Instant): ProviderAnswer | null {
  if (answer.kind !== "found" && answer.kind !== "not_found") return null
  return {
    ...{ id: newId(), provider: provider.id, subject: subjectKey(question), found: answer.kind === "found", at: now, tookMs },
    profile: answer.kind === "found" ? answer.profile : { person: {}, company: {}, domain: null },
    // even without a cache it has to last until the lead learns of it
    expiresAt: now + Math.max(provider.cacheDays * A_DAY, 10 * 60_000),
    cost: answer.kind === "found" ? provider.costPerHit : 0,
  }
}

/** A person tried a provider: what it answered counts and is kept like every other answer. */
export async function keepTrial(tx: Tx, came: Came, actor: string, now: Instant): Promise<void> {
  const { provider, answer, newKey } = came
  const kept = toKeep(came, now)
  const isFailed = answer.kind === "failed"
  const breaker = isFailed ? afterFailure(provider.breaker, answer.why, answer.retryAfterMs, now) : afterAnswer()
  const asked = [{ provider, asked: 1, failed: isFailed ? 1 : 0, breaker, newKey, isSpent: false }]
  await keepAnswers(tx, { answers: kept === null ? [] : [kept], asked }, SILENT, now)
  const says = `The provider ${provider.name} was tried: ${isFailed ? "it failed" : answer.kind.replace("_", " ")}.`
  await record(tx, [
    { at: now, actor, kind: "provider_tried", says, lead: null, handoff: null, agreement: null, detail: { provider: provider.name } },
  ])
}
