/** The languages in which Baton speaks to people. Everything is composed, kept and signed in English; German is said of it. */
export type Language = "en" | "de"

/** Which of our languages somebody reads, by the Accept-Language header of their request: the one they want most, English where they want neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  let [best, most]: [Language, number] = ["en", 0]
  for (const part of (acceptLanguage ?? "").slice(0, 200).split(",")) {
    const [, name, weight = "1"] = /^\s*(en|de)(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(part) ?? []
    if (name !== undefined && Number(weight) > most) [best, most] = [name.toLowerCase() as Language, Number(weight)]
  }
  return best
}
