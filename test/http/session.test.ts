import { randomUUID } from "node:crypto"
import type { InjectOptions, LightMyRequestResponse } from "fastify"
import { Secret, TOTP } from "otpauth"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { AccessRole } from "#domain/access/access-role.ts"
import { hashPassword } from "#steps/sign-in/password-hash.ts"
import { running, serverOn, type Running } from "./running.ts"

const PASSWORD = "correct horse battery staple"
const OURS = { "sec-fetch-site": "same-origin", "x-baton-page": "1" }
const UNKNOWN_ID = "00000000-0000-7000-8000-000000000000"

let baton: Running
let hash: string
beforeAll(async () => {
  baton = await running()
  baton.keepTaking(true)
  hash = await hashPassword(PASSWORD)
})
afterAll(async () => baton.stop())

/** Somebody who may log in; `handle`: which of the workspace's people they are. */
async function somebody(roles: AccessRole[], { handle = "", side = null }: { handle?: string; side?: string | null } = {}) {
  const id = randomUUID()
  const email = `${id}@acme.test`
  await baton.db.pool.query("insert into baton.login (id, email, name, password) values ($1, $2, $3, $4)", [id, email, "Lee Test", hash])
  await baton.db.pool.query(
    "insert into baton.membership (workspace, login, roles, side, person) values ('acme', $1, $2, $3, (select id from ws_acme.person where handle = $4))",
    [id, roles, side, handle],
  )
  return { id, email }
}

function signIn(email: string, password = PASSWORD, rest: object = {}, remoteAddress = `10.0.0.${Math.ceil(Math.random() * 250)}`) {
  const payload = { email, password, ...rest }
  return baton.server.inject({ method: "POST", url: "/api/session", payload, headers: OURS, remoteAddress })
}

function cookieOf(answer: LightMyRequestResponse): string {
  return String(answer.headers["set-cookie"]).split(";")[0] ?? ""
}

async function signedIn(roles: AccessRole[], as: { handle?: string; side?: string | null } = {}) {
  const { id, email } = await somebody(roles, as)
  const answer = await signIn(email)
  expect(answer.statusCode).toBe(204)
  const cookie = cookieOf(answer)
  const call = (method: NonNullable<InjectOptions["method"]>, url: string, payload?: object, headers: object = OURS) =>
    baton.server.inject({ method, url, headers: { cookie, ...headers }, ...(payload === undefined ? {} : { payload }) })
  return { id, email, cookie, call }
}

/** Two leads of two reps, handed off. */
async function twoHandoffs() {
  for (const name of ["one", "two", "three", "four"]) {
    const lead = { email: `${name}@${name}.example`, name, company: name, country: "US", title: "VP Sales", employees: 500 }
    await baton.call("POST", "/api/signals", { kind: "demo_request", form: "demo-request", lead })
  }
  await baton.takeAll()
  const { data } = (await baton.call("GET", "/api/handoffs")).json()
  return data as { id: string; lead: { id: string }; owner: { handle: string } }[]
}

