import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { armFailpoints } from "#store/failpoint.ts"
import { openDatabase, type Database } from "#store/open.ts"
import { dropWorkspace } from "#store/drop-workspace.ts"
import { createWorkspace, inWorkspace, workspaces } from "#store/workspace.ts"
import { freshDatabase } from "../database.ts"

const note = "create table note (text text not null, at timestamptz); grant select, insert on note to :role;"
let db: Database
const migrations = mkdtempSync(join(tmpdir(), "baton-test-"))

beforeAll(async () => {
  writeFileSync(join(migrations, "001-note.sql"), note)
  db = await freshDatabase()
  await createWorkspace(db, "north", { demo: true, migrations })
  await createWorkspace(db, "south", { migrations })
})

afterAll(async () => {
  await db.stop()
  rmSync(migrations, { recursive: true })
})

describe("a workspace's walls", () => {
  test("without a workspace no table is found", async () => {
    await expect(db.pool.query("select * from note")).rejects.toThrow('relation "note" does not exist')
    await expect(db.pool.query("select * from workspace")).rejects.toThrow('relation "workspace" does not exist')
  })

  test("each workspace reads its own rows, on the same connection and through the same prepared statement", async () => {
    const single = await openDatabase({ folder: "", url: db.url, onLog: () => {}, connections: 1 })
    for (const name of ["north", "south"]) await inWorkspace(single, name, (tx) => tx.query("insert into note values ($1)", [`of ${name}`]))

    const seen: string[] = []
    for (const name of ["north", "south", "north", "south", "north", "south", "north", "south"]) {
      const rows = await inWorkspace(single, name, (tx) => tx.query<{ text: string }>("select text from note where text like $1", ["of %"]))
      seen.push(...rows.map((row) => row.text))
    }
    await single.stop()

    expect(seen).toEqual(["of north", "of south", "of north", "of south", "of north", "of south", "of north", "of south"])
  })

  test.each([
    ["another workspace's table", "select * from ws_south.note"],
    ["the central tables", "select * from baton.api_key"],
    ["making a table", "create table mine (x int)"],
    ["changing what may only be added", "update note set text = ''"],
    ["removing what may only be added", "delete from note"],
  ])("a workspace is refused %s", async (_, statement) => {
    const refused = inWorkspace(db, "north", (tx) => tx.query(statement))

    await expect(refused).rejects.toThrow(/permission denied/)
  })

  test("a connection goes back as it came, after a commit and after an error", async () => {
    const single = await openDatabase({ folder: "", url: db.url, onLog: () => {}, connections: 1 })
    const state = "select current_user = session_user as ours, current_setting('search_path') as path, pg_backend_pid() as process"
    const before = await single.pool.query(state)

    await inWorkspace(single, "north", (tx) => tx.query("select 1"))
    const afterCommit = await single.pool.query(state)
    await inWorkspace(single, "north", (tx) => tx.query("select * from nothing")).catch(() => {})
    const afterError = await single.pool.query(state)
    await single.stop()

    expect(before.rows[0]).toMatchObject({ ours: true, path: "pg_catalog" })
    expect(afterCommit.rows).toEqual(before.rows)
    expect(afterError.rows).toEqual(before.rows)
  })

  test("the role of a workspace can log in but owns nothing", async () => {
    const { rows } = await db.pool.query(
      `select rolcanlogin, rolsuper, (select count(*) from pg_class where relowner = r.oid) as owned,
        (select demo from baton.workspace where role = rolname) as demo from pg_roles r where rolname = 'ws_north'`,
    )

    expect(rows).toEqual([{ rolcanlogin: true, rolsuper: false, owned: 0, demo: true }])
  })
})

