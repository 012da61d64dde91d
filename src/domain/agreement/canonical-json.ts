/**
 * A value as JSON in the one form that is signed: keys sorted by their UTF-16 code units, no blanks, numbers and texts as ECMAScript writes
 * them (RFC 8785). Two documents that mean the same give the same text. Keys whose value is `undefined` are left out.
 *
 * @throws TypeError for what JSON can't say: NaN, infinities, functions, `undefined` in a list
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value)
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
  if (typeof value === "object") return canonicalObject(value as Record<string, unknown>)
  throw new TypeError(`JSON has no form for ${String(value)}.`)
}

function canonicalObject(value: Record<string, unknown>): string {
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(",")}}`
}
