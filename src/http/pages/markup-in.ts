import { inGerman } from "#domain/language/german.ts"
import type { Language } from "#domain/language/language.ts"
import { escaped } from "#http/pages/html.ts"

const SIGNS: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" }

/** A page's markup with every text between its tags, and the names of its pictures, in the language. */
export function markupIn(language: Language, markup: string): string {
  if (language === "en") return markup
  return markup
    .split(/(<[^>]*>)/)
    .map((piece) => (piece.startsWith("<") ? piece.replaceAll(/(?<= aria-label=")[^"]*/g, said) : said(piece)))
    .join("")
}

/** Blanks around a text stay, since they part it from its neighbours. */
function said(piece: string): string {
  const text = piece.trim().replaceAll(/\s+/g, " ")
  const german = text === "" ? null : inGerman(text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (sign) => SIGNS[sign] ?? sign))
  if (german === null) return piece
  return `${/^\s/.test(piece) ? " " : ""}${escaped(german)}${/\s$/.test(piece) ? " " : ""}`
}
