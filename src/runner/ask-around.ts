import type { Answer } from "#domain/enrichment/answer.ts"
import { waitBefore } from "#domain/enrichment/after-asking.ts"
import type { Question } from "#domain/enrichment/question.ts"
import { nextQuestion } from "#domain/enrichment/waterfall.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { askProvider } from "#integrations/enrichment/ask-provider.ts"
import type { ProviderAnswer } from "#store/enrichment.ts"
import type { Asking, PaidProvider } from "#steps/look-ups/claim-questions.ts"
import type { AskedLookUp } from "#steps/look-ups/end-look-ups.ts"
import { toKeep } from "#steps/look-ups/keep-trial.ts"
import { knownOf } from "#steps/look-ups/enrich-leads.ts"
import { subjectKey } from "#steps/look-ups/subject-of.ts"
import type { ProviderGuards } from "#runner/provider-guards.ts"

/** Everything that asking needs besides the lead. `answered`: called with each answer that is to be kept. */
export type Around = {
  guards: ProviderGuards
  /** Questions under way, and those answered a moment ago, by provider and subject. */
  flights: Map<string, Promise<Answer>>
  allowsLocal: boolean
  stopped: AbortSignal
  now: () => Instant
  answered: (answer: ProviderAnswer) => void
}

/** After so long it is worth trying again where only the pace stood against it. */
const SOON: Milliseconds = 1_000

/** Asks the providers about one lead in their order, each only for what is still unknown, until all is known or nobody is left. Never throws. */
export async function askAround(asking: Asking, providers: readonly PaidProvider[], around: Around): Promise<AskedLookUp> {
  const { lookUp, subject, needs, answers } = asking
  const asked = new Set(answers.map((answer) => answer.provider))
  let known = { ...knownOf(asking) }
  for (const answer of answers) known = { ...answer.profile.company, ...answer.profile.person, ...known }
  const notes: string[] = []
  let againMs: Milliseconds | null = null
  const later = (ms: Milliseconds) => (againMs = Math.min(againMs ?? ms, ms))
  for (;;) {
    const next = nextQuestion(needs, known, subject, providers, asked)
    if (next === null) break
    const { provider, question } = next
    asked.add(provider.id)
    const answer = await oneFlight(provider, question, around)
    notes.push(`${provider.name} ${inWords(answer)}`)
    if (answer.kind === "pending") later(waitBefore(lookUp.attempts))
    if (answer.kind === "again") later(Math.max(SOON, waitBefore(lookUp.attempts)))
    if (answer.kind === "found") known = { ...answer.profile.company, ...answer.profile.person, ...known }
  }
  return { id: lookUp.id, lead: lookUp.lead, says: notes.join("; ").slice(0, 500), againMs }
}

type Came = Answer | { kind: "again" } | { kind: "refused"; why: string }

/** One question about a subject is put once, however many leads it would help. */
async function oneFlight(provider: PaidProvider, question: Question, around: Around): Promise<Came> {
  const { guards, flights, now } = around
  const key = flightKey(provider.id, subjectKey(question))
  for (;;) {
    const flying = flights.get(key)
    if (flying !== undefined) return flying
    const leave = guards.enter(provider.id, now())
    if (leave.kind === "again" || leave.kind === "refused") return leave
    if (leave.kind === "granted") {
      const flight = fly(provider, question, around)
      flights.set(key, flight)
      return flight
    }
    await guards.freed(provider.id)
  }
}

async function fly(
  provider: PaidProvider,
  question: Question,
  { guards, flights, allowsLocal, stopped, now, answered }: Around,
): Promise<Answer> {
  const { answer, tookMs, newKey } = await askProvider(provider, question, { allowsLocal, stopped })
  guards.leave(provider.id, answer, newKey, now())
  const kept = toKeep({ provider, question, answer, tookMs }, now())
  // what is kept stays here for a while after it is stored, for those who looked before and ask after
  if (kept === null) flights.delete(flightKey(provider.id, subjectKey(question)))
  else answered(kept)
  return answer
}

/** Under which name a question is under way. */
export function flightKey(provider: string, subject: string): string {
  return `${provider} ${subject}`
}

function inWords(answer: Came): string {
  if (answer.kind === "found") return "told something"
  if (answer.kind === "not_found") return "knows nothing"
  if (answer.kind === "pending") return "is still looking"
  if (answer.kind === "again") return "is asked as often as it may be, so it waits its turn"
  return answer.kind === "refused" ? answer.why : `failed: ${answer.why}`
}
