import { once } from "node:events"
import type { Client, Connection } from "pg"

type CopyConnection = Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void; sendCopyFail(why: string): void }

/** What the driver tells whoever asked; those that mean nothing to a COPY are there because it calls them. */
type Answers = {
  submit(connection: Connection): void
  handleCopyData(message: { chunk: Buffer }, connection: Connection): void
  handleCopyInResponse(connection: CopyConnection): void
  handleCommandComplete(message: { text: string }): void
  handleReadyForQuery(): void
  handleError(error: Error): void
  handleRowDescription(): void
  handleDataRow(): void
  handleEmptyQuery(): void
  handlePortalSuspended(): void
}

/** So much may wait to be read before PostgreSQL is slowed down. */
const MOST_WAITING = 1024 * 1024

/** The rows of a `copy … to stdout`, in pieces of one row or more. The connection must not be one that sends ahead. */
export async function* copyOut(client: Client, text: string): AsyncGenerator<Buffer> {
  const waiting: Buffer[] = []
  const state = { bytes: 0, isOver: false, error: null as Error | null, wake: () => {}, connection: null as Connection | null }
  const wake = () => state.wake()
  client.query(
    answers(text, {
      handleCopyData({ chunk }, connection) {
        state.connection = connection
        // the driver uses its buffer again
        waiting.push(Buffer.from(chunk))
        state.bytes += chunk.length
        if (state.bytes > MOST_WAITING) connection.stream.pause()
        wake()
      },
      handleReadyForQuery() {
        state.isOver = true
        wake()
      },
      handleError(error) {
        state.error = error
        wake()
      },
    }),
  )
  for (;;) {
    if (waiting.length > 0) {
      const piece = Buffer.concat(waiting.splice(0))
      state.bytes = 0
      state.connection?.stream.resume()
      yield piece
    } else if (state.error !== null) throw state.error
    else if (state.isOver) return
    else await new Promise<void>((resolve) => (state.wake = resolve))
  }
}

/** Writes pieces by a `copy … from stdin`; answers how many rows there were. What the pieces throw ends the COPY and is thrown. */
export async function copyIn(client: Client, text: string, pieces: AsyncIterable<Buffer>): Promise<number> {
  const ready = Promise.withResolvers<CopyConnection>()
  const over = Promise.withResolvers<number>()
  over.promise.catch(() => {})
  let rows = 0
  client.query(
    answers(text, {
      handleCopyInResponse: (connection) => ready.resolve(connection),
      handleCommandComplete: (message) => void (rows = Number(/^COPY (\d+)/.exec(message.text)?.[1] ?? 0)),
      handleReadyForQuery: () => over.resolve(rows),
      handleError(error) {
        ready.reject(error)
        over.reject(error)
      },
    }),
  )
  const connection = await ready.promise
  try {
    for await (const piece of pieces) {
      connection.sendCopyFromChunk(piece)
      if (connection.stream.writableNeedDrain) await Promise.race([once(connection.stream, "drain"), over.promise])
    }
  } catch (error) {
    connection.sendCopyFail("what was to be written ended early")
    await over.promise.catch(() => {})
    throw error
  }
  connection.endCopyFrom()
  return over.promise
}

function answers(text: string, told: Partial<Answers>): Answers {
  const nothing = () => {}
  return {
    submit: (connection) => connection.query(text),
    handleCopyData: nothing,
    handleCopyInResponse: nothing,
    handleCommandComplete: nothing,
    handleReadyForQuery: nothing,
    handleError: nothing,
    handleRowDescription: nothing,
    handleDataRow: nothing,
    handleEmptyQuery: nothing,
    handlePortalSuspended: nothing,
    ...told,
  }
}
