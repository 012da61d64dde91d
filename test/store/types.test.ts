import { afterAll, beforeAll, expect, test } from "vitest"
import type { Database } from "#store/open.ts"
import { freshDatabase } from "../database.ts"

let db: Database

beforeAll(async () => {
  db = await freshDatabase()
})

afterAll(() => db.stop())

test.each([
  ["an instant", "'2026-11-20T20:12:11.123Z'::timestamptz", Date.UTC(2026, 10, 20, 20, 12, 11, 123)],
  ["an instant on the second", "'2026-11-20T20:12:11Z'::timestamptz", Date.UTC(2026, 10, 20, 20, 12, 11)],
  ["an instant with microseconds", "'2026-11-20T20:12:11.123999Z'::timestamptz", Date.UTC(2026, 10, 20, 20, 12, 11, 123)],
  ["an instant from another zone", "'2026-11-20T20:12:11+05:45'::timestamptz", Date.UTC(2026, 10, 20, 14, 27, 11)],
  ["an instant before 1970", "'1912-01-01T00:00:00Z'::timestamptz", Date.UTC(1912, 0, 1)],
  ["an instant before the year 0", "'0044-03-15T00:00:00Z BC'::timestamptz", Date.UTC(-43, 2, 15)],
  ["the end of time", "'infinity'::timestamptz", Infinity],
  ["no instant", "null::timestamptz", null],
  ["a list of instants", "array['2026-01-01T00:00Z'::timestamptz, null]", [Date.UTC(2026, 0, 1), null]],
  ["an empty list of instants", "'{}'::timestamptz[]", []],
  ["a large whole number", "9007199254740991::bigint", 9007199254740991],
  ["a count", "count(*)", 1],
  ["a list of whole numbers", "array[1, null, -3]::bigint[]", [1, null, -3]],
  ["a day", "'2026-11-20'::date", "2026-11-20"],
  ["JSON", `'{"a":[1]}'::jsonb`, { a: [1] }],
])("%s arrives as itself", async (_, sql, value) => {
  const { rows } = await db.pool.query(`select ${sql} as value`)

  expect(rows).toEqual([{ value }])
})

test("a whole number that would lose its last digits is refused, not rounded", async () => {
  await expect(db.pool.query("select 9007199254740993 as value")).rejects.toThrow("too large to be exact")
})