describe("logging in", () => {
  test("with address and password says who one is and what one may", async () => {
    const { call, email } = await signedIn(["rep"], { handle: "ana" })

    const me = (await call("GET", "/api/session")).json()

    expect(me).toMatchObject({ kind: "person", email, roles: ["rep"], person: { handle: "ana" }, workspace: { name: "acme" } })
    expect([me.may["handoffs.answer"], me.may["handoffs.reassign"]]).toEqual([
      true,
      "To give a handoff to somebody else one has to be a sales manager or RevOps.",
    ])
  })

  test("fails in the same words whatever is wrong", async () => {
    const known = await somebody(["rep"])
    const disabled = await somebody(["rep"])
    await baton.db.pool.query("update baton.login set disabled_at = now() where id = $1", [disabled.id])
    const member = await somebody(["rep"])
    await baton.db.pool.query("delete from baton.membership where login = $1", [member.id])

    const answers = [
      await signIn(known.email, "wrong"),
      await signIn("nobody@acme.test"),
      await signIn(disabled.email),
      await signIn(member.email),
      await signIn(known.email, PASSWORD, { workspace: "playground" }),
    ]

    const [first, ...others] = answers.map(({ statusCode, headers, body }) => {
      const { instance: _, ...problem } = JSON.parse(body)
      return [statusCode, headers["set-cookie"], problem]
    })
    expect(first?.[0]).toBe(401)
    for (const other of others) expect(other).toEqual(first)
  })

  test("is closed for a while after five failures, whether the address is anybody's or not, and for the right password too", async () => {
    const { email } = await somebody(["rep"])

    for (const address of [email, "unknown@acme.test"]) {
      const answers = []
      for (let guess = 0; guess < 5; guess++) answers.push((await signIn(address, "wrong")).statusCode)
      const closed = await signIn(address)
      expect([...answers, closed.statusCode]).toEqual([401, 401, 401, 401, 401, 429])
      expect(Number(closed.headers["retry-after"])).toBeGreaterThan(0)
    }
  })

  test("takes no more than a few guesses of a hundred that come at once", async () => {
    const { email } = await somebody(["rep"])

    const answers = await Promise.all(Array.from({ length: 100 }, (_, at) => signIn(email, `guess ${at}`, {}, `10.1.${at}.1`)))

    expect(answers.filter(({ statusCode }) => statusCode === 401).length).toBeLessThan(10)
  })

  test("asks for the code of the second factor, and takes each code once", async () => {
    const { id, email } = await somebody(["rep"])
    const secret = new Secret({ size: 20 })
    await baton.db.pool.query("update baton.login set totp_secret = $2 where id = $1", [id, secret.base32])
    const code = new TOTP({ secret }).generate()

    const answers = [await signIn(email), await signIn(email, PASSWORD, { code: "000000" }), await signIn(email, PASSWORD, { code })]
    const again = await signIn(email, PASSWORD, { code })

    expect(answers[0]?.json().type).toContain("code_needed")
    expect([...answers, again].map(({ statusCode }) => statusCode)).toEqual([401, 401, 204, 401])
  })

  test("does not work from a page of another site", async () => {
    const { email } = await somebody(["rep"])
    const payload = { email, password: PASSWORD }

    const answer = await baton.server.inject({
      method: "POST",
      url: "/api/session",
      payload,
      headers: { ...OURS, "sec-fetch-site": "cross-site" },
    })

    expect([answer.statusCode, answer.headers["set-cookie"]]).toEqual([403, undefined])
  })
})

describe("a session", () => {
  test.each([
    ["without the page's header", { "sec-fetch-site": "same-origin" }],
    ["from another site", { "sec-fetch-site": "cross-site", "x-baton-page": "1" }],
    ["from a neighbour", { "sec-fetch-site": "same-site", "x-baton-page": "1" }],
    ["from another origin, by a browser that says no more", { origin: "https://evil.example", "x-baton-page": "1" }],
    ["without a word on where from", { "x-baton-page": "1" }],
  ])("changes nothing %s", async (_, headers) => {
    const { call } = await signedIn(["revops"])

    const answer = await call("POST", "/api/keys", { name: "no", scopes: ["write"] }, headers)

    expect(answer.statusCode).toBe(403)
  })

  test("goes on in another process, and ends in all when one logs out", async () => {
    const { cookie, call } = await signedIn(["revops"])
    const other = serverOn(baton.app)
    const ask = () => other.inject({ url: "/api/session", headers: { cookie } })

    const before = (await ask()).statusCode
    const left = await call("DELETE", "/api/session")

    expect([before, left.statusCode, (await ask()).statusCode]).toEqual([200, 204, 401])
    await other.close()
  })

  test.each([
    ["its time is over", "update baton.session set expires_at = now() - interval '1 second' where login = $1"],
    ["nobody used it for long", "update baton.session set last_seen_at = now() - interval '13 hours' where login = $1"],
    ["its holder left the workspace", "delete from baton.membership where login = $1"],
    ["its holder is let in no longer", "update baton.login set disabled_at = now() where id = $1"],
  ])("is over when %s", async (_, change) => {
    const { id, call } = await signedIn(["revops"])

    await baton.db.pool.query(change, [id])

    expect((await call("GET", "/api/session")).statusCode).toBe(401)
  })

  test("is listed with its browser, and can be ended from another one", async () => {
    const { email, call } = await signedIn(["rep"])
    const elsewhere = cookieOf(await signIn(email))
    const { data } = (await call("GET", "/api/sessions")).json()
    const other = data.find((line: { is_this: boolean }) => !line.is_this)

    const ended = await call("DELETE", `/api/sessions/${other.id}`)

    expect([data.length, ended.statusCode, (await call("DELETE", `/api/sessions/${other.id}`)).statusCode]).toEqual([2, 204, 404])
    expect((await baton.server.inject({ url: "/api/session", headers: { cookie: elsewhere } })).statusCode).toBe(401)
    expect((await call("GET", "/api/session")).statusCode).toBe(200)
  })

  test("keeps in the database nothing that lets anybody in", async () => {
    const { cookie } = await signedIn(["rep"])

    const { rows } = await baton.db.pool.query("select to_jsonb(s)::text as row from baton.session s")

    expect(rows.map(({ row }) => row).join()).not.toContain(cookie.split("=")[1])
  })
})

