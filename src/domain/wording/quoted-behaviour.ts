import { remembering } from "#domain/remembering.ts"
import { ENGLISH, isNoEnglishClaim } from "#domain/wording/english.ts"
import { GERMAN } from "#domain/wording/german.ts"
import { whatToSay, whyRefused } from "#domain/wording/what-to-say.ts"
import type { Giveaway, WordingRule } from "#domain/wording/wording-rule.ts"

/** A sentence that quotes tracked behaviour. `from` and `until` are its place in the text; `instead` is what to say. */
export type QuotedBehaviour = { kind: Giveaway; sentence: string; from: number; until: number; why: string; instead: string }

/** Longer sentences are looked at in pieces, so that no text takes long. */
const LONGEST = 600

/**
 * The sentences of a text that quote tracked behaviour back at the buyer: visits, counts, times, pages, opened e-mails, "I saw you …", in English and
 * German. What the lead did towards us on purpose (asked, registered, wrote, came to our stand) may be said.
 */
export function quotedBehaviour(text: string): QuotedBehaviour[] {
  return sentencesOf(text).flatMap(({ sentence, from, until }) => {
    const found = judge(plainOf(sentence))
    return found === null ? [] : [{ ...found, sentence: sentence.trim(), from, until }]
  })
}

type Verdict = Pick<QuotedBehaviour, "kind" | "why" | "instead"> | null

/** An agreement is read again with every letter that somebody types into a draft of it; its sentences stay the same. */
const judge = remembering(5_000, (plain: string): Verdict => {
  const inEnglish = ENGLISH.find((rule) => applies(rule, plain))
  const found = inEnglish ?? GERMAN_FOLDED.find((rule) => applies(rule, fold(plain)))
  if (found === undefined) return null
  return { kind: found.kind, why: whyRefused(found.kind), instead: whatToSay(plain, inEnglish === undefined ? "de" : "en") }
})

/** Word boundaries of expressions know plain letters only, so German is compared without its umlauts. */
function fold(text: string): string {
  return text.replaceAll("ä", "a").replaceAll("ö", "o").replaceAll("ü", "u").replaceAll("ß", "ss")
}

const GERMAN_FOLDED = GERMAN.map(({ kind, pattern, unless }): WordingRule => ({
  kind,
  pattern: new RegExp(fold(pattern.source)),
  ...(unless === undefined ? {} : { unless: new RegExp(fold(unless.source)) }),
}))

function applies({ pattern, unless, guarded }: WordingRule, sentence: string): boolean {
  if (unless?.test(sentence) === true) return false
  if (guarded === undefined) return pattern.test(sentence)
  for (const match of sentence.matchAll(new RegExp(pattern, "g"))) {
    const youAt = match.index
    if (!isNoEnglishClaim(sentence, youAt, youAt + (match.groups?.["you"]?.length ?? 0))) return true
  }
  return false
}

function sentencesOf(text: string): { sentence: string; from: number; until: number }[] {
  const found: { sentence: string; from: number; until: number }[] = []
  for (const match of text.matchAll(/(?:[^.!?\n…]|\.(?=\S))+[.!?…]*/gu)) {
    for (let start = 0; start < match[0].length; start += LONGEST) {
      const sentence = match[0].slice(start, start + LONGEST)
      if (sentence.trim() === "") continue
      const lead = sentence.length - sentence.trimStart().length
      found.push({ sentence, from: match.index + start + lead, until: match.index + start + sentence.trimEnd().length })
    }
  }
  return found
}

/** As the rules read it: small letters, one kind of quote, blanks that are blanks, nothing invisible. */
function plainOf(sentence: string): string {
  return sentence
    .normalize("NFKC")
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF\u00AD]/gu, "")
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll(/[“”„"«»]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .toLowerCase()
}
