import { Client } from "pg"
import { copyOut } from "#store/backup/copy.ts"
import type { Database } from "#store/open.ts"

/** One moment of the whole database, over several connections. */
export type Snapshot = {
  /** A transaction that sees that moment, in this schema. Its locks end with it, so that many schemas don't need many locks at once. */
  within<Result>(schema: string, work: (client: Client) => Promise<Result>): Promise<Result>
  /** What a `copy … to stdout` gives at that moment. */
  pieces(schema: string, copy: string): AsyncGenerator<Buffer>
  end(): Promise<void>
}

const SETTINGS =
  "set timezone to 'UTC'; set datestyle to 'ISO'; set intervalstyle to 'postgres'; set synchronize_seqscans to off; set statement_timeout to 0"

/** Opens a connection for COPY: of its own, since those of the pool send ahead. */
export async function connectAlone(db: Database): Promise<Client> {
  const client = new Client({ connectionString: db.url, application_name: "baton archive", keepAlive: true })
  client.on("error", () => {})
  await client.connect()
  await client.query(SETTINGS)
  return client
}

export async function takeSnapshot(db: Database): Promise<Snapshot> {
  const keeper = await connectAlone(db)
  await keeper.query("begin isolation level repeatable read read only")
  const { rows } = await keeper.query<{ id: string }>("select pg_export_snapshot() as id")
  const id = rows[0]?.id ?? ""
  const client = await connectAlone(db)
  const begin = (schema: string) =>
    client.query(`begin isolation level repeatable read read only; set transaction snapshot '${id}'; set local search_path to "${schema}"`)
  return {
    async within(schema, work) {
      await begin(schema)
      const result = await work(client)
      await client.query("commit")
      return result
    },
    async *pieces(schema, copy) {
      await begin(schema)
      yield* copyOut(client, copy)
      await client.query("commit")
    },
    async end() {
      await Promise.allSettled([client.end(), keeper.end()])
    },
  }
}
