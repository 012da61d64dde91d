import { existsSync, readFileSync, readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"
import { baton, root } from "./terminal.ts"

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
]

test("the page of settings names every setting, and no other", () => {
  const settings = new Set(
    readFileSync(join(root, "src/settings.ts"), "utf8")
      .match(/^ {2}BATON_\w+(?=:)/gm)
      ?.map((name) => name.trim()),
  )
  const table =
    readFileSync(join(root, "docs/operate/settings.md"), "utf8")
      .match(/^\| `.*$/gm)
      ?.join("\n") ?? ""

  expect([...new Set(table.match(/BATON_\w+/g))].toSorted()).toEqual([...settings].toSorted())
})

test.each(pages)("every link of %s leads somewhere", (page) => {
  const text = readFileSync(join(root, page), "utf8")
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? "")

  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
})

test("every command that a page names is one", async () => {
  const { out } = await baton(["--help"])
  const commands = new Set([...out.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map((match) => match[1]))
  const named = pages.flatMap((page) =>
    [...readFileSync(join(root, page), "utf8").matchAll(/(?:`|bin\/)baton ([a-z][a-z-]*)|run baton -- ([a-z][a-z-]*)/g)].map(
      (match) => match[1] ?? match[2] ?? "",
    ),
  )

  expect(named.filter((name) => !commands.has(name))).toEqual([])
})
