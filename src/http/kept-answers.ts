/** How many times as long as it took to count an answer is given again before it is counted anew. */
const REST = 10
/** An answer that is older is not given while a new one is counted: whoever asks waits. */
const OLDEST_MS = 5 * 60_000
const MOST_KEPT = 200

type Kept<Answer> = { answer: Answer; countedAt: number; tookMs: number; counting: Promise<Answer> | null }

/**
 * Answers that take long are given again for ten times as long as they took, and for a while longer to whoever asks first, while they are counted anew: so
 * that counting never takes more than a small part of the machine, and nobody waits for what was counted a moment ago. When it was counted stands in the
 * answer itself.
 *
 * @param isLarge which answers are worth it; all others are counted each time
 * @param clock   milliseconds that only go forward
 */
export function keptAnswers<Answer>(isLarge: (answer: Answer) => boolean, clock: () => number = () => performance.now()) {
  const kept = new Map<string, Kept<Answer>>()

  async function count(key: string, work: () => Promise<Answer>): Promise<Answer> {
    const began = clock()
    const answer = await work()
    const countedAt = clock()
    kept.delete(key)
    if (isLarge(answer)) kept.set(key, { answer, countedAt, tookMs: countedAt - began, counting: null })
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break
      kept.delete(oldest)
    }
    return answer
  }

  /** @param key what was asked, with whatever the answer depends on */
  return async (key: string, work: () => Promise<Answer>): Promise<Answer> => {
    const known = kept.get(key)
    if (known === undefined) return count(key, work)
    const age = clock() - known.countedAt
    if (age < REST * known.tookMs && age < OLDEST_MS) return known.answer
    known.counting ??= count(key, work).finally(() => (known.counting = null))
    if (age >= OLDEST_MS) return known.counting
    // whoever asks next hears what went wrong
    known.counting.catch(() => kept.delete(key))
    return known.answer
  }
}
