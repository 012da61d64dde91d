import { Kysely, PostgresDialect } from "kysely"
import type pg from "pg"

/** Tables and columns as Kysely is told of them: names are not checked, rows are typed where they are read. */
export type Tables = Record<string, Record<string, unknown>>

/** A value that a query takes. Instants go in as ISO text (`toIso`); an array needs its type, such as `$1::text[]`. */
export type Param = string | number | boolean | null | object

/** An open transaction inside one workspace. Its queries see that workspace's tables and nothing else. */
export type Tx = {
  /** The workspace's name, for messages and logs; no query needs it. */
  readonly workspace: string
  /** For reports and queries put together from parts; runs on the same connection. */
  readonly kysely: Kysely<Tables>
  /**
   * Runs one statement and returns its rows, parsed once per connection and then prepared. Without `params` the text may
   * hold several statements; then only the last one's rows come back.
   */
  query<Row = Record<string, unknown>>(text: string, params?: readonly Param[]): Promise<Row[]>
}

/** How many different statements a connection keeps prepared; texts beyond that run unprepared. */
const mostPrepared = 1_000
const names = new Map<string, string>()

/** The transaction that is open on this connection, and `close`, after which it refuses to be used. */
export function txOn(client: pg.ClientBase, workspace: string): { tx: Tx; close: () => void } {
  let open = true
  let kysely: Kysely<Tables> | null = null
  const stillOpen = () => {
    if (!open) throw new Error(`A query came after its transaction in workspace ${workspace} had ended: something was not awaited.`)
  }
  const tx: Tx = {
    workspace,
    get kysely() {
      return (kysely ??= kyselyOn(client, stillOpen))
    },
    async query<Row>(text: string, params?: readonly Param[]) {
      stillOpen()
      const result = await client.query(params === undefined ? { text } : { ...named(text), text, values: [...params] })
      return lastOf(result).rows as Row[]
    },
  }
  return { tx, close: () => void (open = false) }
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

/** Kysely takes connections from a pool; this one has only ours, and gives it back by doing nothing. */
function kyselyOn(client: pg.ClientBase, stillOpen: () => void): Kysely<Tables> {
  const connection = { query: client.query.bind(client), release: () => {} }
  const connect = async () => {
    stillOpen()
    return connection
  }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect, end: async () => {} } as never }) })
}
