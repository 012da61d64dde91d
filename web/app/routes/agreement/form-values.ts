import type { Edit } from "#app/routes/agreement/draft.ts"
import type { Draft } from "#app/routes/agreement/version.ts"

type Block = Record<string, unknown>

/**
 * What the form shows while the file can't be read: the last readable agreement, with what is written now in its places.
 * Only places that the agreement has are filled, so that nothing odd in the file can break the form.
 */
export function withWritten(readable: unknown, written: unknown): unknown {
  if (Array.isArray(readable)) return Array.isArray(written) ? written.map((each, at) => item(readable, each, at)) : readable
  if (isBlock(readable)) {
    const now = isBlock(written) ? written : {}
    return Object.fromEntries(Object.entries(readable).map(([key, value]) => [key, withWritten(value, now[key])]))
  }
  return isPlain(written) ? written : readable
}

/** Items that have an id are known by it: one before them may have been taken out. */
function item(readable: readonly unknown[], each: unknown, at: number): unknown {
  const id = isBlock(each) ? each.id : undefined
  const known = id === undefined ? readable[at] : readable.find((one) => isBlock(one) && one.id === id)
  if (known !== undefined) return withWritten(known, each)
  return isBlock(each) || isPlain(each) ? each : {}
}

/** The value in a place of a document; undefined when there is none. */
export function valueAt(document: unknown, path: Edit["path"]): unknown {
  return path.reduce<unknown>((value, step) => (isBlock(value) || Array.isArray(value) ? (value as Block)[step] : undefined), document)
}

/** What the server's check says is wrong in exactly this place. */
export function problemAt(problems: Draft["problems"], path: Edit["path"]): string | undefined {
  const pointer = path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")
  const found = problems.find((problem) => problem.severity === "error" && problem.pointer === pointer)
  return found && [found.message, found.fix].filter(Boolean).join(" ")
}

function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function isPlain(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value)
}
