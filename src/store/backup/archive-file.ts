import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import { createZstdCompress, createZstdDecompress } from "node:zlib"
import { pipeline } from "node:stream/promises"
import { PassThrough, Readable } from "node:stream"
import { badArchive, bytesOf, framesIn, readerOf, type ArchiveFormat, type Frame } from "#store/backup/archive.ts"
import type { Secrets } from "#store/secrets/secrets.ts"

/** The first line of a file, in clear: what it is, and with which key it is sealed, if it is. */
type FirstLine = { format: ArchiveFormat; sealed: { key: string; salt: string } | null }

const CIPHER = "aes-256-gcm"
const PURPOSE = "baton backup"
const TAG_BYTES = 16
const PIECE_BYTES = 64 * 1024
const LONGEST_LINE = 1_000
const LAST = 1

/** Frames as the bytes of a file: a line that says what it is, then all frames, compressed, and sealed when wanted. */
export async function* fileOf(frames: AsyncIterable<Frame>, sealedBy: Secrets | null): AsyncGenerator<Buffer> {
  const salt = randomBytes(16)
  const sealed = sealedBy === null ? null : { key: sealedBy.current() ?? "", salt: salt.toString("base64") }
  const line = Buffer.from(`${JSON.stringify({ baton: "archive", ...({ format: 2, sealed } satisfies FirstLine) })}\n`)
  yield line
  const compressed = through(flat(frames), createZstdCompress())
  if (sealedBy === null) yield* compressed
  else yield* seal(compressed, sealedBy.keyFor(PURPOSE, salt) ?? noKey(), line)
}

/** The frames of a file. @throws Refusal with a sentence when it is none, is damaged, was cut off, or needs another key */
export async function* framesOf(file: AsyncIterable<Buffer>, secrets: Secrets): AsyncGenerator<Frame> {
  const source = readerOf(file)
  const line = await lineOf(source)
  const first = firstLine(line)
  const compressed = first.sealed === null ? source.rest() : unseal(source, keyOf(first.sealed, secrets), line)
  yield* framesIn(through(compressed, createZstdDecompress()), first.format)
}

function noKey(): never {
  throw new Error("A file was to be sealed before there was a key for it.")
}

async function* flat(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  for await (const frame of frames) yield* bytesOf(frame)
}

/** What comes out of a transformation. */
async function* through(pieces: AsyncIterable<Buffer>, transform: ReturnType<typeof createZstdCompress>): AsyncGenerator<Buffer> {
  const out = new PassThrough()
  const running = pipeline(Readable.from(pieces), transform, out)
  running.catch(() => {})
  try {
    for await (const piece of out) yield piece as Buffer
    await running
  } catch (error) {
    const { code = "" } = error as { code?: string }
    throw /^(ZSTD|Z_|ERR_ZSTD)/.test(code) ? badArchive("The file is damaged or was cut off.") : error
  } finally {
    out.destroy()
  }
}

/** Pieces that can't be changed, left out, put in another order or cut off without being noticed: each has its number, the last one says that it is. */
async function* seal(pieces: AsyncIterable<Buffer>, key: Buffer, line: Buffer): AsyncGenerator<Buffer> {
  let number = 0
  let waiting = Buffer.alloc(0)
  const one = (piece: Buffer, flag: number) => {
    const cipher = createCipheriv(CIPHER, key, nonceOf(number++)).setAAD(Buffer.concat([line, Buffer.of(flag)]))
    const body = Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
    const head = Buffer.alloc(5)
    head.writeUInt32BE(body.length)
    head.writeUInt8(flag, 4)
    return Buffer.concat([head, body])
  }
  for await (const piece of pieces) {
    waiting = Buffer.concat([waiting, piece])
    while (waiting.length > PIECE_BYTES) {
      yield one(waiting.subarray(0, PIECE_BYTES), 0)
      waiting = waiting.subarray(PIECE_BYTES)
    }
  }
  yield one(waiting, LAST)
}

async function* unseal(source: ReturnType<typeof readerOf>, key: Buffer, line: Buffer): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const head = (await source.take(5, false)) ?? Buffer.alloc(5)
    const [length, flag] = [head.readUInt32BE(), head.readUInt8(4)]
    if (length < TAG_BYTES || length > PIECE_BYTES + TAG_BYTES) throw badArchive("The file is damaged.")
    const body = (await source.take(length, false)) ?? Buffer.alloc(0)
    const decipher = createDecipheriv(CIPHER, key, nonceOf(number), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.concat([line, Buffer.of(flag)]))
      .setAuthTag(body.subarray(-TAG_BYTES))
    const piece = decipher.update(body.subarray(0, -TAG_BYTES))
    try {
      decipher.final()
    } catch {
      throw badArchive("The file was changed after it was made, or is damaged.")
    }
    yield piece
    if (flag === LAST) return
  }
}

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 8)
  return nonce
}

async function lineOf(source: ReturnType<typeof readerOf>): Promise<Buffer> {
  const bytes: Buffer[] = []
  while (bytes.length < LONGEST_LINE) {
    const byte = await source.take(1, true)
    if (byte === null) throw badArchive(bytes.length === 0 ? "The file is empty." : "The file is no archive of Baton's.")
    bytes.push(byte)
    if (byte[0] === 0x0a) return Buffer.concat(bytes)
  }
  throw badArchive("The file is no archive of Baton's.")
}

function firstLine(line: Buffer): FirstLine {
  const { baton, format, sealed } = jsonIn(line)
  if (baton !== "archive") throw badArchive("The file is no archive of Baton's.")
  if (format !== 1 && format !== 2) throw badArchive("The file was made by a newer Baton; read it with that one.")
  if (sealed === null) return { format, sealed }
  const { key, salt } = (sealed ?? {}) as Record<string, unknown>
  if (typeof key !== "string" || typeof salt !== "string") throw badArchive("The file is damaged in its first line.")
  return { format, sealed: { key, salt } }
}

function jsonIn(line: Buffer): Record<string, unknown> {
  try {
    return Object(JSON.parse(line.toString("utf8"))) as Record<string, unknown>
  } catch {
    throw badArchive("The file is no archive of Baton's.")
  }
}

function keyOf({ key, salt }: { key: string; salt: string }, secrets: Secrets): Buffer {
  const found = secrets.keyFor(PURPOSE, Buffer.from(salt, "base64"), key)
  if (found === null)
    throw badArchive(
      `The file is sealed with the key ${key}, which is not here. Set BATON_SECRET_KEY to it, or put its secret.key into BATON_DATA.`,
    )
  return found
}
