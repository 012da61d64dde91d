import type { Play, PlayTexts } from "#domain/agreement/play.ts"
import type { FieldValue } from "#domain/condition/condition.ts"

const COUNTRY_LANGUAGE: Readonly<Record<string, string>> = { DE: "de", AT: "de", LI: "de", CH: "de" }

/** The language in which a lead is spoken to: what it says of itself, else its country's; English where the play has no words in that language. */
export function languageFor(play: Play, fields: Readonly<Record<string, FieldValue>>): string {
  const { language, country } = fields
  const stated = typeof language === "string" ? language.trim().slice(0, 2).toLowerCase() : ""
  const wanted = stated !== "" ? stated : typeof country === "string" ? (COUNTRY_LANGUAGE[country.toUpperCase()] ?? "en") : "en"
  return wanted !== "en" && play.locales?.[wanted] !== undefined ? wanted : "en"
}

/** Every text of a play with its place in it. */
export function everyText(play: Play): { path: string[]; text: string }[] {
  const own = textsIn(play)
  const others = Object.entries(play.locales ?? {}).flatMap(([language, texts]) =>
    textsIn(texts).map(({ path, text }) => ({ path: ["locales", language, ...path], text })),
  )
  return [...own, ...others]
}

const PARTS = ["opener", "question", "asset", "voicemail", "linkedin", "video"] as const

function textsIn(texts: PlayTexts): { path: string[]; text: string }[] {
  const plain = PARTS.flatMap((part) => (texts[part] === undefined ? [] : [{ path: [part], text: texts[part] }]))
  const { email } = texts
  return email === undefined
    ? plain
    : [...plain, { path: ["email", "subject"], text: email.subject }, { path: ["email", "text"], text: email.text }]
}
