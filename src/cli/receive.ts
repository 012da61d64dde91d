import { createWriteStream } from "node:fs"
import { rename, rm, stat } from "node:fs/promises"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { ReadableStream } from "node:stream/web"
import type { Api } from "./api.ts"
import { Failure } from "./failure.ts"

/** Writes what the server sends into a file, which is there as a whole or not at all; answers its length. */
export async function receive(api: Api, path: string, body: object, file: string): Promise<number> {
  const answer = await api.fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })
  const unfinished = `${file}.unfinished`
  try {
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(unfinished, { mode: 0o600, flush: true }))
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new Failure(
      `${file} could not be written whole: ${error instanceof Error ? error.message : error}.`,
      "Nothing of it was kept; try again.",
    )
  }
  return (await stat(file)).size
}