describe("a transaction in a workspace", () => {
  test("reads what it has just sent without waiting", async () => {
    const at = Date.UTC(2026, 10, 20, 20, 15, 0, 123)

    const read = await inWorkspace(db, "north", async (tx) => {
      tx.send("insert into note values ($1, $2)", ["by query", new Date(at).toISOString()])
      return tx.query("select at, count(*) over () as n from note where text = $1", ["by query"])
    })

    expect(read).toEqual([{ at, n: 1 }])
  })

  test("leaves nothing behind when its work throws", async () => {
    const failed = inWorkspace(db, "north", async (tx) => {
      await tx.query("insert into note values ($1)", ["half"])
      throw new Error("stop")
    })

    await expect(failed).rejects.toThrow("stop")
    expect(await notes("half")).toBe(0)
  })

  test("a swallowed error never passes for a commit", async () => {
    const swallowed = inWorkspace(db, "north", async (tx) => {
      await tx.query("insert into note values ($1)", ["swallowed"])
      await tx.query("select * from nothing").catch(() => {})
    })

    await expect(swallowed).rejects.toThrow('relation "nothing" does not exist')
    expect(await notes("swallowed")).toBe(0)
  })

  test("what a sent statement refuses fails the transaction, with that reason", async () => {
    const failed = inWorkspace(db, "north", async (tx) => {
      tx.send("insert into nowhere values ($1)", ["sent"])
      await tx.query("insert into note values ($1)", ["sent"])
    })

    await expect(failed).rejects.toThrow('relation "nowhere" does not exist')
    expect(await notes("sent")).toBe(0)
  })

  test("is closed to queries that come after its end", async () => {
    const tx = await inWorkspace(db, "north", async (open) => open)

    await expect(tx.query("select 1")).rejects.toThrow("had ended")
  })

  test.each([
    ["before-commit", 0],
    ["after-commit", 1],
  ])("a failure %s leaves %i rows", async (where, left) => {
    armFailpoints(`${where}:notes=throw`)

    const failed = inWorkspace(db, "north", (tx) => tx.query("insert into note values ($1)", [where]), "notes")

    await expect(failed).rejects.toThrow(`Failpoint ${where}:notes`)
    armFailpoints("")
    expect(await notes(where)).toBe(left)
  })
})

describe("making a workspace", () => {
  test("a second one of the same name is refused", async () => {
    await expect(createWorkspace(db, "north", { migrations })).rejects.toMatchObject({ code: "workspace_exists", status: 409 })
  })

  test.each(["", "North", "1st", "a b", "a_b", 'x"; drop schema baton; --', "x".repeat(41)])("the name %j is refused", async (name) => {
    await expect(createWorkspace(db, name, { migrations })).rejects.toMatchObject({ code: "workspace_name" })
    await expect(inWorkspace(db, name, async () => null)).rejects.toMatchObject({ code: "workspace_name" })
  })

  test("a name that nobody made is answered with 404", async () => {
    await expect(inWorkspace(db, "east", async () => null)).rejects.toMatchObject({ code: "unknown_workspace", status: 404 })
  })

  test("one that was dropped is answered like one that never was, and can be made anew", async () => {
    await createWorkspace(db, "gone", { migrations })
    await dropWorkspace(db, "gone")

    await expect(inWorkspace(db, "gone", (tx) => tx.query("select 1 from note"))).rejects.toMatchObject({
      code: "unknown_workspace",
      status: 404,
    })
    await expect(dropWorkspace(db, "gone")).rejects.toMatchObject({ status: 404 })
    const { rows } = await db.pool.query("select from pg_namespace where nspname = 'ws_gone'")
    expect(rows).toEqual([])

    await createWorkspace(db, "gone", { migrations })
    await dropWorkspace(db, "gone")
  })

  test("one whose role is still there, since it serves another database, is answered so, too", async () => {
    await db.pool.query("create role ws_lonely; grant ws_lonely to current_user")

    const work = inWorkspace(db, "lonely", (tx) => tx.query("select * from note"))

    await expect(work).rejects.toMatchObject({ code: "unknown_workspace", status: 404 })
    await db.pool.query("drop role ws_lonely")
  })

  test("a migration that fails leaves no workspace behind", async () => {
    const broken = mkdtempSync(join(tmpdir(), "baton-test-"))
    writeFileSync(join(broken, "001.sql"), "create table a (x int); create table a (x int);")

    await expect(createWorkspace(db, "west", { migrations: broken })).rejects.toThrow("Migration 001.sql of schema ws_west failed")

    rmSync(broken, { recursive: true })
    expect((await workspaces(db)).map(({ name }) => name)).toEqual(["acme", "north", "south"])
  })
})

async function notes(text: string): Promise<number | undefined> {
  const rows = await inWorkspace(db, "north", (tx) => tx.query<{ n: number }>("select count(*) as n from note where text = $1", [text]))
  return rows[0]?.n
}
