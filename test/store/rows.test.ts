import { afterAll, beforeAll, expect, test } from "vitest"
import type { Database } from "#store/open.ts"
import { insertRows, type Row } from "#store/rows.ts"
import { txOn, type Tx } from "#store/tx.ts"
import { freshDatabase } from "../database.ts"

let db: Database

beforeAll(async () => {
  db = await freshDatabase()
})

afterAll(() => db.stop())

const ID = "01a1ffaf-11a8-7000-8df7-5ace4b95337a"
const LONG = "ß€😀\\\"{},\n\t'".repeat(30_000)

test.each<[string, string, unknown]>([
  ["a text with everything that has to be quoted elsewhere", "text", `a "b", {c}\\d\n\t'e' null`],
  ["an empty text", "text", ""],
  ["a text of all scripts", "text", "Zürich, Łódź, 東京, שלום, 😀"],
  ["a long text", "text", LONG],
  ["a document", "json", { says: 'a "b"\\', list: [1, 2.5, null, true], deep: { of: LONG } }],
  ["a list as a document", "json", [1, "two", null]],
  ["an id", "uuid", ID],
  ["an instant", "timestamptz", Date.UTC(2026, 10, 21, 20, 2, 3, 123)],
  ["an instant before 2000", "timestamptz", Date.UTC(1912, 0, 1)],
  ["an instant before the year 0", "timestamptz", Date.UTC(-43, 2, 15, 1, 2, 3, 4)],
  ["the last instant with a year of four digits", "timestamptz", Date.UTC(9999, 11, 31, 23, 59, 59, 999)],
  ["the largest whole number", "bigint", 9007199254740991],
  ["the smallest whole number", "bigint", -9007199254740991],
  ["a negative number", "integer", -2147483648],
  ["a small number", "smallint", 32767],
  ["yes", "boolean", true],
  ["no", "boolean", false],
  ["a list of texts", "text[]", ["a,b", 'c"d', "", "null", "{}"]],
  ["an empty list", "text[]", []],
  ["a list of ids", "uuid[]", [ID]],
  ["a type that only texts are written of", "date", "2026-11-20"],
  ["an amount", "numeric", "1234567.89"],
])("%s is written as it is", async (_, type, value) => {
  const found = await written(type, [{ place: 1, value }])

  expect(found).toEqual([{ place: 1, value }])
})

test.each(["text", "json", "uuid", "timestamptz", "bigint", "boolean", "text[]", "numeric"])(
  "what is not known of the type %s stays so",
  async (type) => {
    const found = await written(type, [
      { place: 1, value: null },
      { place: 2, value: undefined },
    ])

    expect(found).toEqual([
      { place: 1, value: null },
      { place: 2, value: null },
    ])
  },
)

test.each<[string, string, unknown, RegExp]>([
  ["an id that is none", "uuid", "01a1ffaf-11a8-7000-8df7", /is no UUID/],
  ["an id with a letter too many", "uuid", `${ID}0`, /is no UUID/],
  ["a share of a number", "integer", 1.5, /is no whole number/],
  ["an instant that is none", "timestamptz", Number.NaN, /is no whole number/],
  ["a text with a zero in it", "text", "a\u0000b", /invalid byte sequence/],
])("%s is refused", async (_, type, value, why) => {
  await expect(written(type, [{ place: 1, value }])).rejects.toThrow(why)
})

test("what PostgreSQL refuses of many rows refuses them all, and the connection goes on", async () => {
  const twice = [1, 1].map((place) => ({ place, value: "a" }))

  await expect(written("text", twice)).rejects.toThrow("duplicate key")
  await expect(written("text", [{ place: 1, value: "b" }])).resolves.toEqual([{ place: 1, value: "b" }])
})

let tables = 0

/** The rows, once written into a table of their own and read again. */
async function written(type: string, rows: readonly Row[]): Promise<Row[]> {
  const table = `rows_${tables++}`
  return inTx(async (tx) => {
    await tx.query(`create temp table ${table} (place integer primary key, value ${type}) on commit drop`)
    await insertRows(tx, table, rows)
    return tx.query(`select place, value from ${table} order by place`)
  })
}

async function inTx<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const client = await db.pool.connect()
  const { tx, settled, firstRefusal } = txOn(client, "rows", db.secrets)
  try {
    await client.query("begin")
    const result = await work(tx)
    await settled()
    return result
  } catch (error) {
    throw firstRefusal() ?? error
  } finally {
    await client.query("rollback")
    client.release()
  }
}
