import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createKey } from "#store/api-key.ts"
import { openDatabase, type Database } from "#store/open.ts"
import { savePeople } from "#store/person.ts"
import { newId } from "#store/new-id.ts"
import { createWorkspace, inWorkspace } from "#store/workspace.ts"
import { freshDatabase } from "../database.ts"
import { product } from "../stories/product.ts"

/** What stands in everything that is Acme's, and in nothing that is anybody else's. */
const CANARY = "canary-of-acme"

describe("what a key of one workspace learns of another", () => {
  test("everything of another workspace is answered like what never existed, on every route that the API describes", async () => {
    const app = await withEverything()
    const stranger = await strangersKey(app.db)
    const ids = await idsOf(app.db)
    const { paths } = (await app.receive({ method: "GET", url: "/openapi.json" })).json<{
      paths: Record<string, Record<string, unknown>>
    }>()
    const places = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() as "GET" })),
    )
    const probes = places
      .filter(({ path }) => path.startsWith("/api/") && /\{(id|lead|name|handle)\}/.test(path))
      .flatMap((place) => ids.map((id) => ({ ...place, id })))
    const leaks: unknown[] = []

    for (const { path, method, id } of probes) {
      const [theirs, nowhere] = await Promise.all(
        [id, absentLike(id)].map((one) => ask(app, method, path.replaceAll(/\{\w+\}/g, one), stranger)),
      )
      const same = theirs?.status === nowhere?.status && theirs?.title === nowhere?.title
      if (!same || theirs?.text.includes(CANARY)) leaks.push({ method, path, id, theirs, nowhere })
    }

    console.log(`cross-workspace probes: ${probes.length}, leaks: ${leaks.length}`)
    expect(leaks).toEqual([])
    expect(probes.length).toBeGreaterThan(300)
  }, 180_000)

  test("no list shows anything of another workspace", async () => {
    const app = await withEverything()
    const stranger = await strangersKey(app.db)
    const { paths } = (await app.receive({ method: "GET", url: "/openapi.json" })).json<{
      paths: Record<string, Record<string, unknown>>
    }>()
    const lists = Object.entries(paths).flatMap(([path, methods]) =>
      "get" in methods && path.startsWith("/api/") && !path.includes("{") && !JSON.stringify(methods["get"]).includes("text/event-stream")
        ? [path]
        : [],
    )

    const answers = await Promise.all(
      lists.map(async (path) => ({ path, own: await ask(app, "GET", path, app.keys.admin), other: await ask(app, "GET", path, stranger) })),
    )

    expect(answers.filter(({ own }) => own.text.includes(CANARY)).length).toBeGreaterThan(5)
    expect(answers.filter(({ other }) => other.text.includes(CANARY)).map(({ path }) => path)).toEqual([])
  })

  test("an administrator's key of a workspace can neither list, make, move nor remove workspaces, nor take backups", async () => {
    const app = await product()

    const answers = await Promise.all(
      [
        ["GET", "/api/workspaces"],
        ["POST", "/api/workspaces"],
        ["POST", "/api/workspaces/acme/export"],
        ["DELETE", "/api/workspaces/acme?confirm=acme"],
        ["GET", "/api/installation"],
        ["POST", "/api/backup"],
        ["POST", "/api/secrets/renew"],
      ].map(([method, path]) => ask(app, method as "GET", path ?? "", app.keys.admin)),
    )

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403, 403])
  })
})

