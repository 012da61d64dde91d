import { codeName, spacedCode } from "#domain/language/code-name.ts"
import { nameOf } from "#app/texts.ts"

/** A short word of the agreement or the product as it begins a sentence: "not_icp" is Not ICP. */
export function codeWords(code: string): string {
  const text = plainWords(code)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A code within a sentence: "owner_first_touch" is "owner first touch", in the language where it has a name. */
export function plainWords(code: string): string {
  return nameOf(code) ?? spacedCode(code)
}

/** Who was told something: a person by name, or a whole team, which is written team:sdr_emea. */
export function personOrTeam(who: string): string {
  return who.startsWith("team:") ? `Team ${codeName(who.slice("team:".length))}` : who
}
