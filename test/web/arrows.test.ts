import { readdirSync } from "node:fs"
import { basename, join } from "node:path"
import { describe, expect, test } from "vitest"
import { appSources } from "./app-source.ts"

const sources = appSources()
const imports = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s)?[^"';]*?from\s*"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g)].map((match) => ({
    file,
    name: match[3] ?? match[4] ?? "",
    isType: match[2] !== undefined,
  })),
)

describe("the web app", () => {
  test("knows the contract and the domain as types only, and of the rules the conditions, and what codes are called", () => {
    const wrong = imports.filter(({ name, isType }) => {
      if (!name.startsWith("#") || name.startsWith("#app/")) return false
      if (
        name.startsWith("#domain/condition/") ||
        ["german-names", "german-journal-kinds", "code-name"].some((one) => name === `#domain/language/${one}.ts`)
      )
        return false
      return !(isType && /^#(contract|domain)\//.test(name))
    })

    expect(wrong).toEqual([])
  })

  test("has parts in ui/ that know no product, and in parts/ that know no page", () => {
    const wrong = imports.filter(
      ({ file, name }) =>
        (file.startsWith("ui/") && /^#app\/(parts|routes|shell)\/|^#(contract|domain)/.test(name)) ||
        (file.startsWith("parts/") && /^#app\/(routes|shell)\//.test(name)),
    )

    expect(wrong).toEqual([])
  })

  test("has rooms that know nothing of each other", () => {
    const wrong = imports.filter(({ file, name }) => {
      const [own, other] = [/^routes\/([^/]+)\//.exec(file)?.[1], /^#app\/routes\/([^/]+)\//.exec(name)?.[1]]
      return own !== undefined && other !== undefined && own !== other
    })

    expect(wrong).toEqual([])
  })

  test("writes nothing into a page that is not escaped", () => {
    expect(
      sources.filter(({ text }) => /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML/.test(text)).map(({ file }) => file),
    ).toEqual([])
  })

  test("has no file longer than 250 lines, no barrel, and none that is named after nothing", () => {
    expect(sources.filter(({ text }) => text.split("\n").length > 251).map(({ file }) => file)).toEqual([])
    expect(
      sources.filter(({ file }) => /^(index|utils?|helpers?|misc|common)\.tsx?$/.test(basename(file))).map(({ file }) => file),
    ).toEqual([])
  })

  test("has a room in the table for every folder of routes/", () => {
    const folders = readdirSync(join(import.meta.dirname, "../../web/app/routes"))
    const table = sources.find(({ file }) => file === "rooms.ts")?.text ?? ""

    expect(folders.filter((folder) => !table.includes(`#app/routes/${folder}/room.ts`))).toEqual([])
  })
})
