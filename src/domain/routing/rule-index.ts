import { folded, hasRange, highest, lowest, type FactValue, type RouteClause, type RouteFacts, type RouteRule } from "./route-rule.ts"

/**
 * Territory rules made ready for many leads: per fact and value, which rules still stand, as one bit a rule.
 * Holds for the rules it was made from; make it anew when they change.
 */
export type CompiledRules = {
  /** Words that one set of rules takes in `bits`. */
  readonly size: number
  /** How many of them come first and only say which of the following words are not 0, one bit a word. */
  readonly summaries: number
  /** All sets of rules, one after the other, 32 rules a word, bits counted from the left. The first is the set of all rules. */
  readonly bits: Int32Array
  readonly listings: readonly Listing[]
  readonly ranges: readonly Range[]
  /** Scratch: where the sets lie that the present lead selects. */
  readonly selected: Int32Array
}

/** For one fact: where the set of rules lies that stand for a value, and for any other or unknown value. */
type Listing = { fact: string; places: ReadonlyMap<FactValue, number>; other: number }

/**
 * For one fact: the ends of all ranges, ascending, and where the set for the numbers below the first end lies. After it follow
 * the set for exactly the first end, the one for between it and the second, and so on. `other`: the set for what is no number.
 */
type Range = { fact: string; ends: Float64Array; base: number; other: number }

/** The rules, in their order, ready for `firstMatch`. Size grows with rules × distinct values that they name. */
export function compileRules(rules: readonly RouteRule[]): CompiledRules {
  const words = Math.ceil(rules.length / 32)
  const summaries = Math.ceil(words / 32)
  const size = summaries + words
  const sets: Int32Array[] = []
  const addSet = (stands: (rule: RouteRule) => boolean): number => (sets.push(setOf(rules, summaries, stands)) - 1) * size
  addSet(() => true)
  const listings = factsOf(rules, (clause) => clause.in !== undefined).map((fact) => listingOf(rules, fact, addSet))
  const ranges = factsOf(rules, hasRange).map((fact) => rangeOf(rules, fact, addSet))
  const bits = new Int32Array(sets.length * size)
  for (const [index, set] of sets.entries()) bits.set(set, index * size)
  return { size, summaries, bits, listings, ranges, selected: new Int32Array(listings.length + ranges.length) }
}

/** The place of the first rule, in the order given to `compileRules`, that the lead meets in full; -1 when there is none. */
export function firstMatch(compiled: CompiledRules, facts: RouteFacts): number {
  const { size, summaries, bits, listings, ranges, selected } = compiled
  let count = 0
  for (let i = 0; i < listings.length; i++) selected[count++] = listedAt(listings[i]!, facts[listings[i]!.fact])
  for (let i = 0; i < ranges.length; i++) selected[count++] = rangedAt(ranges[i]!, size, facts[ranges[i]!.fact])
  for (let summary = 0; summary < summaries; summary++) {
    let open = standingIn(bits, selected, summary)
    for (; open !== 0; open &= ~(0x80_00_00_00 >>> Math.clz32(open))) {
      const word = summary * 32 + Math.clz32(open)
      const standing = standingIn(bits, selected, summaries + word)
      if (standing !== 0) return word * 32 + Math.clz32(standing)
    }
  }
  return -1
}

/** What is left of one word when all selected sets must have the bit. */
function standingIn(bits: Int32Array, selected: Int32Array, word: number): number {
  let standing = bits[word]!
  for (let i = 0; i < selected.length && standing !== 0; i++) standing &= bits[selected[i]! + word]!
  return standing
}

function listedAt(listing: Listing, value: FactValue | null | undefined): number {
  if (value === null || value === undefined) return listing.other
  const place = listing.places.get(value)
  if (place !== undefined) return place
  return typeof value === "string" ? (listing.places.get(value.toLowerCase()) ?? listing.other) : listing.other
}

