import { createHash, type Hash } from "node:crypto"
import { createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import type { SaidOfFile } from "#runner/lead-file.ts"

/** A file that was written down. `hash` covers its content and what was said of how it is to be read. */
export type Spooled = { path: string; hash: string; remove: () => Promise<void> }

/** A file is written down first: its hash, which names its rows for ever, is only known at its end. */
export async function spool(bytes: AsyncIterable<Uint8Array>, said: SaidOfFile): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), "baton-import-"))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, "file")
    const hash = createHash("sha256")
    await pipeline(hashed(bytes, hash), createWriteStream(path, { mode: 0o600 }))
    for (const words of saidInOrder(said)) hash.update(`\0${words}`)
    return { path, hash: hash.digest("hex").slice(0, 40), remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    hash.update(piece)
    yield piece
  }
}

function saidInOrder({ mapping, ...others }: SaidOfFile): string[] {
  const columns = Object.entries(mapping).map(([header, field]) => `${header}\0${field}`)
  const rest = Object.entries(others).flatMap(([name, value]) => (value === null ? [] : [`\0${name}\0${value}`]))
  return [...columns.sort(), ...rest.sort()]
}
