import type { FieldValue } from "#domain/condition/condition.ts"
import { mapHeaders } from "#domain/intake/map-headers.ts"
import { readRow } from "#domain/intake/read-values.ts"

type Mapping = ReturnType<typeof mapHeaders>
const seen = new Map<string, Mapping>()
const MOST_SEEN = 500

/**
 * Lead fields from named values, such as a form's inputs or a client's traits, by the same spellings that CSV headers are known by.
 * A name that is no lead field is kept as `custom.<name>`. Unknown values are left out.
 */
export function readFields(named: Record<string, FieldValue>): Record<string, FieldValue> {
  const names = Object.keys(named)
  if (names.length === 0) return {}
  const { fields, custom } = readRow(
    mappingFor(names),
    names.map((name) => cellText(named[name] ?? null)),
  )
  const result: Record<string, FieldValue> = {}
  for (const [field, value] of Object.entries(fields)) if (value !== null && value !== undefined) result[field] = value
  for (const [name, value] of Object.entries(custom)) if (value !== "") result[`custom.${name}`] = value
  return result
}

/** The same names come again and again, so their mapping is kept; forgetting all at the bound keeps it small. */
function mappingFor(names: string[]): Mapping {
  const key = names.join("\u0000")
  const known = seen.get(key)
  if (known !== undefined) return known
  if (seen.size >= MOST_SEEN) seen.clear()
  const mapping = mapHeaders(names, {}, "people")
  seen.set(key, mapping)
  return mapping
}

function cellText(value: FieldValue): string {
  if (value === null) return ""
  return Array.isArray(value) ? value.join("; ") : String(value)
}
