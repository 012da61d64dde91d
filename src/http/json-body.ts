import { Refusal } from "#domain/refusal.ts"

/** No body of the API is nested deeper, or holds more. */
const DEEPEST = 32
const MOST_VALUES = 50_000
const MOST_NAMES = 1_000

/**
 * A JSON body of the API; undefined for an empty one.
 *
 * @throws Refusal 400 when it is no JSON, is nested too deep, or would change what objects are; 413 when it holds too many values; 422 when a text in it can't be kept
 */
export function readJson(text: string): unknown {
  if (text.trim() === "") return undefined
  lookOver(text)
  const body = parse(text)
  check(body, "/body")
  return body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const says = error instanceof Error ? error.message.replace(/, ".*$/s, "").slice(0, 200) : ""
    throw new Refusal("not_json", `The body is not JSON: ${says}.`, 400)
  }
}

/** A look before parsing, which costs little and stops at once. Brackets and commas within texts don't count. */
function lookOver(text: string): void {
  let depth = 0
  let values = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') inText = !inText
    else if (inText && sign === "\\") at += 1
    else if (!inText && (sign === "[" || sign === "{")) depth += 1
    else if (!inText && (sign === "]" || sign === "}")) depth -= 1
    else if (!inText && sign === ",") values += 1
    if (depth > DEEPEST) throw new Refusal("too_deep", `The body is nested more than ${DEEPEST} levels deep.`, 400)
    if (values >= MOST_VALUES) throw new Refusal("too_many", `The body holds more than ${MOST_VALUES} values; send it in parts.`, 413)
  }
}

/** PostgreSQL keeps neither zero characters nor halves of surrogate pairs, and names such as `__proto__` are nobody's field. */
function check(value: unknown, pointer: string): void {
  if (typeof value === "string") checkText(value, pointer)
  if (typeof value !== "object" || value === null) return
  const entries = Object.entries(value)
  if (!Array.isArray(value) && entries.length > MOST_NAMES)
    throw new Refusal("too_many", `An object may have ${MOST_NAMES} names; the one at ${pointer} has ${entries.length}.`, 413)
  for (const [key, inner] of entries) {
    const at = `${pointer}/${key.slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1")}`
    checkText(key, at)
    if (key === "__proto__" || (key === "constructor" && typeof inner === "object" && inner !== null && "prototype" in inner))
      throw new Refusal("forbidden_name", `"${key}" can't be the name of a field.`, 400, [{ pointer: at, message: "is not allowed" }])
    check(inner, at)
  }
}

function checkText(text: string, pointer: string): void {
  if (!text.includes("\0") && text.isWellFormed()) return
  const message = "holds a zero character or half a surrogate pair, which can't be kept"
  throw new Refusal("bad_text", `A text of the body ${message}.`, 422, [{ pointer: pointer.toWellFormed().replaceAll("\0", ""), message }])
}