describe("who may see what", () => {
  test("a rep sees their own leads, their manager the team's, and to the rep others' are not there", async () => {
    const handoffs = await twoHandoffs()
    const own = handoffs.find(({ owner }) => owner.handle === "ana")
    const others = handoffs.find(({ owner }) => owner.handle !== "ana")
    if (own === undefined || others === undefined) throw new Error(`All went to one: ${JSON.stringify(handoffs)}`)
    const rep = await signedIn(["rep"], { handle: "ana" })
    const manager = await signedIn(["manager"], { handle: "americas_manager" })
    const nobody = await signedIn(["rep"])
    const idsFor = async ({ call }: Pick<typeof rep, "call">, url: string) =>
      (await call("GET", url)).json().data.map((one: { id: string }) => one.id)

    expect(await idsFor(rep, "/api/handoffs")).toEqual(handoffs.filter(({ owner }) => owner.handle === "ana").map(({ id }) => id))
    expect(await idsFor(rep, "/api/leads")).not.toContain(others.lead.id)
    expect((await idsFor(manager, "/api/handoffs")).length).toBe(handoffs.length)
    expect(await idsFor(nobody, "/api/leads")).toEqual([])
    for (const path of ["leads/:lead", "leads/:lead/explanation", "handoffs/:id", "handoffs/:id/brief"]) {
      const at = ({ id, lead }: { id: string; lead: { id: string } }) => `/api/${path.replace(":id", id).replace(":lead", lead.id)}`
      const foreign = await rep.call("GET", at(others))
      const absent = await rep.call("GET", at({ id: UNKNOWN_ID, lead: { id: UNKNOWN_ID } }))
      expect([path, (await rep.call("GET", at(own))).statusCode, foreign.statusCode]).toEqual([path, 200, 404])
      expect(foreign.json().detail).toBe(absent.json().detail)
    }
  })

  test("somebody who is logged in never acts in another's name", async () => {
    const { data } = (await baton.call("GET", "/api/handoffs?open=true")).json()
    const own = data.find((one: { owner: { handle: string } }) => one.owner.handle === "ana")
    const rep = await signedIn(["rep"], { handle: "ana" })

    const answer = await rep.call("POST", `/api/handoffs/${own.id}/disposition`, { kind: "accept", by: "ben" })

    expect([answer.statusCode, answer.json().type]).toEqual([403, expect.stringContaining("not_for_others")])
  })

  test("only a write key may stand in an address", async () => {
    const answer = await baton.server.inject({ url: `/api/leads?key=${baton.keys.admin}` })

    expect([answer.statusCode, answer.json().type]).toEqual([401, expect.stringContaining("key_in_address")])
  })
})

describe("a demo", () => {
  const demo = () => serverOn({ ...baton.app, isDemo: () => true })

  test("lets a browser on its machine look around in any role", async () => {
    const server = demo()
    const before = (await server.inject({ url: "/api/session" })).json()

    const answer = await server.inject({ method: "POST", url: "/api/session/look-around", payload: { role: "rep" }, headers: OURS })
    const cookie = cookieOf(answer)
    const after = (await server.inject({ url: "/api/session", headers: { cookie } })).json()

    expect([before.kind, before.roles, before.id]).toEqual(["visitor", ["revops"], null])
    expect(after).toMatchObject({ kind: "visitor", roles: ["rep"], person: { team: expect.stringContaining("sdr") } })
    expect((await server.inject({ url: "/api/keys", headers: { cookie } })).statusCode).toBe(403)
    await server.close()
  })

  test.each([
    ["another machine", { remoteAddress: "10.2.3.4" }],
    ["a name that points here", { headers: { host: "evil.example" } }],
    ["a proxy on this machine", { headers: { "x-forwarded-for": "10.2.3.4" } }],
  ])("lets in nobody by %s", async (_, options) => {
    const server = demo()

    const answers = [
      await server.inject({ url: "/api/leads", ...options }),
      await server.inject({
        method: "POST",
        url: "/api/session/look-around",
        payload: { role: "rep" },
        ...options,
        headers: { ...OURS, ...("headers" in options ? options.headers : {}) },
      }),
    ]

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401])
    await server.close()
  })

  test("is changed by no other site, though nobody has to log in", async () => {
    const server = demo()

    const answer = await server.inject({
      method: "POST",
      url: "/api/test-leads",
      payload: {},
      headers: { "sec-fetch-site": "cross-site", "x-baton-page": "1" },
    })

    expect(answer.statusCode).toBe(403)
    await server.close()
  })
})
