import { existsSync, readFileSync, readdirSync } from "node:fs"
import { basename, dirname, join, relative } from "node:path"
import { stripTypeScriptTypes } from "node:module"
import { describe, expect, test } from "vitest"

const src = join(import.meta.dirname, "..", "src")

/** Who may import whom: a layer, the layers it may use besides itself, and the packages (null: any). */
const layers: Record<string, { uses: string[]; packages: string[] | null }> = {
  domain: { uses: [], packages: [] },
  contract: { uses: ["domain"], packages: ["zod", "yaml", "date-holidays"] }, // it turns an agreement's file into the domain's agreement, and says where it is wrong
  store: { uses: ["domain"], packages: ["kysely", "pg"] },
  integrations: { uses: ["domain"], packages: null },
  steps: { uses: ["domain", "store"], packages: null },
  runner: { uses: ["domain", "steps", "store", "integrations"], packages: null },
  http: { uses: ["domain", "contract", "steps", "store"], packages: null },
  cli: { uses: ["contract"], packages: null },
  demo: { uses: ["domain", "contract", "store", "steps", "runner"], packages: null },
}

type Source = { file: string; layer: string; code: string; text: string; imports: Import[] }
type Import = { name: string; layer: string | null; file: string | null }

const sources = filesIn(src).map(read)
const shipped = sources.filter(({ file }) => !file.endsWith(".test.ts"))
const domain = shipped.filter(({ layer }) => layer === "domain")

describe("who may import whom", () => {
  test.each(Object.entries(layers))("%s imports only what is below it", (layer, { uses, packages }) => {
    const wrong = shipped
      .filter((source) => source.layer === layer && !isEntry(source.file))
      .flatMap(({ file, imports }) =>
        imports.filter((each) => !mayImport(each, [layer, ...uses], packages)).map(({ name }) => `${file} imports ${name}`),
      )

    expect(wrong).toEqual([])
  })

  test("every folder of the product is a layer", () => {
    expect([...new Set(shipped.map(({ layer }) => layer))].filter((layer) => layer !== "" && !(layer in layers))).toEqual([])
  })

  test("there are no cycles", () => {
    expect(cycles(shipped)).toEqual([])
  })

  test("there are no barrels: no index.ts, and no file that only passes on others", () => {
    const barrels = shipped.filter(
      ({ file, code }) => basename(file) === "index.ts" || (/export \*/.test(code) && !/\b(function|const|class)\b/.test(code)),
    )

    expect(named(barrels)).toEqual([])
  })
})

describe("the rules are pure", () => {
  test.each([
    ["read the clock", /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\./],
    ["roll dice", /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/],
    ["touch the machine", /\bprocess\.|\bconsole\.|\bfetch\(|\bsetTimeout\b|\bsetInterval\b|\bglobalThis\b/],
  ])("domain does not %s", (_, pattern) => {
    expect(matching(domain, pattern)).toEqual([])
  })

  test("domain uses no package and nothing of node's", () => {
    expect(
      domain.flatMap(({ file, imports }) => imports.filter((each) => each.layer === null).map(({ name }) => `${file}: ${name}`)),
    ).toEqual([])
  })

  test("steps are given the time and never read it", () => {
    const steps = shipped.filter(({ layer }) => layer === "steps")

    expect(matching(steps, /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b/)).toEqual([])
  })
})

describe("how the code is kept", () => {
  test("SQL stands in store and nowhere else", () => {
    const elsewhere = shipped.filter(({ layer }) => layer !== "store")

    expect(
      matching(
        elsewhere,
        /\bsql`|\.query(<[^>]*>)?\(\s*["'`]\s*(select|insert|update|delete|with|create|begin)\b|\bselectFrom\(|\binsertInto\(/i,
      ),
    ).toEqual([])
    expect(
      elsewhere.filter(({ imports }) => imports.some(({ name }) => name === "pg" || name === "kysely")).map(({ file }) => file),
    ).toEqual([])
  })

  test("requests leave for other machines by one door, which looks where they go", () => {
    const others = shipped.filter(
      ({ file, layer }) => !file.startsWith("integrations/outgoing/") && layer !== "cli" && !file.endsWith(".fixture.ts"),
    )

    expect(matching(others, /\bfetch\(|\bhttps?\.request\(|\bhttps?\.get\(|["']undici["']|["']axios["']/)).toEqual([])
  })

  test("no file is longer than 250 lines", () => {
    expect(
      shipped.filter(({ text }) => text.split("\n").length > 251).map(({ file, text }) => `${file}: ${text.split("\n").length - 1}`),
    ).toEqual([])
  })

  test("no file is named after nothing", () => {
    expect(
      named(shipped.filter(({ file }) => /(^|[-/])(utils?|helpers?|managers?|services?|data|info|misc|common)\.ts$/.test(file))),
    ).toEqual([])
  })
})

/** Files at the top of `src`, such as settings.ts and product.ts, put the product together and may use all of it; so do the commands that work on the database themselves. */
function isEntry(file: string): boolean {
  return !file.includes("/") || file === "cli/baton.ts" || file === "cli/serve.ts" || file === "cli/restore.ts"
}

function mayImport(imported: Import, ours: string[], packages: string[] | null): boolean {
  if (imported.layer !== null) return ours.includes(imported.layer)
  if (imported.name.startsWith("node:")) return packages === null || packages.includes("pg") || packages.includes(imported.name)
  return packages === null || packages.some((each) => imported.name === each || imported.name.startsWith(`${each}/`))
}

function matching(among: Source[], pattern: RegExp): string[] {
  return among.flatMap(({ file, code }) => {
    const found = pattern.exec(code)
    return found === null ? [] : [`${file}: ${found[0]}`]
  })
}

function named(among: Source[]): string[] {
  return among.map(({ file }) => file)
}

/** Each way round that imports of values take, as `a → b → a`; types don't count, since they are gone when it runs. */
function cycles(among: Source[]): string[] {
  const runtime = new Map(among.map(({ file, code }) => [file, importsIn(code, file).flatMap((each) => each.file ?? [])]))
  const found: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: string[]) => {
    const at = path.indexOf(file)
    if (at >= 0) found.push([...path.slice(at), file].join(" → "))
    if (at >= 0 || done.has(file)) return
    for (const next of runtime.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const { file } of among) visit(file, [])
  return found
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.replaceAll("\\", "/"))
    .sort()
}

/** `code` is without types and comments; imports of types are in `imports` all the same, since arrows hold for them too. */
function read(file: string): Source {
  const text = readFileSync(join(src, file), "utf8")
  const code = withoutComments(stripTypeScriptTypes(text))
  return { file, layer: file.includes("/") ? (file.split("/")[0] ?? "") : "", code, text, imports: importsIn(withoutComments(text), file) }
}

function importsIn(code: string, file: string): Import[] {
  const statements =
    /^\s*(?:import|export)\b[^"'`;=()]*?\bfrom\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm
  return [...code.matchAll(statements)].map((match) => importOf(match[1] ?? match[2] ?? match[3] ?? "", file))
}

function importOf(name: string, from: string): Import {
  const target = name.startsWith("#") ? name.slice(1) : name.startsWith(".") ? relative(src, join(src, dirname(from), name)) : null
  if (target === null || target.startsWith("..")) return { name, layer: null, file: null }
  return { name, layer: target.includes("/") ? (target.split("/")[0] ?? "") : "", file: target }
}

/** Comments become spaces, so that a word in one breaks no rule; what looks like one inside a text stays. */
function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[^]*?\*\/|(?<![:"'`\\/])\/\/[^\n]*/g, "")
}