function rangedAt({ ends, base, other }: Range, size: number, value: FactValue | null | undefined): number {
  if (typeof value !== "number" || Number.isNaN(value)) return other
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! < value) low = middle + 1
    else high = middle
  }
  return base + (2 * low + (ends[low] === value ? 1 : 0)) * size
}

type AddSet = (stands: (rule: RouteRule) => boolean) => number

/** Under each value also its usual spellings, so that looking up a lead's text rarely needs another spelling of it. */
function listingOf(rules: readonly RouteRule[], fact: string, addSet: AddSet): Listing {
  const accepted = new Map(rules.map((rule) => [rule, acceptedValues(rule, fact)]))
  const places = new Map<FactValue, number>()
  for (const spelling of rules.flatMap((rule) => spellings(rule, fact))) {
    const value = folded(spelling)
    if (!places.has(value))
      places.set(
        value,
        addSet((rule) => accepted.get(rule)?.has(value) ?? true),
      )
    places.set(spelling, places.get(value)!)
  }
  for (const [value, place] of places) if (typeof value === "string" && foldsBack(value)) places.set(value.toUpperCase(), place)
  return { fact, places, other: addSet((rule) => accepted.get(rule) === null) }
}

/** Whether upper case comes back to the same lower case; with some letters (the Turkish dotless i) it does not. */
function foldsBack(value: string): boolean {
  return value.toUpperCase().toLowerCase() === value.toLowerCase()
}

function spellings(rule: RouteRule, fact: string): FactValue[] {
  return rule.clauses.flatMap((clause) => (clause.fact === fact ? (clause.in ?? []) : []))
}

/** The values that all of the rule's lists on this fact name; null when it has no list. */
function acceptedValues(rule: RouteRule, fact: string): ReadonlySet<FactValue> | null {
  const lists = rule.clauses.filter((clause) => clause.fact === fact && clause.in !== undefined)
  if (lists.length === 0) return null
  return lists.map((clause) => new Set(clause.in!.map(folded))).reduce((left, right) => left.intersection(right))
}

function rangeOf(rules: readonly RouteRule[], fact: string, addSet: AddSet): Range {
  const asked = new Map(rules.map((rule) => [rule, rule.clauses.filter((clause) => clause.fact === fact && hasRange(clause))]))
  const named = [...asked.values()].flat().flatMap((clause) => [lowest(clause), highest(clause)])
  const ends = [...new Set(named)].filter(Number.isFinite).sort((left, right) => left - right)
  const places = stretchesOf(ends).map((stretch) => addSet((rule) => asked.get(rule)!.every((clause) => covers(clause, stretch))))
  return { fact, ends: Float64Array.from(ends), base: places[0]!, other: addSet((rule) => asked.get(rule)!.length === 0) }
}

/** The number line cut at the ends: below the first, the first itself, between it and the second, and so on. */
function stretchesOf(ends: readonly number[]): [from: number, to: number][] {
  const borders = [Number.NEGATIVE_INFINITY, ...ends, Number.POSITIVE_INFINITY]
  return borders.slice(1).flatMap((end, i) =>
    i < ends.length
      ? [
          [borders[i]!, end],
          [end, end],
        ]
      : [[borders[i]!, end]],
  )
}

function covers(clause: RouteClause, [from, to]: [number, number]): boolean {
  return lowest(clause) <= from && highest(clause) >= to
}

function factsOf(rules: readonly RouteRule[], asks: (clause: RouteClause) => boolean): string[] {
  return [...new Set(rules.flatMap((rule) => rule.clauses.filter(asks).map((clause) => clause.fact)))]
}

function setOf(rules: readonly RouteRule[], summaries: number, stands: (rule: RouteRule) => boolean): Int32Array {
  const set = new Int32Array(summaries + Math.ceil(rules.length / 32))
  for (const [i, rule] of rules.entries()) {
    if (!stands(rule)) continue
    const word = i >> 5
    set[summaries + word]! |= 0x80_00_00_00 >>> (i & 31)
    set[word >> 5]! |= 0x80_00_00_00 >>> (word & 31)
  }
  return set
}
