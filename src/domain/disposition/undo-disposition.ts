import { type Instant, type Milliseconds, inWords } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"

/** So long a word on a handoff can be taken back, and what it brings about waits. */
export const UNDO_MS: Milliseconds = 10_000

/** What is known of the last word on a handoff. `until`: before this instant it can be taken back; null when nothing was kept for that. */
export type LastWord = { kind: string; at: Instant; until: Instant | null }

/**
 * Nothing, when the last word can be taken back.
 *
 * @param since what has happened since, in words; null for nothing
 * @throws Refusal 409 that says why not, and what to do instead
 */
export function refuseUnlessUndoable(word: LastWord | null, since: string | null, now: Instant): void {
  if (word === null)
    throw new Refusal("nothing_to_undo", "Nobody has said anything of this handoff yet, so there is nothing to take back.", 409)
  const what = `"${word.kind.replaceAll("_", " ")}" of ${inWords(word.at)}`
  if (word.kind === "auto_recycle")
    throw new Refusal(
      "nothing_to_undo",
      "The agreement recycled this lead by itself after its deadline; that is no word that can be taken back.",
      409,
    )
  if (word.until === null || now >= word.until) {
    const sentence = `${what} can't be taken back any more: that is possible for ${UNDO_MS / 1000} seconds, and what follows from it has left. ${INSTEAD}`
    throw new Refusal("undo_too_late", sentence, 409)
  }
  if (since !== null) throw new Refusal("undo_overtaken", `${what} can't be taken back: ${since}. ${INSTEAD}`, 409)
}

const INSTEAD = "Look at the handoff again and say what becomes of it now."
