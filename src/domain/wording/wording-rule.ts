/** What a text gives away: a visit, an opened mail, a moment, a device, a score, or that there is tracking at all. */
export type Giveaway = "tracking" | "visit" | "mail" | "time" | "device" | "score" | "behaviour" | "system"

/**
 * One way in which a sentence quotes what was observed. `unless`: what else in the sentence shows that it is harmless. `guarded`: nothing is claimed where
 * the words around the group `you` make it a question, a condition or an offer.
 */
export type WordingRule = { kind: Giveaway; pattern: RegExp; unless?: RegExp; guarded?: true }

/** An expression for any one of these. */
export function anyOf(...parts: string[]): string {
  return parts.join("|")
}
