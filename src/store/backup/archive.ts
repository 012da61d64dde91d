import { crc32 } from "node:zlib"
import { Refusal } from "#domain/refusal.ts"

/** What an archive consists of: records in this order, and the rows of each table as pieces between its two records. */
export type ArchiveRecord =
  | { is: "head"; kind: "installation" | "workspace"; baton: string; made_at: string }
  | { is: "schema"; workspace: ArchivedWorkspace | null; migrations: { name: string; sha256: string }[] }
  | { is: "table"; table: string; columns: string[] }
  | { is: "rows"; table: string; rows: number; sha256: string }
  | { is: "sequences"; values: Record<string, string> }
  | { is: "belongings"; belongings: Belongings }
  | { is: "end"; tables: number; rows: number; journals: JournalEnd[] }

/** `null` workspace: the central tables of the installation. */
export type ArchivedWorkspace = { name: string; demo: boolean; clockOffset: number }

/** How far a workspace's journal is sealed. */
export type JournalEnd = { workspace: string; seal: number; rows: number; hash: string }

/** What belongs to a workspace and lies outside of its schema. `secrets` can be opened with the key that was shown when the archive was made. */
export type Belongings = { keys: ArchivedKey[]; logins: { email: string; roles: string[]; side: string | null }[]; secrets: string }

export type ArchivedKey = Record<string, string | boolean | string[] | null>

export type Frame = { kind: "record"; record: ArchiveRecord } | { kind: "rows"; piece: Buffer }

const RECORD = 0x4a
const ROWS = 0x44
const HEAD_BYTES = 5
const SUM_BYTES = 4
const MOST_BYTES = 256 * 1024 * 1024

/** Why a file can't be read as an archive. */
export function badArchive(says: string): Refusal {
  return new Refusal("bad_archive", says, 422)
}

/** How frames are written: in 2 each is followed by a checksum of itself, so that nothing damaged reaches the database. 1 can still be read. */
export type ArchiveFormat = 1 | 2

/** A frame as bytes: what it is, its length, its content, its checksum. */
export function bytesOf(frame: Frame): Buffer[] {
  const content = frame.kind === "record" ? Buffer.from(JSON.stringify(frame.record)) : frame.piece
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt8(frame.kind === "record" ? RECORD : ROWS)
  head.writeUInt32BE(content.length, 1)
  return [head, content, sumOf(head, content)]
}

/** The frames that bytes consist of, each as it was written. @throws Refusal when they end early, are damaged or none */
export async function* framesIn(bytes: AsyncIterable<Buffer>, format: ArchiveFormat): AsyncGenerator<Frame> {
  const source = readerOf(bytes)
  for (;;) {
    const head = await source.take(HEAD_BYTES, true)
    if (head === null) return
    const length = head.readUInt32BE(1)
    const kind = head.readUInt8()
    if ((kind !== RECORD && kind !== ROWS) || length > MOST_BYTES) throw badArchive("The file is no archive of Baton's, or it is damaged.")
    const content = (await source.take(length, false)) ?? Buffer.alloc(0)
    if (format > 1 && !(await source.take(SUM_BYTES, false))?.equals(sumOf(head, content))) throw badArchive("The file is damaged.")
    yield kind === ROWS ? { kind: "rows", piece: content } : { kind: "record", record: recordIn(content) }
  }
}

/** Takes so many bytes at a time from a stream of pieces. */
export function readerOf(pieces: AsyncIterable<Buffer>) {
  const source = pieces[Symbol.asyncIterator]()
  let waiting: Buffer[] = []
  let size = 0
  return {
    /** Null where the stream ended before and may. @throws Refusal when it ends within */
    async take(count: number, mayEnd: boolean): Promise<Buffer | null> {
      while (size < count) {
        const { done, value } = await source.next()
        if (done && mayEnd && size === 0) return null
        if (done) throw badArchive("The file ends in the middle; it was cut off.")
        waiting.push(Buffer.from(value))
        size += value.length
      }
      const all = waiting.length === 1 ? (waiting[0] ?? Buffer.alloc(0)) : Buffer.concat(waiting)
      waiting = all.length > count ? [all.subarray(count)] : []
      size -= count
      return all.subarray(0, count)
    },
    /** Everything that is left. */
    async *rest(): AsyncGenerator<Buffer> {
      yield* waiting
      waiting = []
      for (;;) {
        const { done, value } = await source.next()
        if (done) return
        yield value
      }
    },
  }
}

function sumOf(head: Buffer, content: Buffer): Buffer {
  const sum = Buffer.alloc(SUM_BYTES)
  sum.writeUInt32BE(crc32(content, crc32(head)))
  return sum
}

function recordIn(content: Buffer): ArchiveRecord {
  try {
    return JSON.parse(content.toString("utf8")) as ArchiveRecord
  } catch {
    throw badArchive("The file is no archive of Baton's, or it is damaged.")
  }
}
