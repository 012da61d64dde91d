import { Refusal } from "../refusal.ts"
import { knownFile, recogniseFile, type FileKind } from "./file-kind.ts"
import { AMBIGUOUS, fieldsOf, foldHeader, type Ambiguous } from "./header-words.ts"
import { isLeadField, type LeadField } from "./lead-fields.ts"
import { tidyText } from "./tidy-text.ts"
import { isSecret, REASON_IN_WORDS, unmappedReason } from "./unmapped-reason.ts"

/**
 * What becomes of one column. A column without a field is kept under its `name` as a custom attribute.
 * `name` is the header made unique within the file; `how` says to a person how it was decided.
 */
export type Column = { header: string; name: string; how: string } & (
  | { field: LeadField }
  | { field: null; reason: "unmapped" | "ambiguous" | "duplicate" | "secret"; suggestion: LeadField | null }
)

/** How the columns of a file are understood. Shares are from 0 to 1, of all columns; `knownShare` also counts ambiguous and duplicate ones. */
export type HeaderMapping = { columns: Column[]; file: FileKind; mappedShare: number; knownShare: number }

type Claim = {
  column: number
  field: LeadField
  rank: number
  standsIn: boolean
  how: string
  silentBeside?: readonly LeadField[] | undefined
}

const AMBIGUOUS_RANK = 50

/**
 * Which column says which field. Every field is given to at most one column: the best spelling wins, then the column further left.
 * Headers that mean different things in different files are decided by what the rows are, and say so.
 *
 * @param overrides header (or unique column name) → field; "" keeps the column as a custom attribute. They come before everything else.
 * @param rowsAre what the rows are when the caller knows it, such as a form's inputs: always a person's
 * @throws Refusal when an override names a column or field that does not exist, or one field twice
 */
export function mapHeaders(
  headers: readonly string[],
  overrides: Readonly<Record<string, string>> = {},
  rowsAre?: "people" | "accounts",
): HeaderMapping {
  const names = uniqueNames(headers)
  const file = rowsAre === undefined ? recogniseFile(headers.flatMap((header) => spellings(header))) : knownFile(rowsAre)
  const chosen = readOverrides(names, headers, overrides)

  const all = headers.flatMap((header, column) => (chosen.has(column) ? [] : claimsOf(header, column, file)))
  const claims = all.filter((claim) => !isSilenced(claim, all, [...chosen.values()]))
  const winners = settle(claims, chosen)

  const columns = headers.map((header, i) => toColumn({ header, name: names[i] ?? header }, { i, file, claims, winners, chosen }))
  const mapped = columns.filter((column) => column.field !== null).length
  const known = columns.filter((column) => column.field !== null || column.reason !== "unmapped").length
  return { columns, file, mappedShare: share(mapped, headers.length), knownShare: share(known, headers.length) }
}

function share(part: number, all: number): number {
  return all === 0 ? 0 : part / all
}

/** "Column 3" for a header without a usable name, "Email (2)" for one that was there before. */
function uniqueNames(headers: readonly string[]): string[] {
  const taken = new Set<string>()
  return headers.map((header, i) => {
    const text = tidyText(header)
    const base = text === "" || text === "__proto__" ? `Column ${i + 1}` : text
    let name = base
    for (let n = 2; taken.has(name); n++) name = `${base} (${n})`
    taken.add(name)
    return name
  })
}

/** A header as it stands, and without the marks that connectors and Salesforce put around custom properties. */
function spellings(header: string): string[] {
  const bare = header
    .trim()
    .replace(/^(property_|properties\.|custom\.)/i, "")
    .replace(/__?c$/i, "")
  const isLookup = /^(account|contact|opportunity|owner|lead|user)$/i.test(bare)
  return bare === header.trim() || isLookup ? [foldHeader(header)] : [...new Set([foldHeader(header), foldHeader(bare)])]
}

function claimsOf(header: string, column: number, file: FileKind): Claim[] {
  return spellings(header).flatMap((word, detour) => {
    const known = Object.hasOwn(AMBIGUOUS, word) ? AMBIGUOUS[word] : undefined
    if (known !== undefined) return ambiguousClaim(column, known, file)
    return fieldsOf(word).map(({ field, rank, standsIn }) => ({
      column,
      field,
      standsIn,
      rank: rank + detour * 100,
      how: howKnown(standsIn),
    }))
  })
}

function howKnown(standsIn: boolean): string {
  return standsIn ? "No column has a better claim to this field." : "The header is a known spelling."
}

