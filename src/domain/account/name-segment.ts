import { packId, unpackId } from "#domain/account/packed-id.ts"

/** A name that shares letter groups with the one that was asked for. */
export type SegmentHit = { id: string; key: string }

const GRAMS = 1 << 18
const ENCODER = new TextEncoder()
const DECODER = new TextDecoder()

/** So many list entries one question reads at most; the rarest groups come first, and they say the most. */
const BUDGET = 100_000
/** At least so many groups are read, however common they are. */
const LEAST_LISTS = 3
/** So many of those that share most are ranked by their length. */
const MOST_RANKED = 2_000

/** Names in the order in which they came, packed; the beginning of a segment. */
export class SegmentBuilder {
  #bytes = new Uint8Array(1 << 16)
  #starts = new Uint32Array(1 << 12)
  #ids = new Uint8Array(1 << 16)
  #count = 0
  readonly #sizes = new Uint32Array(GRAMS)
  readonly #last = new Int32Array(GRAMS).fill(-1)

  get count(): number {
    return this.#count
  }

  add(id: string, key: string): void {
    const at = this.#count
    const start = this.#starts[at] ?? 0
    const needed = start + key.length * 3
    if (needed > this.#bytes.length) this.#bytes = grown(this.#bytes, needed)
    if (at + 2 > this.#starts.length) this.#starts = grownNumbers(this.#starts, at + 2)
    if ((at + 1) * 16 > this.#ids.length) this.#ids = grown(this.#ids, (at + 1) * 16)
    const { written } = ENCODER.encodeInto(key, this.#bytes.subarray(start))
    this.#starts[at + 1] = start + written
    packId(id, this.#ids, at * 16)
    eachGram(this.#bytes, start, start + written, (gram) => {
      const last = this.#last[gram] ?? -1
      if (last === at) return
      this.#sizes[gram] = (this.#sizes[gram] ?? 0) + width(at - last)
      this.#last[gram] = at
    })
    this.#count = at + 1
  }

  /** The segment, made in steps so that whoever builds a large one can let others work in between. */
  *build(step = 20_000): Generator<void, NameSegment> {
    const offsets = new Uint32Array(GRAMS + 1)
    for (let gram = 0; gram < GRAMS; gram++) offsets[gram + 1] = (offsets[gram] ?? 0) + (this.#sizes[gram] ?? 0)
    const lists = new Uint8Array(offsets[GRAMS] ?? 0)
    const ends = offsets.slice(0, GRAMS)
    this.#last.fill(-1)
    for (let at = 0; at < this.#count; at++) {
      eachGram(this.#bytes, this.#starts[at] ?? 0, this.#starts[at + 1] ?? 0, (gram) => {
        const last = this.#last[gram] ?? -1
        if (last === at) return
        ends[gram] = put(lists, ends[gram] ?? 0, at - last)
        this.#last[gram] = at
      })
      if (at % step === step - 1) yield
    }
    const length = this.#starts[this.#count] ?? 0
    return new NameSegment({
      bytes: this.#bytes.slice(0, length),
      starts: this.#starts.slice(0, this.#count + 1),
      ids: this.#ids.slice(0, this.#count * 16),
      offsets,
      lists,
    })
  }

  buildAtOnce(): NameSegment {
    for (const building = this.build(); ;) {
      const next = building.next()
      if (next.done === true) return next.value
    }
  }
}

type Packed = { bytes: Uint8Array; starts: Uint32Array; ids: Uint8Array; offsets: Uint32Array; lists: Uint8Array }

/** Names that can be asked which of them share letter groups with another; never changed. */
export class NameSegment {
  readonly #packed: Packed
  /** While one question is answered: how many of the asked groups each name has, which names have any, and how many have at least so many. */
  readonly #shared: Uint8Array
  #touched = new Uint32Array(1 << 12)
  #reached = 0
  readonly #withAtLeast = new Uint32Array(256)
  readonly count: number

  constructor(packed: Packed) {
    this.#packed = packed
    this.count = packed.starts.length - 1
    this.#shared = new Uint8Array(this.count)
  }

  /** How much memory it takes. */
  get bytes(): number {
    const { bytes, starts, ids, offsets, lists } = this.#packed
    return [bytes, starts, ids, offsets, lists, this.#shared].reduce((sum, each) => sum + each.byteLength, 0)
  }

  /** The names that share most groups of three letters with this one, in no order; about `most`. */
  near(key: string, most: number): SegmentHit[] {
    const { offsets } = this.#packed
    const grams = gramsOf(key).sort((one, other) => sizeOf(offsets, one) - sizeOf(offsets, other))
    let read = 0
    let lists = 0
    this.#reached = 0
    this.#withAtLeast.fill(0)
    for (const gram of grams) {
      const size = sizeOf(offsets, gram)
      if (size === 0) continue
      if (lists >= LEAST_LISTS && read + size > BUDGET) break
      this.#count(gram, size)
      read += size
      lists += 1
    }
    return this.#best(this.#sharers(), key.length, most)
  }

  /** Every name, for a larger segment. */
  *names(): Generator<[id: string, key: string]> {
    for (let at = 0; at < this.count; at++) yield [this.#id(at), this.#key(at)]
  }

  #count(gram: number, size: number): void {
    const { lists, offsets } = this.#packed
    const shared = this.#shared
    if (this.#reached + size > this.#touched.length) this.#touched = grownNumbers(this.#touched, this.#reached + size)
    const touched = this.#touched
    const withAtLeast = this.#withAtLeast
    const end = offsets[gram + 1] ?? 0
    let reached = this.#reached
    let doc = -1
    for (let at = offsets[gram] ?? 0; at < end;) {
      let byte = lists[at++] ?? 0
      let gap = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = lists[at++] ?? 0
        gap |= (byte & 127) << shift
      }
      doc += gap
      const now = (shared[doc] ?? 0) + 1
      if (now === 1) touched[reached++] = doc
      shared[doc] = now
      withAtLeast[now] = (withAtLeast[now] ?? 0) + 1
    }
    this.#reached = reached
  }

  /** The names that have so many of the asked groups that few have as many; everything is cleared for the next question. */
  #sharers(): { doc: number; shared: number }[] {
    const shared = this.#shared
    let least = 1
    while ((this.#withAtLeast[least] ?? 0) > MOST_RANKED && (this.#withAtLeast[least + 1] ?? 0) > 0) least += 1
    const sharers: { doc: number; shared: number }[] = []
    for (let at = 0; at < this.#reached; at++) {
      const doc = this.#touched[at] ?? 0
      const count = shared[doc] ?? 0
      shared[doc] = 0
      if (count >= least && sharers.length < MOST_RANKED) sharers.push({ doc, shared: count })
    }
    return sharers
  }

  /** Who has most of the asked groups for their length. */
  #best(sharers: readonly { doc: number; shared: number }[], length: number, most: number): SegmentHit[] {
    const { starts } = this.#packed
    const ranked = sharers.map(({ doc, shared }) => ({ doc, rank: shared / (length + (starts[doc + 1] ?? 0) - (starts[doc] ?? 0) + 2) }))
    return ranked
      .sort((one, other) => other.rank - one.rank)
      .slice(0, most)
      .map(({ doc }) => ({ id: this.#id(doc), key: this.#key(doc) }))
  }

  #key(at: number): string {
    const { bytes, starts } = this.#packed
    return DECODER.decode(bytes.subarray(starts[at], starts[at + 1]))
  }

  #id(at: number): string {
    return unpackId(this.#packed.ids, at * 16)
  }
}

function sizeOf(offsets: Uint32Array, gram: number): number {
  return (offsets[gram + 1] ?? 0) - (offsets[gram] ?? 0)
}

function gramsOf(key: string): number[] {
  const bytes = ENCODER.encode(key)
  const grams = new Set<number>()
  eachGram(bytes, 0, bytes.length, (gram) => grams.add(gram))
  return [...grams]
}

const BLANK = 32

/** Every group of three bytes of a name, with a blank before and behind it, as a number below 2^18. Groups may fall together; counting bears that. */
function eachGram(bytes: Uint8Array, start: number, end: number, each: (gram: number) => void): void {
  let first = BLANK
  let second = bytes[start] ?? BLANK
  for (let at = start + 1; at <= end; at++) {
    const third = at === end ? BLANK : (bytes[at] ?? BLANK)
    each((((first & 63) << 12) | ((second & 63) << 6) | (third & 63)) ^ (((first ^ second ^ third) & 64) << 3))
    first = second
    second = third
  }
}

/** A gap between two names in seven bits a byte. */
function put(lists: Uint8Array, at: number, gap: number): number {
  let rest = gap
  let next = at
  while (rest > 127) {
    lists[next++] = (rest & 127) | 128
    rest >>>= 7
  }
  lists[next++] = rest
  return next
}

function width(gap: number): number {
  return gap < 128 ? 1 : gap < 16_384 ? 2 : gap < 2_097_152 ? 3 : 4
}

function grown(before: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> {
  const after = new Uint8Array(Math.max(needed, before.length * 2))
  after.set(before)
  return after
}

function grownNumbers(before: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  const after = new Uint32Array(Math.max(needed, before.length * 2))
  after.set(before)
  return after
}
