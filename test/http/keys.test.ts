import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import { findKey } from "#store/api-key.ts"
import { startProduct } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"
import { freshDatabase } from "../database.ts"
import { running, type Running } from "./running.ts"

const SITE = "https://www.acme.example"
const SOON = { timeout: 5_000, interval: 20 }

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

type Made = { id: string; key: string; prefix: string }

async function made(body: object): Promise<Made> {
  const answer = await baton.call("POST", "/api/keys", { name: "site", scopes: ["write"], ...body })
  expect([answer.statusCode, answer.body]).toEqual([201, expect.stringContaining("baton_")])
  return answer.json()
}

async function listed(id: string) {
  const { data } = (await baton.call("GET", "/api/keys")).json()
  return data.find((key: { id: string }) => key.id === id)
}

/** One form post with this key and these headers. */
function post(key: string, headers: Record<string, string>) {
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-mode": "cors" }
  return baton.server.inject({
    method: "POST",
    url: `/forms/demo?key=${key}`,
    payload: "email=lee%40buyer.example",
    headers: { ...form, ...headers },
  })
}

async function stored(): Promise<number> {
  const { rows } = await baton.db.pool.query("select count(*)::int as n from ws_acme.signal")
  return rows[0].n
}

describe("a write key with a list of origins", () => {
  test.each([
    ["a page on the list", { origin: SITE }, 202],
    ["a page below a pattern", { origin: "https://de.acme.example" }, 202],
    ["another page", { origin: "https://evil.example" }, 403],
    ["the pattern's own apex", { origin: "https://acme.example" }, 403],
    ["the same site without https", { origin: "http://www.acme.example" }, 403],
    ["a page that hides its origin", { origin: "null" }, 403],
    ["only the page before, on the list", { referer: `${SITE}/pricing?a=b` }, 202],
    ["only the page before, elsewhere", { referer: "https://evil.example/x" }, 403],
    ["a page on the list that names another before it", { origin: SITE, referer: "https://evil.example/" }, 202],
    ["a page before that can't be read", { referer: "::" }, 403],
    ["a server, which names no page", {}, 202],
  ])("from %s", async (_, headers, status) => {
    const { key } = await made({ origins: [`${SITE}/`, "https://*.acme.example"] })
    const before = await stored()

    const answer = await post(key, headers as Record<string, string>)

    expect(answer.statusCode).toBe(status)
    expect((await stored()) - before).toBe(status === 202 ? 1 : 0)
    expect(answer.json().type ?? "").toBe(status === 202 ? "" : "https://baton.dev/problems/origin_not_allowed")
  })

  test("lets only scripts of these pages read the answer", async () => {
    const { key } = await made({ origins: [SITE] })

    const ours = await post(key, { origin: SITE })
    const theirs = await post(key, { origin: "https://evil.example" })

    expect(ours.headers).toMatchObject({ "access-control-allow-origin": SITE, vary: "origin" })
    expect(theirs.headers["access-control-allow-origin"]).toBeUndefined()
    expect(theirs.headers["vary"]).toBe("origin")
  })

  test("counts for events, too, wherever the key stands", async () => {
    const { key } = await made({ origins: [SITE] })
    const event = { type: "track", event: "Opened", anonymousId: "a1", messageId: "m1" }
    const send = (origin: string) =>
      baton.server.inject({ method: "POST", url: "/v1/batch", payload: { batch: [event], writeKey: key }, headers: { origin } })

    expect([(await send(SITE)).statusCode, (await send("https://evil.example")).statusCode]).toEqual([200, 403])
  })

  test("says how often it came from elsewhere, and from where last", async () => {
    const { id, key } = await made({ origins: [SITE] })
    await post(key, { origin: "https://evil.example" })

    await expect.poll(async () => (await listed(id)).refused, SOON).toMatchObject({ times: 1, origin: "https://evil.example" })
  })

  test("for browsers only takes nothing of servers", async () => {
    const { id, key } = await made({ origins: [SITE], browsers_only: true })

    const answer = await post(key, {})

    expect([answer.statusCode, answer.json().type]).toEqual([403, expect.stringContaining("browsers_only")])
    await expect.poll(async () => (await listed(id)).refused, SOON).toMatchObject({ times: 1, origin: "none" })
  })

  test("can be changed, and the journal says by whom", async () => {
    const { id } = await made({ name: "shop" })

    const answer = await baton.call("PUT", `/api/keys/${id}/origins`, { origins: ["HTTPS://Shop.example:443"], browsers_only: true })

    expect(answer.json()).toMatchObject({ origins: ["https://shop.example"], browsers_only: true })
    expect((await journal(id)).map(({ kind, actor }) => [kind, actor])).toEqual([
      ["key_made", "admin"],
      ["key_places_changed", "admin"],
    ])
  })

  test.each([
    ["a path", { origins: ["https://acme.example/x"] }],
    ["everything", { origins: ["*"] }],
    ["half the web", { origins: ["https://*.com"] }],
    ["a key that may do more than write", { scopes: ["admin"], origins: [SITE] }],
    ["browsers only, for a key that may do more", { scopes: ["admin", "write"], browsers_only: true }],
  ])("refuses %s", async (_, body) => {
    const answer = await baton.call("POST", "/api/keys", { name: "no", scopes: ["write"], ...body })

    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, expect.stringContaining("/body/origins")])
  })

  test("an admin key is never bound to pages", async () => {
    const { id } = await made({ scopes: ["admin"] })

    const answer = await baton.call("PUT", `/api/keys/${id}/origins`, { origins: [SITE] })

    expect([answer.statusCode, (await listed(id)).origins]).toEqual([422, []])
  })
})