/** Whether another column speaks for what makes this claim too uncertain. Columns that are as uncertain themselves don't count. */
function isSilenced({ column, silentBeside = [] }: Claim, all: readonly Claim[], chosen: readonly (LeadField | null)[]): boolean {
  const others = all.filter((other) => other.column !== column && other.silentBeside === undefined)
  return silentBeside.some((field) => chosen.includes(field) || others.some((other) => other.field === field))
}

function ambiguousClaim(column: number, known: Ambiguous, file: FileKind): Claim[] {
  const field = file.kind === "other" ? undefined : known[file.kind]
  if (field === undefined) return []
  const how = `The header can mean ${known.says}; here the rows are ${file.what}.`
  const { standsIn = false, silentBeside } = known
  return [{ column, field, rank: AMBIGUOUS_RANK, standsIn, how, silentBeside }]
}

/** Gives fields to columns, best claim first; a column that got one asks for no more. */
function settle(claims: Claim[], chosen: Map<number, LeadField | null>): Map<number, Claim> {
  const taken = new Set([...chosen.values()].filter((field) => field !== null))
  const winners = new Map<number, Claim>()
  const order = claims.toSorted((a, b) => Number(a.standsIn) - Number(b.standsIn) || a.rank - b.rank || a.column - b.column)
  for (const claim of order) {
    if (winners.has(claim.column) || taken.has(claim.field)) continue
    winners.set(claim.column, claim)
    taken.add(claim.field)
  }
  return winners
}

type Settled = { i: number; file: FileKind; claims: Claim[]; winners: Map<number, Claim>; chosen: Map<number, LeadField | null> }

function toColumn(column: { header: string; name: string }, { i, file, claims, winners, chosen }: Settled): Column {
  const override = chosen.get(i)
  if (override !== undefined && override !== null) return { ...column, field: override, how: "Chosen by hand." }
  if (override === null) return { ...column, field: null, reason: "unmapped", suggestion: null, how: "Kept as it stands, chosen by hand." }
  const won = winners.get(i)
  if (won !== undefined) return { ...column, field: won.field, how: won.how }
  const lost = claims.find((claim) => claim.column === i)
  if (lost !== undefined) {
    return { ...column, field: null, reason: "duplicate", suggestion: lost.field, how: "Another column says the same, better." }
  }
  return withoutClaim(column, file)
}

function withoutClaim(column: { header: string; name: string }, file: FileKind): Column {
  const words = spellings(column.header)
  const known = words.map((word) => (Object.hasOwn(AMBIGUOUS, word) ? AMBIGUOUS[word] : undefined)).find((each) => each !== undefined)
  if (known !== undefined) {
    const how = `The header can mean ${known.says}; the file (rows: ${file.what}) does not tell.`
    // what was too uncertain beside the other columns is no good advice either
    const suggestion = known.silentBeside === undefined ? (known.people ?? known.accounts ?? null) : null
    return { ...column, field: null, reason: "ambiguous", suggestion, how }
  }
  if (words.some(isSecret)) {
    const how = "A password or an official number of a person: left out, unless it is mapped by hand."
    return { ...column, field: null, reason: "secret", suggestion: null, how }
  }
  const reason = words.map(unmappedReason).find((each) => each !== "own") ?? "own"
  const how = REASON_IN_WORDS[reason]
  return { ...column, field: null, reason: "unmapped", suggestion: null, how }
}

function readOverrides(
  names: string[],
  headers: readonly string[],
  overrides: Readonly<Record<string, string>>,
): Map<number, LeadField | null> {
  const chosen = new Map<number, LeadField | null>()
  for (const [header, field] of Object.entries(overrides)) {
    const column = findColumn(names, headers, header)
    if (column === -1) throw new Refusal("unknown_column", `The mapping names the column "${header}", which the file does not have.`)
    if (field !== "" && !isLeadField(field)) {
      throw new Refusal("unknown_field", `The mapping gives "${header}" to the field "${field}", which does not exist.`)
    }
    if (field !== "" && [...chosen.values()].includes(field)) {
      throw new Refusal("field_mapped_twice", `The mapping gives the field "${field}" to two columns; keep one of them.`)
    }
    chosen.set(column, field === "" ? null : field)
  }
  return chosen
}

function findColumn(names: string[], headers: readonly string[], wanted: string): number {
  const exact = names.indexOf(wanted)
  if (exact !== -1) return exact
  return headers.findIndex((header) => foldHeader(header) === foldHeader(wanted))
}
