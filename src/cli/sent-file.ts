import { createReadStream, statSync } from "node:fs"
import { Readable } from "node:stream"
import { Failure } from "./failure.ts"
import { unreadable } from "./read-text.ts"

/** A file as the body of a request, read as it is sent; tells how many bytes of it have gone. A folder or a vanished file ends the request. */
export function sentFile(file: string, reach: (bytes: number) => void): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(pieces(file, reach))) as ReadableStream<Uint8Array>
}

/** How many bytes a file has that is to be sent. @throws Failure that says why it can't be read */
export function sizeOf(file: string): number {
  let found
  try {
    found = statSync(file)
  } catch (error) {
    throw unreadable(file, error)
  }
  if (found.isDirectory()) throw new Failure(`${file} is a folder.`, "Give the file to import.")
  return found.size
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
