import { nameOf } from "#app/texts.ts"

const SHORT = new Set([
  "sdr",
  "bdr",
  "ae",
  "emea",
  "apac",
  "amer",
  "latam",
  "dach",
  "na",
  "eu",
  "uk",
  "us",
  "usa",
  "icp",
  "roi",
  "smb",
  "sql",
  "mql",
  "crm",
])

/** A name that the agreement writes as one word, such as a team's, as people write it: "sdr_emea" is SDR EMEA, "new_york" is New York. */
export function codeName(code: string): string {
  return code
    .split("_")
    .map((word) => (SHORT.has(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(" ")
}

/** A short word of the agreement or the product as it begins a sentence: "not_icp" is Not ICP. */
export function codeWords(code: string): string {
  const text = plainWords(code)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A code within a sentence: "owner_first_touch" is "owner first touch", in the language where it has a name. */
export function plainWords(code: string): string {
  return (
    nameOf(code) ??
    code
      .split("_")
      .map((word) => (SHORT.has(word) ? word.toUpperCase() : word))
      .join(" ")
  )
}

/** Who was told something: a person by name, or a whole team, which is written team:sdr_emea. */
export function personOrTeam(who: string): string {
  return who.startsWith("team:") ? `Team ${codeName(who.slice("team:".length))}` : who
}
