import { createReadStream } from "node:fs"
import { Readable } from "node:stream"
import { unreadable } from "./read-text.ts"

/** A file as the body of a request, read as it is sent; tells how many bytes of it have gone. A folder or a vanished file ends the request. */
export function sentFile(file: string, reach: (bytes: number) => void): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(pieces(file, reach))) as ReadableStream<Uint8Array>
}

async function* pieces(file: string, reach: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let sent = 0
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Uint8Array>) {
      yield piece
      sent += piece.length
      reach(sent)
    }
  } catch (error) {
    throw unreadable(file, error)
  }
}
