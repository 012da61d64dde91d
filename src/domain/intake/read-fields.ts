import type { FieldValue } from "#domain/condition/condition.ts"
import { fieldType } from "#domain/intake/lead-fields.ts"
import { mapHeaders } from "#domain/intake/map-headers.ts"
import { unreadableValue, type Notice } from "#domain/intake/notice.ts"
import { readRow } from "#domain/intake/read-values.ts"

type Mapping = ReturnType<typeof mapHeaders>
const seen = new Map<string, Mapping>()
const MOST_SEEN = 500

/**
 * Lead fields from named values, such as a form's inputs or a client's traits, by the same spellings that CSV headers are known by.
 * A name that is no lead field is kept as `custom.<name>`. Unknown values are left out.
 */
export function readFields(named: Record<string, FieldValue>): Record<string, FieldValue> {
  return readMembers(named, null, () => "").fields
}

/**
 * The same, with what the sender should mend: values of known fields that can't be read as what the field is. Those are kept under `custom`, too.
 *
 * @param raw   the object that the values are of, for those that are no values at all: an object where a text belongs is left out
 * @param place where a name stands in the item, as a JSON pointer
 */
export function readMembers(
  named: Record<string, FieldValue>,
  raw: Record<string, unknown> | null,
  place: (name: string) => string,
): { fields: Record<string, FieldValue>; notices: Notice[] } {
  const notices = leftOut(named, raw, place)
  const names = Object.keys(named)
  if (names.length === 0) return { fields: {}, notices }
  const mapping = mappingFor(names)
  const { fields, custom, problems } = readRow(
    mapping,
    names.map((name) => cellText(named[name] ?? null)),
  )
  const result: Record<string, FieldValue> = {}
  for (const [field, value] of Object.entries(fields)) if (value !== null && value !== undefined) result[field] = value
  for (const [name, value] of Object.entries(custom)) if (value !== "") result[`custom.${name}`] = value
  if (problems.length > 0) notices.push(...unreadableIn(mapping, problems, named, place))
  return { fields: result, notices }
}

/** Which known fields could not be read; a column's own name is that of the value, tidied. */
function unreadableIn(
  { columns }: Mapping,
  problems: readonly { column: string }[],
  named: Record<string, FieldValue>,
  place: (name: string) => string,
): Notice[] {
  const unread = new Set(problems.map(({ column }) => column))
  return columns.flatMap(({ header, name, field }) =>
    field === null || !unread.has(name)
      ? []
      : [unreadableValue(place(header), { name, type: fieldType(field), sent: named[header] ?? null, isKept: true })],
  )
}

/** An object where a value of a known field belongs. */
function leftOut(named: Record<string, FieldValue>, raw: Record<string, unknown> | null, place: (name: string) => string): Notice[] {
  return Object.entries(raw ?? {}).flatMap(([name, sent]) => {
    if (Object.hasOwn(named, name) || typeof sent !== "object" || sent === null || Array.isArray(sent)) return []
    const field = mappingFor([name]).columns[0]?.field ?? null
    return field === null ? [] : [unreadableValue(place(name), { name, type: fieldType(field), sent, isKept: false })]
  })
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
