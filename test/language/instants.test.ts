import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { SPEAKERS } from "./speakers.ts"

const ROOT = join(import.meta.dirname, "../..")

/** An instant as programs read it, in the middle of a text; a part of it, such as a day, is cut out with `slice`. */
const FOR_PROGRAMS = /\$\{(?:toIso\([^)]*\)|new Date\([^)]*\)\.toISOString\(\))\}/

test("no sentence shows an instant as programs read it", () => {
  const files = [...new Set(SPEAKERS)].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
  )
  const wrong = files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) =>
      readFileSync(join(ROOT, file), "utf8")
        .split("\n")
        .flatMap((line, at) => (FOR_PROGRAMS.test(line) && !line.includes("datetime=") ? [`${file}:${at + 1}`] : [])),
    )

  expect(wrong).toEqual([])
})
