import type { Play, PlayTexts } from "#domain/agreement/play.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { mergeText, type MergeValues } from "#domain/play/merge-text.ts"

/** The words of a play as they may be said to one lead, in its language. What a play does not have is null. */
export type SpokenPlay = {
  language: string
  opener: string
  question: string
  asset: string | null
  voicemail: string | null
  linkedin: string | null
  video: string | null
  email: { subject: string; text: string } | null
}

const COUNTRY_LANGUAGE: Readonly<Record<string, string>> = { DE: "de", AT: "de", LI: "de", CH: "de" }

/** The language in which a lead is spoken to: what it says of itself, else its country's; English where the play has no words in that language. */
export function languageFor(play: Play, fields: Readonly<Record<string, FieldValue>>): string {
  const { language, country } = fields
  const stated = typeof language === "string" ? language.trim().slice(0, 2).toLowerCase() : ""
  const wanted = stated !== "" ? stated : typeof country === "string" ? (COUNTRY_LANGUAGE[country.toUpperCase()] ?? "en") : "en"
  return wanted !== "en" && play.locales?.[wanted] !== undefined ? wanted : "en"
}

/** The play's words in a language, with what is known of the lead in their places. */
export function spokenPlay(play: Play, language: string, values: MergeValues): SpokenPlay {
  const texts: PlayTexts = play.locales?.[language] ?? play
  const say = (text: string | undefined) => (text === undefined ? null : mergeText(text, values))
  return {
    language: texts === play ? "en" : language,
    opener: mergeText(texts.opener, values),
    question: mergeText(texts.question, values),
    asset: say(texts.asset),
    voicemail: say(texts.voicemail),
    linkedin: say(texts.linkedin),
    video: say(texts.video),
    email:
      texts.email === undefined ? null : { subject: mergeText(texts.email.subject, values), text: mergeText(texts.email.text, values) },
  }
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
