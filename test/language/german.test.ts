import { expect, test } from "vitest"
import { GERMAN_SAYINGS } from "#domain/language/german.ts"
import { PLACE } from "#domain/language/sentence-pattern.ts"
import { saidTexts } from "./said-texts.ts"
import { isNotSaid, SPEAKERS } from "./speakers.ts"

const english = GERMAN_SAYINGS.flatMap((sayings) => Object.keys(sayings)).map((text) => text.replaceAll(PLACE, "{}").toLowerCase())

test.each(SPEAKERS.map((folder) => [folder]))("what %s says to people has its German saying", (folder) => {
  const isSaid = (piece: string) => english.some((text) => text.includes(piece.toLowerCase()))
  const missing = saidTexts([folder]).flatMap(({ file, pieces }) =>
    pieces.filter((piece) => !isNotSaid(file, piece) && !isSaid(piece)).map((piece) => `${file}: ${piece}`),
  )

  expect(missing).toEqual([])
})

test("every place of a German saying is one of its English", () => {
  const places = (text: string) => new Set([...text.matchAll(PLACE)].map(([, name]) => name))
  const wrong = GERMAN_SAYINGS.flatMap((sayings) => Object.entries(sayings)).filter(
    ([text, said]) => !places(said).isSubsetOf(places(text)),
  )

  expect(wrong).toEqual([])
})

test("nothing is said in German in two ways", () => {
  const all = GERMAN_SAYINGS.flatMap((sayings) => Object.keys(sayings))

  expect(all.filter((text, at) => all.indexOf(text) !== at)).toEqual([])
})
