/** Longer texts are not looked through: what a pattern costs grows with the length. */
export const LONGEST_SEARCHED = 256

const LONGEST_PATTERN = 200
const MOST_OPEN_ENDED = 3

/**
 * A pattern that can be run over anything in a moment, or why it can't, as a sentence. Repeated groups, looking around and references back are what
 * makes a search take for ever, so there are none; and at most three places where any number of characters may stand.
 */
export function safePattern(text: string): RegExp | { problem: string } {
  if (text === "" || text.length > LONGEST_PATTERN) return { problem: `A pattern has 1 to ${LONGEST_PATTERN} characters.` }
  const bare = text.replaceAll(/\\[^1-9k]/g, "x").replaceAll(/\[\^?\]?[^\]]*\]/g, "x")
  if (/\\[1-9k]/.test(bare)) return { problem: "A pattern can't refer back to what it found before (\\1)." }
  if (/\(\?(?!:)/.test(bare)) return { problem: "A pattern can't look ahead or behind, nor name its groups." }
  if (/\)[*+?{]/.test(bare)) return { problem: "A group can't be repeated, for that can take for ever." }
  if ((bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0) > MOST_OPEN_ENDED)
    return { problem: `A pattern may have ${MOST_OPEN_ENDED} places at most where any number of characters may stand (* or +).` }
  try {
    return new RegExp(text, "u")
  } catch (error) {
    return { problem: `The pattern can't be read: ${error instanceof Error ? error.message : "an unknown reason"}` }
  }
}
