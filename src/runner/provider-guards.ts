import { afterAnswer, afterFailure, mayAsk } from "#domain/enrichment/breaker.ts"
import { isSpent } from "#domain/enrichment/is-spent.ts"
import { fullPace, takeOne, type Pace } from "#domain/enrichment/pace.ts"
import type { Answer } from "#domain/enrichment/answer.ts"
import type { Breaker, Provider } from "#domain/enrichment/provider.ts"
import type { Instant } from "#domain/instant.ts"
import type { Kept } from "#steps/look-ups/keep-answers.ts"
import type { PaidProvider } from "#steps/look-ups/claim-questions.ts"

/** So many questions to one provider wait for an answer at once. */
const MOST_AT_ONCE = 64

/** Whether a provider may be asked now. `busy`: when one of its open questions is answered; `again`: in a while, when its pace allows it. */
export type Leave = { kind: "granted" } | { kind: "busy" } | { kind: "again" } | { kind: "refused"; why: string }

type Guard = {
  provider: PaidProvider
  breaker: Breaker
  pace: Pace | null
  underWay: number
  /** What happened since the last save. */
  asked: number
  failed: number
  unsavedCost: number
  newKey: string | null
  isSpent: boolean
  isChanged: boolean
}

/** What stands between us and each provider: breaker, pace, budget and the number of open questions. One process runs a workspace, so it is kept here. */
export class ProviderGuards {
  readonly #guards = new Map<string, Guard>()
  readonly #waiting = new Map<string, (() => void)[]>()

  /** Takes over how the providers are set up and what they cost, as it was just read. */
  refresh(providers: readonly PaidProvider[]): void {
    for (const provider of providers) {
      const known = this.#guards.get(provider.id)
      if (known === undefined) {
        const nothing = { pace: null, underWay: 0, asked: 0, failed: 0, unsavedCost: 0, newKey: null, isSpent: false, isChanged: false }
        this.#guards.set(provider.id, { provider, breaker: provider.breaker, ...nothing })
      } else {
        known.provider = provider
        // what somebody set anew, such as another key, counts from now on
        if (!known.isChanged) known.breaker = provider.breaker
      }
    }
  }

  /** Asks for leave to put one question; when it is granted the question counts as under way. */
  enter(id: string, now: Instant): Leave {
    const guard = this.#guards.get(id)
    if (guard === undefined) return { kind: "refused", why: "is not set up any more" }
    const { provider, breaker, underWay } = guard
    if (isSpent(provider, provider.spent + guard.unsavedCost + underWay * provider.costPerHit)) {
      // only what is paid already ends the month; what is under way may turn out to cost nothing
      if (!isSpent(provider, provider.spent + guard.unsavedCost)) return { kind: "busy" }
      if (!guard.isSpent) Object.assign(guard, { isSpent: true, isChanged: true })
      return { kind: "refused", why: "has used up its budget of this month" }
    }
    if (!mayAsk(breaker, underWay, now)) return { kind: "refused", why: "is left alone for a while after failures" }
    if (underWay >= MOST_AT_ONCE) return { kind: "busy" }
    if (provider.perMinute !== null) {
      const taken = takeOne(guard.pace ?? fullPace(provider.perMinute, now), provider.perMinute, now)
      guard.pace = taken.pace
      if (!taken.may) return { kind: "again" }
    }
    guard.underWay++
    return { kind: "granted" }
  }

  /** How many questions wait for an answer, over all providers. */
  openQuestions(): number {
    return [...this.#guards.values()].reduce((sum, guard) => sum + guard.underWay, 0)
  }

  /** Resolves when one of a provider's open questions is answered. */
  freed(id: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]))
  }

  /** Notes what came of a question. */
  leave(id: string, answer: Answer, newKey: string | null, now: Instant): void {
    const guard = this.#guards.get(id)
    if (guard === undefined) return
    guard.underWay--
    guard.asked++
    guard.isChanged = true
    if (newKey !== null) guard.newKey = newKey
    if (answer.kind === "found") guard.unsavedCost += guard.provider.costPerHit
    if (answer.kind === "failed") {
      guard.failed++
      guard.breaker = afterFailure(guard.breaker, answer.why, answer.retryAfterMs, now)
    } else guard.breaker = afterAnswer()
    const waiting = this.#waiting.get(id) ?? []
    this.#waiting.delete(id)
    for (const resolve of waiting) resolve()
  }

  /** What is to be saved of all this, taken out. */
  changes(): Kept["asked"] {
    const changed = [...this.#guards.values()].filter((guard) => guard.isChanged)
    return changed.map((guard) => {
      const { provider, asked, failed, breaker, newKey, isSpent: spent } = guard
      provider.spent += guard.unsavedCost
      if (newKey !== null) guard.provider = { ...provider, key: newKey }
      Object.assign(guard, { asked: 0, failed: 0, unsavedCost: 0, newKey: null, isSpent: false, isChanged: false })
      return { provider: provider as Provider, asked, failed, breaker, newKey, isSpent: spent }
    })
  }
}
