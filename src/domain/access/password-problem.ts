/** Words that whoever guesses tries first; a password that is one of these and little more is none. */
const COMMON = [
  "password",
  "passwort",
  "qwertyuiop",
  "qwertzuiop",
  "asdfghjkl",
  "1q2w3e4r5t",
  "letmein",
  "iloveyou",
  "welcome",
  "willkommen",
  "administrator",
  "changeme",
  "baton",
]
const SHORTEST = 12
const LONGEST = 200
/** Characters that have to remain when a common word or one's own name is taken out. */
const OWN_PART = 8

/**
 * Why somebody can't have this password, as a sentence; null when they can. What counts is length and that it can't be guessed from what is known of
 * them; which kinds of characters it has does not.
 */
export function passwordProblem(password: string, { email, name }: { email: string; name: string }): string | null {
  if ([...password].length < SHORTEST) return `A password has at least ${SHORTEST} characters; a few words in a row are good.`
  if (password.length > LONGEST) return `A password has at most ${LONGEST} characters.`
  const plain = password.toLowerCase()
  if (new Set(plain).size < 5) return "A password of so few different characters is guessed at once."
  if (isRow(plain)) return "A password of characters in a row is guessed at once."
  const known = `${email} ${name}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  if (restOf(plain, known) < OWN_PART) return "The password is hardly more than your name or address."
  if (restOf(plain, COMMON) < OWN_PART) return "The password is hardly more than a word that everybody tries first."
  return null
}

/** Characters that remain without these words; as many as there are when none is in it. */
function restOf(password: string, words: readonly string[]): number {
  const found = words.filter((word) => word.length > 3 && password.includes(word))
  const rest = found.reduce((text, word) => text.replaceAll(word, ""), password)
  return found.length === 0 ? password.length : rest.replaceAll(/[^\p{L}\p{N}]/gu, "").length
}

/** Whether nearly every character follows on the one before, up or down. */
function isRow(text: string): boolean {
  const steps = [...text].slice(1).filter((sign, at) => Math.abs(sign.charCodeAt(0) - text.charCodeAt(at)) === 1)
  return steps.length >= text.length - 3
}
