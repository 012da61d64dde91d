import type { FieldValue } from "#domain/condition/condition.ts"
import { questionFor, unknownAmong, type Askable, type Question, type Subject } from "#domain/enrichment/question.ts"

type Asked = Askable & { id: string }

/**
 * Who is asked next, and what: the first provider in the order that was not asked yet and may tell something that nobody knows. Null when all is
 * known or nobody is left. So a later provider is paid only for what the earlier ones did not know.
 *
 * @param providers in their order
 */
export function nextQuestion<Provider extends Asked>(
  needs: readonly string[],
  known: Readonly<Record<string, FieldValue>>,
  subject: Subject,
  providers: readonly Provider[],
  asked: ReadonlySet<string>,
): { provider: Provider; question: Question } | null {
  const unknown = unknownAmong(needs, known)
  if (unknown.length === 0) return null
  for (const provider of providers) {
    const question = asked.has(provider.id) ? null : questionFor(unknown, provider, subject)
    if (question !== null) return { provider, question }
  }
  return null
}
