import { formAtEnd, formInFront, UNSPACED } from "#domain/account/legal-forms.ts"
import { saysUnknown, tidyText } from "#domain/intake/tidy-text.ts"

/**
 * What two spellings of one company's name have in common: small letters without accents, signs, "the", "&" and its words, legal form and words for
 * a group; words parted by one blank. Names with the same key are taken for exactly the same name.
 *
 * "The Müller & Söhne GmbH & Co. KG" and "Muller und Sohne Gruppe" → "muller sohne".
 *
 * @param country ISO code where it is known; some legal forms are words elsewhere, such as Norway's "DA"
 * @returns null when the text names no company: empty, signs only, "n/a", "self-employed", "test"
 */
export function companyKey(name: string, country: string | null = null): string | null {
  const tidy = tidyText(name)
  if (saysUnknown(tidy)) return null
  const words = wordsIn(plain(tidy))
  if (words.length === 0) return null
  const key = bare(words, country).join(" ")
  return NO_COMPANY.has(key) ? null : key
}

/** What people write when they are asked for a company and have none, as keys. */
const NO_COMPANY = new Set(
  `na none null undefined nan true false unknown unbekannt test tests testing test test|test company|asdf|qwerty|xxx|abc|self|self employed|selfemployed
  |selbstandig|selbststandig|freiberuflich|freiberufler|freelance|freelancer|independent|individual|private|privat|privatperson|personal|home|student
  |unemployed|retired|no company|keine|keine firma|ohne|my company|your company|company|company name|firma|confidential|stealth|tbd|mr|mrs|0|1`
    .split("|")
    .flatMap((words, index) => (index === 0 ? words.split(" ") : [words]))
    .map((words) => words.trim()),
)

const SIMPLE = /^[a-z0-9 ]+$/

/** Small letters of the plain alphabet; accents gone, special letters spelled out. Letters of other scripts stay. */
function plain(name: string): string {
  const small = name.toLowerCase()
  if (SIMPLE.test(small)) return small
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036F]/g, "")
    .normalize("NFC")
    .replace(/[ßæœøłđðþı]/g, (letter) => SPELLED[letter] ?? letter)
}

const SPELLED: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }

/** The words of a name without its signs; initials are one word however they were parted: "J. B. Hunt", "A/S", "AT&T" → "jb hunt", "as", "att". */
function wordsIn(name: string): string[] {
  if (SIMPLE.test(name)) return withoutAnd(joinInitials(name.split(" ").filter(Boolean)))
  const text = name
    .replace(/\(株\)|\(有\)|\(주\)/gu, "")
    .replace(UNSPACED, "")
    .replace(/['’‘`´ʼ]/g, "")
    .replace(/(?<![\p{L}\p{N}])(\p{L}{1,2}) ?[&+] ?(\p{L}{1,2})(?![\p{L}\p{N}])/gu, (both, left: string, right: string) =>
      right === "co" ? both : left + right,
    )
    .replace(/(?<![\p{L}\p{N}])\p{L}(?:[./]\p{L}(?![\p{L}\p{N}]))+/gu, (initials) => initials.replace(/[./]/g, ""))
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim()
  return text === "" ? [] : withoutAnd(joinInitials(text.split(" ")))
}

function joinInitials(words: string[]): string[] {
  if (!words.some((word, index) => isInitial(word) && isInitial(words[index + 1]))) return words
  const joined: string[] = []
  words.forEach((word, index) => {
    if (isInitial(word) && isInitial(words[index - 1])) joined.push((joined.pop() ?? "") + word)
    else joined.push(word)
  })
  return joined
}

function isInitial(word: string | undefined): boolean {
  return word !== undefined && word.length === 1 && /\p{L}/u.test(word)
}

const AND = new Set(["and", "und", "et", "og", "och", "en", "y", "e", "i", "a", "ja", "ve", "и", "та", "και"])

/** Without the word for "and" between two others: the sign "&" is gone already. */
function withoutAnd(words: string[]): string[] {
  if (words.length < 3) return words
  return words.filter((word, index) => index === 0 || index === words.length - 1 || !AND.has(word))
}

/** Without "the" and legal forms, but never without anything. */
function bare(words: readonly string[], country: string | null): readonly string[] {
  let rest = words
  for (;;) {
    const next = oneLess(rest, country)
    if (next === rest || next.length === 0) return rest
    rest = next
  }
}

function oneLess(words: readonly string[], country: string | null): readonly string[] {
  if (words.length === 1) return words
  if (words.at(-1) === "the") return words.slice(0, -1)
  if (words[0] === "the") return words.slice(1)
  const end = formAtEnd(words, country)
  if (end > 0) return words.slice(0, -end)
  const front = formInFront(words, country)
  return front > 0 ? words.slice(front) : words
}
