import { globSync, readFileSync } from "node:fs"
import { parseSync } from "vite"

/** A text that the code says, with where it stands; `pieces`: what stands between its places. */
export type SaidText = { file: string; pieces: string[] }

type Node = { type: string; start: number; end: number; [key: string]: unknown }

/**
 * The texts of two words or more that stand in the code under these folders: those of which sentences are made, without what only the API's description,
 * the log, the database or a programmer reads.
 */
export function saidTexts(folders: readonly string[]): SaidText[] {
  const files = folders
    .flatMap((folder) => globSync(folder.endsWith(".ts") ? folder : `${folder}/**/*.ts`))
    .filter((file) => !/\.(test|fixture)\.ts$/.test(file))
  return files.toSorted().flatMap((file) => textsIn(readFileSync(file, "utf8"), file))
}

function textsIn(source: string, file: string): SaidText[] {
  const said: SaidText[] = []
  const written = (node: Node | undefined) => (node === undefined ? "" : source.slice(node.start, node.end))
  visit(parseSync(file, source).program as unknown as Node)
  return said

  function visit(node: Node): void {
    if (isNotSaid(node)) return
    const pieces = piecesOf(node)
    if (pieces !== null && pieces.some(isWords)) said.push({ file, pieces: pieces.filter(isWords) })
    for (const [key, child] of Object.entries(node)) if (key !== "type") for (const each of [child].flat()) if (isNode(each)) visit(each)
  }

  function isNotSaid(node: Node): boolean {
    if (node.type === "ImportDeclaration" || node.type.startsWith("TS")) return true
    if (node.type === "Property") return /^(description|summary|tags)$/.test(written(node["key"] as Node))
    if (node.type === "TaggedTemplateExpression") return true
    const called = written(node["callee"] as Node | undefined)
    return /(describe|\bsql|query|queryRows|\blog\.\w+|RangeError|TypeError|\bError)$/.test(called)
  }
}

function piecesOf(node: Node): string[] | null {
  if (node.type === "Literal" && typeof node["value"] === "string") return [node["value"].trim()]
  if (node.type !== "TemplateLiteral") return null
  return (node["quasis"] as { value: { cooked: string } }[]).map(({ value }) => value.cooked.trim())
}

/** Two words that a person may read; statements for the database are none. */
function isWords(piece: string): boolean {
  return (
    /[A-Za-z]{2,}[,:]? [A-Za-z]{2,}/.test(piece) &&
    !/^\s*(select|insert|update|delete|with|create|alter|drop|set|grant|revoke|copy|from|where|and|order by|lock|listen|notify|begin|vacuum|analyze)\b[^.]*$/.test(
      piece,
    )
  )
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string"
}