describe("connections that serve many workspaces", () => {
  const names = ["acme", "north", "south"]
  let db: Database
  let few: Database

  beforeAll(async () => {
    db = await freshDatabase()
    for (const name of names.slice(1)) await createWorkspace(db, name)
    few = await openDatabase({ folder: "", url: db.url, onLog: () => {}, connections: 3 })
  })

  afterAll(async () => {
    await few.stop()
    await db.stop()
  })

  test("ten thousand mixed pieces of work over three connections see their own workspace only", async () => {
    const outcomes = { seen: 0, leaked: 0, refused: 0, failed: 0 }
    const work = async (turn: number) => {
      const name = names[turn % names.length] ?? ""
      const other = names[(turn + 1) % names.length] ?? ""
      const kind = turn % 5
      const done = inWorkspace(few, name, async (tx) => {
        if (kind === 0) await tx.query("insert into journal (at, actor, kind, says) values (now(), $1, 'wall', $2)", [name, `${turn}`])
        if (kind === 1) return tx.query(`select count(*) as n from ws_${other}.journal`)
        if (kind === 2) {
          tx.send("insert into journal (at, actor, kind, says) values (now(), $1, 'sent', '')", [name])
          throw new Error("on purpose")
        }
        if (kind === 3) await tx.query("select * from nothing").catch(() => {})
        return tx.query<{ actor: string }>("select distinct actor from journal where kind in ('wall', 'sent')")
      })
      const rows = await done.catch((error: Error) => error)
      if (!(rows instanceof Error)) {
        if (kind === 1) outcomes.leaked += 1
        outcomes.seen += 1
        outcomes.leaked += rows.filter((row) => row["actor"] !== name).length
      } else if (/permission denied/.test(rows.message)) outcomes.refused += 1
      else if (/on purpose|"nothing" does not exist/.test(rows.message)) outcomes.failed += 1
      else throw rows
    }

    for (let turn = 0; turn < 10_000; turn += 50) await Promise.all(Array.from({ length: 50 }, (_, place) => work(turn + place)))

    expect(outcomes).toEqual({ seen: 4_000, leaked: 0, refused: 2_000, failed: 4_000 })
    const after = await Promise.all(
      Array.from({ length: 12 }, () =>
        few.pool.query("select current_user = session_user as ours, current_setting('search_path') as path"),
      ),
    )
    expect(new Set(after.map(({ rows }) => JSON.stringify(rows[0])))).toEqual(new Set([JSON.stringify({ ours: true, path: "pg_catalog" })]))
  }, 120_000)

  test("without a workspace no table of any is found", async () => {
    const client = await few.pool.connect()
    await client.query("begin")

    const looking = client.query("select * from lead")

    await expect(looking).rejects.toThrow('relation "lead" does not exist')
    await client.query("rollback")
    client.release()
  })
})

/** What never existed and looks like this. */
function absentLike(id: string): string {
  return /^[0-9a-f]{8}-/.test(id) ? newId() : `no-${id}`
}

type App = Awaited<ReturnType<typeof product>>

async function withEverything(): Promise<App> {
  const app = await product()
  await app.asksForDemo(`lee@${CANARY}.example`, { last_name: CANARY })
  await app.importCsv(`Email,Company\nkim@${CANARY}.example,${CANARY}\n`)
  await app.call("POST", "/api/sources", { name: CANARY, vendor: "custom" })
  await app.call("PUT", "/api/providers/apollo", { kind: "apollo", key: CANARY, is_on: false })
  await app.signals([{ nonsense: CANARY }]).catch(() => {})
  return app
}

async function strangersKey(db: Database): Promise<string> {
  await createWorkspace(db, "stranger")
  const person = {
    id: newId(),
    handle: "sam",
    name: "Sam",
    email: "sam@stranger.test",
    role: "revops" as const,
    team: "revops",
    zone: "UTC",
    calendar: null,
    skills: [],
    capacity: null,
    active: true,
    pausedUntil: null,
  }
  await inWorkspace(db, "stranger", (tx) => savePeople(tx, [person], Date.now()))
  return createKey(db, { workspace: "stranger", name: "stranger", scopes: ["admin"], side: null, person: null })
}

/** A few ids of every table of Acme's, and names that stand in addresses. */
async function idsOf(db: Database): Promise<string[]> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    "select table_name as name from information_schema.columns where table_schema = 'ws_acme' and column_name = 'id' and data_type = 'uuid' and table_name not like 'inv\\_%'",
  )
  const found = await Promise.all(
    tables.map(async ({ name }) =>
      (await db.pool.query<{ id: string }>(`select id::text from ws_acme."${name}" limit 1`)).rows.map((row) => row.id),
    ),
  )
  return [...found.flat(), "ana", "apollo"]
}

async function ask(app: App, method: "GET", url: string, key: string) {
  const answer = await app.receive({
    method,
    url,
    headers: { authorization: `Bearer ${key}`, ...(method === "GET" ? {} : { "content-type": "application/json" }) },
    ...(method === "GET" ? {} : { payload: "{}" }),
  })
  const text = answer.body
  const { title = "" } = text.startsWith("{") ? (JSON.parse(text) as { title?: string }) : {}
  return { status: answer.statusCode, title, text: text.slice(0, 20_000) }
}
