import { remembering } from "#domain/remembering.ts"
/**
 * Texts with places for what is known of a lead. `{rep}` is always known; `{first_name|there}` says what stands there when it is not; `[ at {company}]` is left
 * out as a whole when something in it is not known.
 */
type MergeText = readonly Piece[]

type Field = { field: string; otherwise: string | null }
type Piece = string | Field | { passage: readonly (string | Field)[] }

/** What is known, by field; null or left out: not known. */
export type MergeValues = Readonly<Record<string, string | null | undefined>>

/** Fields that are known of everybody, so that nothing needs to stand in for them. */
const ALWAYS_KNOWN = ["rep", "rep_first_name", "our_company"]

/** Fields that may not be known. */
const SOMETIMES_KNOWN = ["first_name", "last_name", "name", "company", "job_title", "industry", "city", "booking_link"]

const FIELD = /\{([a-z_]+)(?:\|([^{}[\]]*))?\}/g

/** A text made ready. Braces and brackets that mean nothing stand as they are. */
/** Plays are few and are read for every lead. */
const compileText = remembering(5_000, (text: string): MergeText => {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(/\[([^[\]]*\{[^[\]]*)\]/g)) {
    pieces.push(...piecesOf(text.slice(at, match.index)), { passage: piecesOf(match[1] ?? "") })
    at = match.index + match[0].length
  }
  return [...pieces, ...piecesOf(text.slice(at))]
})

function piecesOf(text: string): (string | Field)[] {
  const pieces: (string | Field)[] = []
  let at = 0
  for (const match of text.matchAll(FIELD)) {
    if (match.index > at) pieces.push(text.slice(at, match.index))
    pieces.push({ field: match[1] ?? "", otherwise: match[2] ?? null })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push(text.slice(at))
  return pieces
}

/** The text with what is known in its places; never a brace, a double blank or a comma without a word in front. */
export function mergeText(text: string, known: MergeValues | (() => MergeValues)): string {
  const pieces = compileText(text)
  const [only] = pieces
  if (pieces.length === 1 && typeof only === "string") return only
  const values = typeof known === "function" ? known() : known
  const merged = pieces.map((piece) =>
    typeof piece === "object" && "passage" in piece ? passage(piece.passage, values) : said(piece, values),
  )
  return tidied(merged.join(""))
}

function passage(pieces: readonly (string | Field)[], values: MergeValues): string {
  const lacks = pieces.some((piece) => typeof piece !== "string" && piece.otherwise === null && !values[piece.field])
  return lacks ? "" : pieces.map((piece) => said(piece, values)).join("")
}

function said(piece: string | Field, values: MergeValues): string {
  return typeof piece === "string" ? piece : values[piece.field] || piece.otherwise || ""
}

function tidied(text: string): string {
  return text
    .replaceAll(/[^\S\n]+([,.;:!?])/g, "$1")
    .replaceAll(/([^\S\n])[^\S\n]+/g, "$1")
    .replaceAll(/[^\S\n]+$/gm, "")
    .trim()
}

/** What is wrong with a text's places, in a sentence each. */
export function mergeProblems(text: string): { says: string; fix: string }[] {
  const outside = text.replaceAll(/\[[^[\]]*\{[^[\]]*\]/g, " ")
  const wrong = [...text.matchAll(FIELD)].flatMap(([written, field = ""]) =>
    [...ALWAYS_KNOWN, ...SOMETIMES_KNOWN].includes(field)
      ? []
      : [{ says: `There is no merge field ${written}.`, fix: `There are: ${[...ALWAYS_KNOWN, ...SOMETIMES_KNOWN].join(", ")}.` }],
  )
  const empty = [...outside.matchAll(FIELD)].flatMap(([written, field = "", otherwise]) =>
    otherwise !== undefined || !SOMETIMES_KNOWN.includes(field)
      ? []
      : [
          {
            says: `${written} may not be known, and nothing would stand there.`,
            fix: `Say what stands there then, {${field}|…}, or put the passage in brackets: [ … {${field}}].`,
          },
        ],
  )
  const isBroken = /[{}]/.test(text.replaceAll(FIELD, ""))
  return [...wrong, ...empty, ...(isBroken ? [{ says: "A brace stands alone.", fix: "Write a merge field as {first_name|there}." }] : [])]
}
