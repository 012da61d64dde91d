import { expect, test } from "vitest"
import { languageOf } from "#domain/language/language.ts"

test.each([
  [undefined, "en"],
  ["", "en"],
  ["*", "en"],
  ["fr-FR,fr;q=0.9", "en"],
  ["de", "de"],
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["en-GB,en;q=0.9,de;q=0.8", "en"],
  ["fr,de;q=0.5", "de"],
  ["en;q=0.1, DE;q=0.2", "de"],
  ["de;q=0", "en"],
  ["de".repeat(10_000), "en"],
])("a request that wants %j is answered in %s", (header, language) => {
  expect(languageOf(header)).toBe(language)
})
