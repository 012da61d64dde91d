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

/** A short word of the agreement as it begins a sentence: "not_icp" is Not ICP. */
export function codeWords(code: string): string {
  const words = code.split("_").map((word) => (SHORT.has(word) ? word.toUpperCase() : word))
  const text = words.join(" ")
  return text.charAt(0).toUpperCase() + text.slice(1)
}
