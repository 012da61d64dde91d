import { toIso, type Instant } from "#domain/instant.ts"
import type { DispositionRecord } from "#store/disposition.ts"

/** What somebody said of a handoff, with the clause that a rejection cites and what the facts say of it. */
export function explainWord({ kind, reason, clause, by, at, note, detail, undoneAt }: DispositionRecord, asOf: Instant) {
  const claim = detail["claim"] as { verdict: string; says: string } | undefined
  const isUndone = undoneAt !== null && undoneAt <= asOf
  return { kind, reason, clause, claim: claim ?? null, by, at: toIso(at), note, undone_at: isUndone ? toIso(undoneAt) : null }
}
