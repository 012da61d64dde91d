/** Words that people write in capitals. */
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
  "sla",
  "crm",
])

/** A name that the agreement writes as one word, such as a team's, as people write it: "sdr_emea" is SDR EMEA, "new_york" is New York. */
export function codeName(code: string): string {
  return code
    .split("_")
    .map((word) => (SHORT.has(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(" ")
}

/** A code within a sentence: "owner_first_touch" is "owner first touch", "not_icp" is "not ICP". */
export function spacedCode(code: string): string {
  return code
    .split("_")
    .map((word) => (SHORT.has(word) ? word.toUpperCase() : word))
    .join(" ")
}
