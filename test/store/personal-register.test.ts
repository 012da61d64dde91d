import { afterAll, beforeAll, expect, test } from "vitest"
import type { Database } from "#store/open.ts"
import { REGISTER } from "#store/personal/register.ts"
import { freshDatabase } from "../database.ts"

let db: Database
beforeAll(async () => {
  db = await freshDatabase()
}, 60_000)
afterAll(() => db.stop())

type Column = { table: string; column: string; kind: "text" | "other" }

async function columns(): Promise<Column[]> {
  const { rows } = await db.pool.query<Column>(
    `select c.relname as "table", a.attname as "column",
       case when format_type(a.atttypid, null) ~ '^(text|json|jsonb|bytea|character varying|text\\[\\])' then 'text' else 'other' end as kind
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'ws_acme'::regnamespace and c.relkind in ('r', 'p') order by 1, a.attnum`,
  )
  return rows
}

const registered = ({ table, column }: Column): boolean => {
  const entry = REGISTER[table]
  return entry !== undefined && (column in entry.gone || entry.kept.split(" ").includes(column))
}

test("the register of personal data knows every column that can hold a text; a new one has to say what becomes of it when a person is erased", async () => {
  const unknown = (await columns())
    .filter((one) => one.kind === "text" && !registered(one))
    .map(({ table, column }) => `${table}.${column}`)

  expect(unknown, "add these to src/store/personal/register.ts: to `gone` if they say something of a person, else to `kept`").toEqual([])
})

test("it names no table and no column that is not there", async () => {
  const there = new Set((await columns()).map(({ table, column }) => `${table}.${column}`))
  const named = Object.entries(REGISTER).flatMap(([table, { gone, kept }]) =>
    [...Object.keys(gone), ...kept.split(" ")].filter((column) => column !== "").map((column) => `${table}.${column}`),
  )

  expect(named.filter((one) => !there.has(one))).toEqual([])
})
