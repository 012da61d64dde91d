import { remembering } from "#domain/remembering.ts"
import { fitInto, ownLetters, PLACE, sentencePattern, type SentencePattern } from "#domain/language/sentence-pattern.ts"

/**
 * How something is said in another language, by how it is said in English. Both may have places: `{name}` stands for anything, which is itself said in
 * the other language where the book knows how; `{name:list}` in the English for what is joined by commas, "and", "or" or "nor". Between quotes it stays as
 * it is, but for `{name:said}`; `{n}`, `{n1}` and `{n2}` are numbers.
 */
export type Sayings = Readonly<Record<string, string>>

/** Says an English text in the other language; null when the book knows neither the text nor any sentence in it. */
export type SentenceBook = (text: string) => string | null

type Saying = { english: SentencePattern; says: string }
type Joints = { and: string; or: string; nor: string }

const LONGEST = 5_000
const DEEPEST = 6

/**
 * Of several sayings that fit, the one with the most letters of its own is meant. A text that none fits is taken sentence by sentence, then at its
 * semicolons; what is unknown in it stays as it is.
 */
export function sentenceBook(sayings: Sayings, joints: Joints): SentenceBook {
  const fixed = new Map(Object.entries(sayings).filter(([english]) => !english.includes("{")))
  const candidates = byFirstWord(sayings)

  function say(text: string, depth: number): string | null {
    if (depth > DEEPEST) return null
    const ways = waysToWrite(text)
    return (
      firstOf(ways, ({ written, back }) => backTo(back, fixed.get(written))) ??
      firstOf(ways, ({ written, back }) => backTo(back, fitted(written, depth))) ??
      inPieces(text, depth)
    )
  }

  function fitted(text: string, depth: number): string | null {
    for (const { english, says } of candidates(text)) {
      const found = fitInto(english, text)
      if (found !== null && !found.some((place) => SENTENCE_END.test(place)))
        return says.replaceAll(PLACE, (_, name: string) => inPlace(english, found, name, depth + 1))
    }
    return null
  }

  function inPlace({ places }: SentencePattern, found: readonly string[], name: string, depth: number): string {
    const at = places.findIndex((place) => place.name === name)
    const text = found[at] ?? ""
    const kind = places[at]?.kind ?? "name"
    if (kind === "list") return inList(text, depth)
    return kind === "text" ? (say(text, depth) ?? text) : text
  }

  function inList(text: string, depth: number): string {
    return text
      .split(/(, and |, or |, | and | or | nor )/)
      .map((part, at) => (at % 2 === 0 ? (say(part, depth) ?? part) : part.replace(/and|or|nor/, (word) => joints[word as keyof Joints])))
      .join("")
  }

  function inPieces(text: string, depth: number): string | null {
    for (const [ends, by] of ENDS) {
      const pieces = text.split(ends)
      const said = pieces.length > 1 ? pieces.map((piece) => say(piece, depth + 1)) : []
      if (said.some((piece) => piece !== null)) return pieces.map((piece, at) => said[at] ?? piece).join(by)
    }
    return null
  }

  return remembering(5_000, (text: string) => (text.length > LONGEST ? null : say(text, 0)))
}

/** No place holds one: a saying is about its own sentences only. */
const SENTENCE_END = /(?<=[.!?]) (?=[A-Z“"\d])/

type Way = { written: string; back: (said: string) => string }

/** What stands inside a sentence in one place begins one or is a whole one in another: with a capital letter, with a full stop or without. */
function waysToWrite(text: string): Way[] {
  const asItIs: Way[] = [
    { written: text, back: (said) => said },
    ...(/^[A-Z]/.test(text) ? [{ written: text.charAt(0).toLowerCase() + text.slice(1), back: capital }] : []),
  ]
  const stop = (said: string) => said.replace(/\.?$/, ".")
  const noStop = (said: string) => said.replace(/\.$/, "")
  const [other, back] = text.endsWith(".") ? [noStop, stop] : [stop, noStop]
  return [...asItIs, ...asItIs.map((way): Way => ({ written: other(way.written), back: (said) => back(way.back(said)) }))]
}

function capital(said: string): string {
  return said.charAt(0).toUpperCase() + said.slice(1)
}

function firstOf(ways: readonly Way[], look: (way: Way) => string | null): string | null {
  for (const way of ways) {
    const found = look(way)
    if (found !== null) return found
  }
  return null
}

function backTo(back: Way["back"], said: string | null | undefined): string | null {
  return said === null || said === undefined ? null : back(said)
}

/** Where a text is taken apart, the strongest ends first. */
const ENDS = [
  [SENTENCE_END, " "],
  ["; ", "; "],
] as const

/** Which sayings may fit a text, those with the most letters of their own first. */
function byFirstWord(sayings: Sayings): (text: string) => readonly Saying[] {
  const all = Object.entries(sayings)
    .filter(([english]) => english.includes("{"))
    .map(([english, says]) => ({ english: sentencePattern(english), says }))
    .toSorted((one, other) => ownLetters(other.english) - ownLetters(one.english))
  const open = all.filter(({ english }) => !startOf(english).includes(" "))
  const words = new Map<string, Saying[]>()
  for (const { english } of all) {
    const [word = ""] = startOf(english).split(" ")
    if (startOf(english).includes(" ") && !words.has(word))
      words.set(
        word,
        all.filter((other) => open.includes(other) || startOf(other.english).startsWith(`${word} `)),
      )
  }
  return (text) => words.get(text.split(" ", 1)[0] ?? "") ?? open
}

function startOf({ between }: SentencePattern): string {
  return between[0] ?? ""
}
