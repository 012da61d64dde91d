import { Query } from "pg"
import type pg from "pg"
import { gatherWrites } from "#store/gather-writes.ts"
import type { Secrets } from "#store/secrets/secrets.ts"

/** A value that a query takes. Instants go in as ISO text (`toIso`); an array needs its type, such as `$1::text[]`. */
export type Param = string | number | boolean | null | object

/** An open transaction inside one workspace. Its queries see that workspace's tables and nothing else. */
export type Tx = {
  /** The workspace's name, for messages and logs; no query needs it. */
  readonly workspace: string
  /** Seals and opens what must not be kept in clear. */
  readonly secrets: Secrets
  /**
   * Runs one statement and returns its rows, parsed once per connection and then prepared. Without `params` the text may
   * hold several statements; then only the last one's rows come back.
   */
  query<Row = Record<string, unknown>>(text: string, params?: readonly Param[]): Promise<Row[]>
  /**
   * Sends one statement whose rows nobody needs and does not wait for it, so that the next one is made ready meanwhile. Statements run in
   * the order in which they were given; what one that was sent refuses comes out where the transaction commits.
   */
  send(text: string, params: readonly Param[]): void
  /** Sends the rows of a `copy … from stdin` in the same way. */
  copy(text: string, rows: Buffer): void
}

/** How many different statements a connection keeps prepared; texts beyond that run unprepared. */
const mostPrepared = 1_000
const names = new Map<string, string>()

/** An open transaction; `settled` waits for all that was sent and throws the first refusal, `close` makes it refuse to be used. */
export type OpenTx = { tx: Tx; settled: () => Promise<void>; close: () => void; firstRefusal: () => unknown }

/** The transaction that is open on this connection. */
export function txOn(client: pg.ClientBase, workspace: string, secrets: Secrets): OpenTx {
  const state = { open: true, refusal: null as unknown, last: Promise.resolve() as Promise<unknown> }
  const run = (text: string, params: readonly Param[] | undefined): Promise<pg.QueryResult> =>
    give(() => client.query(params === undefined ? { text } : { ...named(text), text, values: [...params] }))
  /** The connection keeps the order; once a statement is refused PostgreSQL refuses all behind it, and the first refusal is the reason. */
  const give = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    if (!state.open) throw new Error(`A query came after its transaction in workspace ${workspace} had ended: something was not awaited.`)
    if (state.refusal !== null) return Promise.reject(state.refusal as Error)
    gatherWrites(client)
    const answer = ask()
    state.last = answer.catch((error: unknown) => {
      state.refusal ??= error
    })
    return answer
  }
  const tx: Tx = {
    workspace,
    secrets,
    async query<Row>(text: string, params?: readonly Param[]) {
      return lastOf(await run(text, params)).rows as Row[]
    },
    send(text, params) {
      run(text, params).catch(() => {})
    },
    copy(text, rows) {
      give(() => copied(client, text, rows)).catch(() => {})
    },
  }
  return {
    tx,
    async settled() {
      await state.last
      if (state.refusal !== null) throw state.refusal
    },
    close: () => void (state.open = false),
    firstRefusal: () => state.refusal,
  }
}

/** A COPY whose rows go along with it: PostgreSQL reads them as soon as it is ready for them, and drops them when it refuses the COPY. */
class Copy extends Query {
  readonly #text: string
  readonly #rows: Buffer

  constructor(text: string, rows: Buffer, done: (error: Error | null) => void) {
    super(text, done)
    this.#text = text
    this.#rows = rows
  }

  override submit = (connection: pg.Connection): void => {
    const { stream } = connection
    stream.cork()
    connection.query(this.#text)
    ;(connection as CopyConnection).sendCopyFromChunk(this.#rows)
    ;(connection as CopyConnection).endCopyFrom()
    stream.uncork()
  }

  handleCopyInResponse(): void {}
}

type CopyConnection = pg.Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }

function copied(client: pg.ClientBase, text: string, rows: Buffer): Promise<void> {
  return new Promise((resolve, reject) => void client.query(new Copy(text, rows, (error) => (error === null ? resolve() : reject(error)))))
}

/** A statement's name is the same on every connection, so each parses it once. */
function named(text: string): { name: string } | object {
  const known = names.get(text)
  if (known !== undefined) return { name: known }
  if (names.size >= mostPrepared) return {}
  const name = `q${names.size}`
  names.set(text, name)
  return { name }
}

function lastOf<Result>(result: Result | Result[]): Result {
  return Array.isArray(result) ? (result.at(-1) as Result) : result
}