describe("a key", () => {
  test("is told by its beginning and never shown again", async () => {
    const { id, key, prefix } = await made({})

    const list = await baton.call("GET", "/api/keys")

    expect(key.startsWith(prefix) && key.length - prefix.length > 20).toBe(true)
    expect((await listed(id)).prefix).toBe(prefix)
    expect(list.body).not.toContain(key)
    const { rows } = await baton.db.pool.query("select to_jsonb(k)::text as row from baton.api_key k")
    expect(rows.map(({ row }) => row).join()).not.toContain(key)
  })

  test("stops by itself when its time is over", async () => {
    const { id, key } = await made({ expires_at: new Date(Date.now() + 3_600_000).toISOString() })
    await baton.db.pool.query("update baton.api_key set expires_at = clock_timestamp() - interval '1 second' where id = $1", [id])

    expect((await post(key, {})).statusCode).toBe(401)
  })

  test("that would be over already is refused", async () => {
    const answer = await baton.call("POST", "/api/keys", { name: "late", scopes: ["write"], expires_at: "2020-01-01T00:00:00Z" })

    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([422, "/body/expires_at"])
  })

  test("says when it was used last, and writes that down once a minute at most", async () => {
    const { id, key } = await made({})
    const changes = async () => {
      const { rows } = await baton.db.pool.query("select xmin::text as change, last_used_at as at from baton.api_key where id = $1", [id])
      return rows[0]
    }
    expect((await changes()).at).toBeNull()

    await post(key, {})
    await expect.poll(async () => (await changes()).at, SOON).not.toBeNull()
    const first = await changes()
    for (let count = 0; count < 20; count++) await post(key, {})

    expect(await changes()).toEqual(first)
  })

  test("that was taken back is refused, and the journal says so", async () => {
    const { id, key } = await made({})

    await baton.call("DELETE", `/api/keys/${id}`)

    expect((await post(key, {})).statusCode).toBe(401)
    expect((await journal(id)).map(({ kind }) => kind)).toEqual(["key_made", "key_taken_back"])
    expect((await baton.call("DELETE", `/api/keys/${id}`)).statusCode).toBe(404)
  })

  test("of another workspace is not there", async () => {
    const { id } = await made({})
    const other = { authorization: `Bearer ${baton.keys.demo}` }

    const answers = [
      await baton.call("DELETE", `/api/keys/${id}`, undefined, other),
      await baton.call("PUT", `/api/keys/${id}/origins`, { origins: [] }, other),
    ]

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404])
    expect((await listed(id)).id).toBe(id)
  })
})

describe("a restart", () => {
  test("brings back no key that was taken back, and makes those of its own anew", async () => {
    const db = await freshDatabase()
    const folder = mkdtempSync(join(tmpdir(), "baton-test-"))
    onTestFinished(async () => {
      await db.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    const settings = {
      BATON_DATABASE_URL: db.url,
      BATON_DATA: folder,
      BATON_DEMO: "0",
      BATON_WRITE_KEY: "given",
      BATON_LOG_LEVEL: "silent",
    }
    const said: string[] = []
    const start = async () => {
      const product = await startProduct(readSettings(settings), { listens: false, onLog: (line) => said.push(line) })
      await product.stop()
      return product.keys
    }
    const first = await start()
    const second = await start()
    await db.pool.query("update baton.api_key set revoked_at = clock_timestamp() where name in ('Capture', 'Administrator')")

    const third = await start()

    expect(second).toEqual(first)
    expect([third.write, third.sign_sales]).toEqual([null, first.sign_sales])
    expect(third.admin).not.toBe(first.admin)
    expect([await findKey(db, first.admin ?? ""), await findKey(db, "given")]).toEqual([null, null])
    expect(await findKey(db, third.admin ?? "")).toMatchObject({ scopes: ["admin"] })
    expect(said.join()).toContain("BATON_WRITE_KEY was taken back")
  })
})

async function journal(id: string): Promise<{ kind: string; actor: string; says: string }[]> {
  const { rows } = await baton.db.pool.query("select kind, actor, says from ws_acme.journal where detail->>'key' = $1 order by seq", [id])
  return rows
}
