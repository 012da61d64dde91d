import { beforeEach, describe, expect, test } from "vitest"
import { framesOf } from "#store/backup/archive-file.ts"
import { createKey } from "#store/api-key.ts"
import { createSecrets } from "#store/secrets/secrets.ts"
import { createWorkspace, workspaces } from "#store/workspace.ts"
import { product } from "../stories/product.ts"

const ARCHIVE_KEY = Buffer.alloc(32, 9).toString("base64url")
let app: Awaited<ReturnType<typeof product>>
let operator: string

beforeEach(async () => {
  app = await product()
  await createWorkspace(app.db, "office")
  operator = await createKey(app.db, { workspace: "acme", name: "Operator", scopes: [], role: "operator", side: null, person: null })
})

describe("an operator", () => {
  test("makes a workspace whose keys work, and sees it in the list without anything of what is in it", async () => {
    const made = await app.call<{ name: string; keys: Record<string, string> }>("POST", "/api/workspaces", { name: "north" }, operator)
    const people = await app.call<{ data: { handle: string }[] }>("GET", "/api/people", undefined, made.keys["admin"])
    const list = await app.call<{ data: Record<string, unknown>[] }>("GET", "/api/workspaces", undefined, operator)

    expect(people.data.map(({ handle }) => handle)).toEqual(["owner"])
    expect(list.data.map(({ name }) => name)).toEqual(["acme", "north", "office"])
    expect(Object.keys(list.data[1] ?? {}).sort()).toEqual(["bytes", "created_at", "is_demo", "messages_held", "name", "run_by"])
    expect(await app.refused("GET", "/api/leads", undefined, operator)).toMatchObject({ status: 403 })
  })

  test.each(["", "North", "a b", "1st", "x".repeat(41)])("is refused the name %j", async (name) => {
    expect((await app.refused("POST", "/api/workspaces", { name }, operator)).status).toBe(400)
  })

  test("is refused a name that is taken", async () => {
    expect(await app.refused("POST", "/api/workspaces", { name: "acme" }, operator)).toMatchObject({ status: 409 })
  })

  test("moves a workspace by a file, in which it begins held and under its new name", async () => {
    await app.handOff()
    const file = await download("/api/workspaces/acme/export", { key: ARCHIVE_KEY })

    const brought = await app.receive({
      method: "POST",
      url: "/api/workspaces/import?name=acme-eu",
      headers: { authorization: `Bearer ${operator}`, "content-type": "application/octet-stream", "x-archive-key": ARCHIVE_KEY },
      payload: file,
    })

    expect(brought.json()).toMatchObject({ name: "acme-eu", to_invite: [] })
    const { data } = await app.call<{ data: { name: string; messages_held: unknown }[] }>("GET", "/api/workspaces", undefined, operator)
    expect(data.find(({ name }) => name === "acme-eu")?.messages_held).not.toBeNull()
    const { rows } = await app.db.pool.query(
      "select (select count(*) from ws_acme.handoff) = (select count(*) from ws_acme_eu.handoff) as same",
    )
    expect(rows).toEqual([{ same: true }])
  })

  test("is told what is wrong with a file that is no archive, and nothing comes of it", async () => {
    const answer = await app.receive({
      method: "POST",
      url: "/api/workspaces/import",
      headers: { authorization: `Bearer ${operator}`, "content-type": "application/octet-stream" },
      payload: Buffer.from("nothing of the kind"),
    })

    expect(answer.statusCode).toBe(422)
    expect(answer.json<{ detail: string }>().detail).toContain("no archive of Baton's")
    expect((await workspaces(app.db)).map(({ name }) => name)).toEqual(["acme", "office"])
  })

  test("removes a workspace only by saying its name twice, and never the one they work in", async () => {
    const { keys } = await app.call<{ keys: Record<string, string> }>("POST", "/api/workspaces", { name: "north" }, operator)

    const unconfirmed = await app.refused("DELETE", "/api/workspaces/north?confirm=south", undefined, operator)
    const own = await app.refused("DELETE", "/api/workspaces/acme?confirm=acme", undefined, operator)
    await app.call("DELETE", "/api/workspaces/north?confirm=north", undefined, operator)
    const again = await app.refused("DELETE", "/api/workspaces/north?confirm=north", undefined, operator)
    const later = await app.refused("GET", "/api/people", undefined, keys["write"])

    expect([unconfirmed.status, own.status, again.status]).toEqual([422, 409, 404])
    expect(later.status).toBe(401)
  })

  test("of another workspace than the first looks after nothing but that one", async () => {
    const other = await createKey(app.db, { workspace: "office", name: "Theirs", scopes: [], role: "operator", side: null, person: null })

    for (const path of ["/api/workspaces", "/api/installation"])
      expect(await app.refused("GET", path, undefined, other)).toMatchObject({ status: 403 })
    expect(await app.refused("POST", "/api/backup", {}, other)).toMatchObject({ status: 403 })
    expect(await app.refused("DELETE", "/api/workspaces/acme?confirm=acme", undefined, other)).toMatchObject({ status: 403 })
  })

  test("takes a backup while everybody works, which is whole and remembered", async () => {
    const file = await download("/api/backup", { sealed: false })

    const records: string[] = []
    for await (const frame of framesOf(one(file), createSecrets())) if (frame.kind === "record") records.push(frame.record.is)
    const { last_backup: last } = await app.call<{ last_backup: { bytes: number } }>("GET", "/api/installation", undefined, operator)
    expect([records[0], records.at(-1)]).toEqual(["head", "end"])
    expect(last.bytes).toBe(file.length)
  })
})

describe("messages that are held", () => {
  test("wait until they are released, and the journal says who held them and why", async () => {
    await app.call("POST", "/api/deliveries/hold", { why: "the mail server moves" })
    expect(await app.refused("POST", "/api/deliveries/hold", { why: "again" })).toMatchObject({ status: 409 })
    const handoff = await app.handOff()
    await app.advance({ minutes: 3 })
    const held = (await app.deliveries(handoff.id)).map(({ state }) => state)

    await app.call("POST", "/api/deliveries/release", {})
    await app.work()

    expect(new Set(held)).toEqual(new Set(["waiting"]))
    expect((await app.deliveries(handoff.id)).some(({ state }) => state === "waiting")).toBe(false)
    expect(await app.refused("POST", "/api/deliveries/release", {})).toMatchObject({ status: 409 })
    const { rows } = await app.db.pool.query("select kind, actor from ws_acme.journal where kind like 'deliveries_%' order by seq")
    expect(rows).toEqual([
      { kind: "deliveries_held", actor: "admin" },
      { kind: "deliveries_released", actor: "admin" },
    ])
  })

  test("can be cancelled instead", async () => {
    await app.call("POST", "/api/deliveries/hold", { why: "restored" })
    const handoff = await app.handOff()

    await app.call("POST", "/api/deliveries/release", { cancel: true })

    expect(new Set((await app.deliveries(handoff.id)).map(({ state }) => state))).toEqual(new Set(["cancelled"]))
  })
})

async function download(url: string, payload: object): Promise<Buffer> {
  const answer = await app.receive({
    method: "POST",
    url,
    headers: { authorization: `Bearer ${operator}`, "content-type": "application/json" },
    payload,
  })
  expect(answer.statusCode).toBe(200)
  return answer.rawPayload
}

async function* one(file: Buffer): AsyncGenerator<Buffer> {
  yield file
}
