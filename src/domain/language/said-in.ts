import { inGerman } from "#domain/language/german.ts"
import type { Language } from "#domain/language/language.ts"

/** A text in the language; what the language has no saying for stays in English. */
export function saidIn(language: Language, text: string): string {
  return language === "en" ? text : (inGerman(text) ?? text)
}
