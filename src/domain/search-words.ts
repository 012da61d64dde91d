/** More words or longer ones find nobody more exactly. */
const MOST_WORDS = 6
const LONGEST = 40

/** The words that somebody types to find a person or a company, in small letters; empty where there is no letter and no digit. */
export function searchWords(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return words
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST))
}
