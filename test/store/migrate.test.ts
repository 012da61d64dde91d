import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { migrateCentral, migrateWorkspaces, readMigrations } from "#store/migrate.ts"
import type { Database } from "#store/open.ts"
import { createWorkspace, inWorkspace } from "#store/workspace.ts"
import { freshDatabase, freshFolder, openAgain } from "../database.ts"

let db: Database

beforeAll(async () => {
  db = await freshDatabase()
  await db.pool.query("delete from baton.workspace")
})

afterAll(() => db.stop())

describe("migrations of workspaces", () => {
  test("apply what is new, in order of their names, once", async () => {
    const { folder, name } = await migrated({ "001.sql": "create table a (x int)" })
    write(folder, { "010.sql": "alter table a add z int", "002.sql": "alter table a add y int; grant select on a to :role" })

    const first = await migrateWorkspaces(db, folder)
    const second = await migrateWorkspaces(db, folder)
    const rows = await inWorkspace(db, name, (tx) => tx.query("select x, y, z from a"))

    expect(first).toEqual([{ workspace: name, applied: ["002.sql", "010.sql"] }])
    expect(second).toEqual([])
    expect(rows).toEqual([])
    await forget(name)
  })

  test("are refused when a file was changed after it was applied", async () => {
    const { folder, name } = await migrated({ "001.sql": "create table a (x int)" })
    write(folder, { "001.sql": "create table a (x bigint)" })

    await expect(migrateWorkspaces(db, folder)).rejects.toThrow("Migration 001.sql was changed after schema")
    await forget(name)
  })

  test("are refused when a new file comes before one that was applied", async () => {
    const { folder, name } = await migrated({ "002.sql": "create table a (x int)" })
    write(folder, { "001.sql": "create table b (x int)" })

    await expect(migrateWorkspaces(db, folder)).rejects.toThrow("Migration 001.sql comes before 002.sql")
    await forget(name)
  })

  test("leave a schema alone that a newer version has migrated further", async () => {
    const { folder, name } = await migrated({ "001.sql": "create table a (x int)", "002.sql": "create table b (x int)" })

    expect(await migrateWorkspaces(db, older(folder))).toEqual([])
    await forget(name)
  })

  test("let those go first who use a table, and try again", async () => {
    const { folder, name } = await migrated({ "001.sql": "create table a (x int); grant select on a to :role" })
    write(folder, { "002.sql": "alter table a add y int" })
    const begun = Promise.withResolvers<void>()
    const reading = inWorkspace(db, name, async (tx) => {
      await tx.query("select x from a")
      begun.resolve()
      await new Promise((resolve) => setTimeout(resolve, 3_300))
    })
    await begun.promise

    const applied = await migrateWorkspaces(db, folder)
    await reading

    expect(applied).toEqual([{ workspace: name, applied: ["002.sql"] }])
    await forget(name)
  })

  test("that fail change nothing and name the file", async () => {
    const { folder, name } = await migrated({ "001.sql": "create table a (x int)" })
    write(folder, { "002.sql": "create table b (x int)", "003.sql": "create table nonsense (" })

    await expect(migrateWorkspaces(db, folder)).rejects.toThrow(/Migration 003.sql of schema ws_.* failed: syntax error/)
    const { rows } = await db.pool.query("select to_regclass($1) as b", [`ws_${name}.b`])
    expect(rows).toEqual([{ b: null }])
    await forget(name)
  })

  test("put the role where :role stands and leave casts alone", async () => {
    const { name } = await migrated({
      "001.sql":
        "create table a (x text default 'x'::text); grant select on a to :role; create domain role as text; create table b (y text check (y::role <> ''))",
    })

    expect(await inWorkspace(db, name, (tx) => tx.query("select * from a"))).toEqual([])
    await forget(name)
  })

  test("of two that migrate at once each file is applied once", async () => {
    const { folder, name } = await migrated({ "001.sql": "create table a (x int)" })
    write(folder, { "002.sql": "alter table a add y int" })
    const other = await openAgain(db)

    const both = await Promise.all([migrateWorkspaces(db, folder), migrateWorkspaces(other, folder)])
    await other.stop()

    expect(both.flat().flatMap(({ applied }) => applied)).toEqual(["002.sql"])
    await forget(name)
  })
})

test("the central tables are there and up to date after one migration", async () => {
  expect(await migrateCentral(db)).toEqual([])
})

test("line ends do not change a migration", () => {
  const unix = freshFolder()
  const windows = freshFolder()
  write(unix, { "001.sql": "create table a (\n x int);\n" })
  write(windows, { "001.sql": "create table a (\r\n x int);\r\n" })

  expect(readMigrations(windows)).toEqual(readMigrations(unix))
})

let made = 0

/** A workspace that the files have made, and their folder. */
async function migrated(files: Record<string, string>): Promise<{ folder: string; name: string }> {
  const folder = freshFolder()
  write(folder, files)
  made += 1
  return { folder, name: (await createWorkspace(db, `migrate${made}`, { migrations: folder })).name }
}

/** So that the next test has one workspace only. */
async function forget(name: string): Promise<void> {
  await db.pool.query("delete from baton.workspace where name = $1", [name])
}

function older(folder: string): string {
  const before = freshFolder()
  write(before, { "001.sql": readMigrations(folder)[0]?.sql ?? "" })
  return before
}

function write(folder: string, files: Record<string, string>): void {
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
}
