import { foldHeader } from "#domain/intake/header-words.ts"
import { PEOPLE_FIELDS, type PeopleField } from "#domain/people/people-field.ts"
import { HEADERS } from "#domain/people/people-words.ts"
import { Refusal } from "#domain/refusal.ts"

/** A column of a list of people: what it says, null when it is left out, and how that was decided. */
export type PeopleColumn = { header: string; field: PeopleField | null; how: string }

/**
 * What the columns of a list of people say, by their headers. Each field is said by one column: the best spelling wins, then the column further left.
 *
 * @param chosen header → field, chosen by a person; "" leaves the column out. They come before everything else.
 * @throws Refusal when a choice names a column or field that does not exist, or one field twice
 */
export function peopleColumns(headers: readonly string[], chosen: Readonly<Record<string, string>> = {}): PeopleColumn[] {
  const byHand = readChosen(headers, chosen)
  const taken = new Set(byHand.values())
  const best = new Map<PeopleField, { at: number; rank: number }>()
  for (const [at, header] of headers.entries()) {
    if (byHand.has(header)) continue
    const claim = claimOf(header)
    if (claim === null || taken.has(claim.field)) continue
    const other = best.get(claim.field)
    if (other === undefined || claim.rank < other.rank) best.set(claim.field, { at, rank: claim.rank })
  }
  return headers.map((header, at) => {
    const said = byHand.get(header)
    if (said !== undefined) return { header, field: said, how: said === null ? "Left out, chosen by hand." : "Chosen by hand." }
    const claim = claimOf(header)
    if (claim === null) return { header, field: null, how: "Not a known spelling: left out." }
    if (best.get(claim.field)?.at !== at) return { header, field: null, how: "Another column says the same, better." }
    return { header, field: claim.field, how: "The header is a known spelling." }
  })
}

function claimOf(header: string): { field: PeopleField; rank: number } | null {
  // directories add "[Required]" and the like
  const folded = foldHeader(header.replaceAll(/\[[^\]]*\]|\([^)]*\)/g, ""))
  for (const field of PEOPLE_FIELDS) {
    const rank = HEADERS[field].indexOf(folded)
    if (rank !== -1) return { field, rank }
  }
  return null
}

function readChosen(headers: readonly string[], chosen: Readonly<Record<string, string>>): Map<string, PeopleField | null> {
  const read = new Map<string, PeopleField | null>()
  for (const [header, text] of Object.entries(chosen)) {
    if (!headers.includes(header))
      throw new Refusal("bad_mapping", `The mapping names the column "${header}", which the file does not have.`)
    const field = PEOPLE_FIELDS.find((each) => each === text) ?? null
    if (field === null && text !== "")
      throw new Refusal("bad_mapping", `The mapping gives "${header}" to the field "${text}", which does not exist.`)
    if (field !== null && [...read.values()].includes(field))
      throw new Refusal("bad_mapping", `The mapping gives the field "${field}" to two columns; keep one of them.`)
    read.set(header, field)
  }
  return read
}
