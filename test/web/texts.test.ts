import { describe, expect, test } from "vitest"
import { CHECKLIST } from "#domain/handoff/checklist-items.ts"
import { de } from "../../web/app/texts/de.ts"
import { en } from "../../web/app/texts/en.ts"
import type { Catalogue, InWords } from "../../web/app/texts.ts"

type Room = {
  id: string
  name: InWords
  commands?: { name: InWords }[]
  texts: { en: () => Promise<Catalogue>; de: () => Promise<Catalogue> }
}
// by address, so that the types of all pages aren't part of the tests'
const { rooms } = (await import(new URL("../../web/app/rooms.ts", import.meta.url).href)) as { rooms: Room[] }

const catalogues: [string, Catalogue, Catalogue][] = [
  ["shell", en, de],
  ...(await Promise.all(
    rooms.map(async ({ id, texts }): Promise<[string, Catalogue, Catalogue]> => [id, await texts.en(), await texts.de()]),
  )),
]

describe.each(catalogues)("the texts of %s", (_, english, german) => {
  test("are there in both languages", () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort())
    expect(Object.entries({ ...english, ...german }).filter(([, text]) => text.trim() === "")).toEqual([])
  })

  test("fill in the same values", () => {
    const differing = Object.keys(english).filter((key) => `${placeholders(english[key])}` !== `${placeholders(german[key])}`)

    expect(differing).toEqual([])
  })

  test("have both forms wherever a count chooses", () => {
    const lonely = Object.keys(english).filter((key) => key.endsWith("_one") && !(key.replace(/_one$/, "_other") in english))

    expect(lonely).toEqual([])
  })
})

test("rooms and their commands are named in both languages", () => {
  const names = rooms.flatMap(({ name, commands = [] }) => [name, ...commands.map((command) => command.name)])

  expect(names.filter((name) => name.en.trim() === "" || name.de.trim() === "")).toEqual([])
})

test("each item of the checklist has a name on the manager's page", () => {
  const board = catalogues.find(([id]) => id === "board")?.[1] ?? {}

  expect(CHECKLIST.filter(({ id }) => !(`item_${id}` in board))).toEqual([])
})

function placeholders(text = ""): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort()
}
