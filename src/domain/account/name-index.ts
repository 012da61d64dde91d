import { likeness } from "#domain/account/name-closeness.ts"
import { NameSegment, SegmentBuilder } from "#domain/account/name-segment.ts"
import { spelledOut } from "#domain/account/spelled-out.ts"

/** An account whose name is like the one asked for: how alike, 0 to 1. */
export type LikeName = { id: string; likeness: number }

/** What is less alike than this is no resemblance. */
const LEAST = 0.5
/** So many names with common letter groups are compared letter by letter. */
const COMPARED = 100
const MOST_LOOSE = 400
const MOST_SEGMENTS = 8
/** Segments larger than this are left as they are: putting them together would stop everything else for too long. */
const LARGE = 50_000

/**
 * Names of accounts in memory, by their company keys, to find those that are like another: by groups of three letters, the rarest first, then
 * letter by letter. Names that were given up stay in it until it is built anew; whoever asks looks at the account itself.
 */
export class NameIndex {
  #segments: NameSegment[]
  #loose: [id: string, key: string][] = []

  constructor(base: NameSegment) {
    this.#segments = [base]
  }

  get bytes(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.bytes, 0)
  }

  get count(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.count, this.#loose.length)
  }

  /** A name that is new. */
  put(id: string, key: string): void {
    this.#loose.push([id, indexed(key)])
    if (this.#loose.length < MOST_LOOSE) return
    const small = this.#segments.length < MOST_SEGMENTS ? [] : this.#segments.filter((segment) => segment.count < LARGE)
    const names = [...small.flatMap((segment) => [...segment.names()]), ...this.#loose]
    this.#segments = [...this.#segments.filter((segment) => !small.includes(segment)), segmentOf(names)]
    this.#loose = []
  }

  /** The accounts whose names are most like this key, the most alike first. */
  like(key: string, most = 5): LikeName[] {
    const asked = indexed(key)
    const near = this.#segments.flatMap((segment) => segment.near(asked, COMPARED).map(({ id, key }): [string, string] => [id, key]))
    const best = new Best(most)
    const sorted = inOrder(asked)
    for (const [id, name] of [...near, ...this.#loose]) best.add(id, alike(asked, sorted, name, best.least))
    return best.sorted()
  }
}

/** The most alike so far, each account once. */
class Best {
  readonly #most: number
  #found: LikeName[] = []

  constructor(most: number) {
    this.#most = most
  }

  /** What is less alike than this can't be among them any more. */
  get least(): number {
    return this.#found.length < this.#most ? LEAST : Math.max(LEAST, this.#found.at(-1)?.likeness ?? 0)
  }

  add(id: string, likeness: number): void {
    if (likeness < this.least) return
    const before = this.#found.find((one) => one.id === id)
    if (before !== undefined && before.likeness >= likeness) return
    const others = this.#found.filter((one) => one.id !== id)
    this.#found = [...others, { id, likeness }].sort(byLikeness).slice(0, this.#most)
  }

  sorted(): LikeName[] {
    return this.#found
  }
}

function byLikeness(one: LikeName, other: LikeName): number {
  return other.likeness - one.likeness || (one.id < other.id ? -1 : 1)
}

/** How alike two company keys are, 0 to 1, as the index sees it; 0 for no resemblance. */
export function howAlike(key: string, other: string): number {
  const asked = indexed(key)
  return alike(asked, inOrder(asked), indexed(other), LEAST)
}

/** A key as the index holds it. */
export function indexed(key: string): string {
  return spelledOut(key).slice(0, 96)
}

/** By letters, in this order of words or the order of the alphabet, whichever is nearer; 0 below `least`. */
function alike(asked: string, sorted: string, name: string, least: number): number {
  const share = likeness(asked, name, least)
  if (share > ONE_BLANK && share < 1 && asked.replaceAll(" ", "") === name.replaceAll(" ", "")) return OTHER_BLANKS
  if (share >= SURE) return isSure(asked, name) ? share : UNSURE
  if (!asked.includes(" ") || !name.includes(" ")) return share
  const other = inOrder(name)
  const turned = likeness(sorted, other, Math.max(SAME_WORDS, least)) * OTHER_ORDER
  if (turned <= share) return share
  return turned < SURE || isSure(sorted, other) ? turned : Math.max(share, UNSURE)
}

/** From here on a name may be taken for the same without asking anybody; `UNSURE` is the most that a name gets that may not. */
const SURE = 0.92
const UNSURE = 0.91
const SAME_WORDS = 0.8
const OTHER_ORDER = 0.99
/** A name with its words run together is the same, but not as much as the name itself. */
const ONE_BLANK = 0.7
const OTHER_BLANKS = 0.98
/** One letter in nine. */
const SURE_WORD = 0.88

/**
 * Whether two names that are much alike may be the same one mistyped: the same number of words, each beginning with the same
 * letter and hardly different. A letter in a short word makes another name: "Harlan Packaging" is not "Marlan Packaging".
 */
function isSure(left: string, right: string): boolean {
  const words = left.split(" ")
  const others = right.split(" ")
  return (
    words.length === others.length &&
    words.every((word, at) => word[0] === others[at]?.[0] && likeness(word, others[at] ?? "") >= SURE_WORD)
  )
}

function inOrder(key: string): string {
  return key.includes(" ") ? key.split(" ").sort().join(" ") : key
}

function segmentOf(names: readonly [id: string, key: string][]): NameSegment {
  const builder = new SegmentBuilder()
  for (const [id, key] of names) builder.add(id, key)
  return builder.buildAtOnce()
}
