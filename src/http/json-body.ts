import { Refusal } from "#domain/refusal.ts"

/** No body of the API is nested deeper. */
const DEEPEST = 32

/**
 * A JSON body of the API; undefined for an empty one.
 *
 * @throws Refusal 400 when it is no JSON, is nested too deep, or would change what objects are; 422 when a text in it can't be kept
 */
export function readJson(text: string): unknown {
  if (text.trim() === "") return undefined
  if (isTooDeep(text)) throw new Refusal("too_deep", `The body is nested more than ${DEEPEST} levels deep.`, 400)
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

/** A look before parsing, which costs little and stops at once. Brackets within texts don't count. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') inText = !inText
    else if (inText && sign === "\\") at += 1
    else if (!inText && (sign === "[" || sign === "{")) depth += 1
    else if (!inText && (sign === "]" || sign === "}")) depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}

/** PostgreSQL keeps neither zero characters nor halves of surrogate pairs, and names such as `__proto__` are nobody's field. */
function check(value: unknown, pointer: string): void {
  if (typeof value === "string") checkText(value, pointer)
  if (typeof value !== "object" || value === null) return
  for (const [key, inner] of Object.entries(value)) {
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
