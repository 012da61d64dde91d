import { createServer, connect, type AddressInfo, type Socket } from "node:net"
import { once } from "node:events"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createInbox } from "#http/hooks/inbox.ts"
import { openDatabase, type Database } from "#store/open.ts"
import { createLog } from "../../src/log.ts"
import { running, serverOn, type Running } from "./running.ts"

const FORM = { email: "lee@buyer.example", first_name: "Lee" }
/** PostgreSQL says the same when the disk is full. */
const NO_ROOM = `create function ws_acme.no_room() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
  create trigger full_disk before insert on ws_acme.signal for each statement execute function ws_acme.no_room()`
let house: Running

beforeAll(async () => {
  house = await running()
})

afterAll(() => house.stop())

test("without room on the database's disk a form is answered 503 with Retry-After, and taken when there is room again", async () => {
  await house.db.pool.query(NO_ROOM)

  const refused = await house.call("POST", "/forms/demo", FORM, { authorization: `Bearer ${house.keys.write}` })
  await house.db.pool.query("drop function ws_acme.no_room() cascade")
  const taken = await house.call("POST", "/forms/demo", FORM, { authorization: `Bearer ${house.keys.write}` })

  expect(refused.statusCode).toBe(503)
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0)
  expect(refused.json<{ detail: string }>().detail).not.toMatch(/No space|signal|extend/)
  expect(taken.statusCode).toBe(202)
})

test("the log names a failed request by the id that its answer gives", async () => {
  const lines: string[] = []
  const server = serverOn({ ...house.app, log: createLog("info", { write: (line) => void lines.push(line) }) })
  await house.db.pool.query(NO_ROOM)

  const refused = await server.inject({
    method: "POST",
    url: "/forms/demo",
    headers: { authorization: `Bearer ${house.keys.write}` },
    payload: FORM,
  })
  await house.db.pool.query("drop function ws_acme.no_room() cascade")
  await server.close()

  const failed = lines.map((line) => JSON.parse(line) as { msg: string }).filter(({ msg }) => msg === "a request failed")
  expect(failed).toMatchObject([{ reqId: refused.json<{ instance: string }>().instance, status: 503, route: "/forms/:form" }])
})

test("what a form's visitors send again and again while nothing can be kept is no attack", async () => {
  await house.db.pool.query(NO_ROOM)
  const send = () => house.call("POST", "/forms/busy", FORM, { authorization: `Bearer ${house.keys.write}` })

  for (let time = 0; time < 400; time++) expect((await send()).statusCode).toBe(503)
  await house.db.pool.query("drop function ws_acme.no_room() cascade")

  expect((await send()).statusCode).toBe(202)
  const { rows } = await house.db.pool.query("select payload::json ->> 'held' as held from ws_acme.signal where source = 'form:busy'")
  expect(rows).toEqual([{ held: null }])
})

test("while the database can't be reached everything but /healthz is answered 503, never 2xx, and all goes on when it is back", async () => {
  const { db, cut, mend, stop } = await throughWire(house.db.url)
  const server = serverOn({
    ...house.app,
    db,
    inbox: createInbox(db, () => {}),
    isReady: async () => (await db.pool.query("select 1")).rowCount === 1,
  })
  const ask = (method: "GET" | "POST", url: string, key: string) =>
    server.inject({ method, url, headers: { authorization: `Bearer ${key}` }, ...(method === "POST" ? { payload: FORM } : {}) })
  const all = async () => {
    const answers = [
      await ask("POST", "/forms/demo", house.keys.write),
      await ask("GET", "/api/leads", house.keys.admin),
      await ask("GET", "/readyz", house.keys.admin),
      await ask("GET", "/healthz", house.keys.admin),
    ]
    return answers.map(({ statusCode, headers }) => ({ statusCode, waits: headers["retry-after"] !== undefined }))
  }

  const before = await all()
  await cut()
  const away = await all()
  await mend()
  const after = await all()

  await server.close()
  await stop()
  expect(before.map(({ statusCode }) => statusCode)).toEqual([202, 200, 200, 200])
  expect(away).toEqual([...Array.from({ length: 3 }, () => ({ statusCode: 503, waits: true })), { statusCode: 200, waits: false }])
  expect(after.map(({ statusCode }) => statusCode)).toEqual([202, 200, 200, 200])
})

/** A database behind a wire that can be cut. */
async function throughWire(url: string): Promise<{ db: Database; cut(): Promise<void>; mend(): Promise<void>; stop(): Promise<void> }> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  const wire = createServer((socket) => {
    const far = connect(Number(target.port), target.hostname)
    for (const each of [socket, far]) {
      sockets.add(each)
      each.on("error", () => {}).on("close", () => sockets.delete(each))
    }
    socket.pipe(far).pipe(socket)
  })
  wire.listen(0, "127.0.0.1")
  await once(wire, "listening")
  const { port } = wire.address() as AddressInfo
  const near = new URL(url)
  near.hostname = "127.0.0.1"
  near.port = String(port)
  const db = await openDatabase({ folder: "", url: near.href, onLog: () => {} })
  return {
    db,
    async cut() {
      const closed = once(wire, "close")
      wire.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
    async mend() {
      wire.listen(port, "127.0.0.1")
      await once(wire, "listening")
    },
    async stop() {
      await db.stop()
      for (const socket of sockets) socket.destroy()
      wire.close()
    },
  }
}
