import type { LightMyRequestResponse } from "fastify"
import { URI } from "otpauth"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { running, serverOn, type Running } from "./running.ts"

const PASSWORD = "seven sour green lemons"
const OURS = { "sec-fetch-site": "same-origin", "x-baton-page": "1" }

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

/** A form of one of our pages, filled in and sent. */
function send(url: string, fields: Record<string, string>, cookie = "", server = baton.server) {
  const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", ...(cookie && { cookie }) }
  const remoteAddress = `10.3.${Math.ceil(Math.random() * 250)}.${Math.ceil(Math.random() * 250)}`
  return server.inject({ method: "POST", url, payload: new URLSearchParams(fields).toString(), headers, remoteAddress })
}

function cookieOf(answer: LightMyRequestResponse): string {
  return String(answer.headers["set-cookie"]).split(";")[0] ?? ""
}

function hidden(answer: LightMyRequestResponse, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(answer.body)?.[1] ?? ""
}

type Invite = { email: string; name?: string; roles: string[]; side?: string; person?: string }

async function invited(body: Invite, cookie?: string) {
  const headers = cookie === undefined ? {} : { cookie, ...OURS }
  const payload = { name: "Lee", ...body }
  if (cookie === undefined) return baton.call("POST", "/api/invitations", payload)
  return baton.server.inject({ method: "POST", url: "/api/invitations", payload, headers })
}

function ticketIn(link: string): string {
  return new URL(link).searchParams.get("ticket") ?? ""
}

/** Somebody who was invited and came in. */
async function joined(body: Invite): Promise<{ cookie: string; id: string; email: string }> {
  const answer = await invited(body)
  expect([answer.statusCode, answer.body]).toEqual([201, expect.stringContaining("/join?ticket=")])
  const entered = await send("/join", { ticket: ticketIn(answer.json().link), name: body.name ?? "Lee", password: PASSWORD })
  expect([entered.statusCode, entered.headers.location]).toEqual([303, "/"])
  const { data } = (await baton.call("GET", "/api/users")).json()
  return { cookie: cookieOf(entered), email: body.email, id: data.find((one: { email: string }) => one.email === body.email).id }
}

function as(cookie: string, method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: object) {
  return baton.server.inject({ method, url, headers: { cookie, ...OURS }, ...(payload === undefined ? {} : { payload }) })
}

async function journal(): Promise<{ kind: string; says: string; actor: string }[]> {
  return (await baton.db.pool.query("select kind, says, actor from ws_acme.journal order by seq")).rows
}

describe("the first user", () => {
  test("comes in by the setup link, once, as operator and RevOps", async () => {
    const { link } = (await baton.call("POST", "/api/users/setup-link")).json()
    const page = await baton.server.inject({ url: `/join?ticket=${ticketIn(link)}` })
    const fields = { ticket: ticketIn(link), name: "Olga", email: "olga@acme.test", password: PASSWORD }

    const weak = await send("/join", { ...fields, password: "olga@acme.test" })
    const entered = await send("/join", fields)
    const again = await send("/join", { ...fields, email: "eve@evil.example" })

    expect([page.statusCode, weak.statusCode, entered.statusCode, again.statusCode]).toEqual([200, 422, 303, 410])
    expect(weak.body).toContain("hardly more than your name or address")
    const me = (await as(cookieOf(entered), "GET", "/api/session")).json()
    expect([me.name, me.roles]).toEqual(["Olga", ["operator", "revops"]])
  })

  test("can't be made by a key that is no admin key", async () => {
    const answer = await baton.call("POST", "/api/users/setup-link", undefined, { authorization: `Bearer ${baton.keys.sales}` })

    expect(answer.statusCode).toBe(403)
  })
})

describe("an invitation", () => {
  test("lets somebody in as what they were invited as, and stands in the journal with who invited", async () => {
    const revops = await joined({ email: "rita@acme.test", name: "Rita", roles: ["revops"] })

    const answer = await invited({ email: "Mia@acme.test", name: "Mia", roles: ["rep"], person: "ana" }, revops.cookie)
    const entered = await send("/join", { ticket: ticketIn(answer.json().link), name: "Mia", password: PASSWORD })

    const me = (await as(cookieOf(entered), "GET", "/api/session")).json()
    expect(me).toMatchObject({ email: "mia@acme.test", roles: ["rep"], person: { handle: "ana" } })
    const entries = (await journal()).filter(({ says }) => says.startsWith("Mia"))
    expect(entries.map(({ kind, actor }) => [kind, actor === "Rita" || kind === "user_joined"])).toEqual([
      ["user_invited", true],
      ["user_joined", true],
    ])
    expect(JSON.stringify(await journal())).not.toContain("mia@acme.test")
  })

  test.each([
    ["leadership by RevOps, who keeps the rules that leadership signs", { roles: ["leadership"], side: "sales" }],
    ["an operator by RevOps", { roles: ["operator"] }],
    ["a side without leadership", { roles: ["marketing"], side: "marketing" }],
    ["a rep who is none of the people", { roles: ["rep"] }],
  ])("makes nobody %s", async (what, grant) => {
    const revops = await joined({ email: `revops-${what.length}@acme.test`, roles: ["revops"] })

    const answer = await invited({ email: "x@acme.test", ...grant }, revops.cookie)

    expect([answer.statusCode, answer.json().type]).toEqual([422, expect.stringContaining("not_to_be_given")])
  })

  test("does not open what an address has elsewhere: they have to log in first", async () => {
    const { cookie, email } = await joined({ email: "agency@acme.test", roles: ["auditor"] })
    await baton.db.pool.query(
      "update baton.membership set workspace = 'playground' where login = (select id from baton.login where email = $1)",
      [email],
    )
    await baton.db.pool.query(
      "update baton.session set workspace = 'playground' where login = (select id from baton.login where email = $1)",
      [email],
    )
    const { link } = (await invited({ email, roles: ["marketing"] })).json()
    const ticket = ticketIn(link)

    const stranger = await send("/join", { ticket, name: "Eve", password: PASSWORD })
    const themselves = await send("/join", { ticket }, cookie)

    expect([stranger.statusCode, themselves.statusCode]).toEqual([403, 303])
    expect(stranger.headers["set-cookie"]).toBeUndefined()
  })

  test("that was taken back, or replaced by another one, is over", async () => {
    const first = (await invited({ email: "late@acme.test", roles: ["auditor"] })).json()
    const second = (await invited({ email: "late@acme.test", roles: ["auditor"] })).json()
    const before = await baton.server.inject({ url: `/join?ticket=${ticketIn(second.link)}` })

    await baton.call("DELETE", `/api/invitations/${second.id}`)

    const after = [first, second].map(({ link }) => baton.server.inject({ url: `/join?ticket=${ticketIn(link)}` }))
    expect([before.statusCode, ...(await Promise.all(after)).map(({ statusCode }) => statusCode)]).toEqual([200, 410, 410])
  })

  test("goes by mail where mail leaves, and no list shows its link", async () => {
    const server = serverOn({ ...baton.app, sendsMail: () => true })
    const answer = await server.inject({
      method: "POST",
      url: "/api/invitations",
      payload: { email: "post@acme.test", name: "Pat", roles: ["auditor"] },
      headers: { authorization: `Bearer ${baton.keys.admin}` },
    })

    const { rows } = await baton.db.pool.query("select recipient, body from ws_acme.delivery where cause like 'login:invitation:%'")
    const list = await baton.call("GET", "/api/deliveries")

    expect([answer.statusCode, answer.json().link, answer.json().mailed]).toEqual([201, null, true])
    expect([rows.length, rows[0].recipient, rows[0].body]).toEqual([1, "post@acme.test", expect.stringContaining("/join?ticket=")])
    expect([list.body.includes("post@acme.test"), list.body.includes("ticket=")]).toEqual([true, false])
    await server.close()
  })
})

describe("what somebody is", () => {
  test("can be changed by others and not by oneself, counts at once, and is journaled", async () => {
    const one = await joined({ email: "one@acme.test", name: "Uno", roles: ["revops"] })
    const two = await joined({ email: "two@acme.test", name: "Due", roles: ["marketing"] })

    const own = await as(one.cookie, "PUT", `/api/users/${one.id}`, { roles: ["operator"] })
    const other = await as(one.cookie, "PUT", `/api/users/${two.id}`, { roles: ["auditor"] })

    expect([own.statusCode, other.statusCode]).toEqual([403, 200])
    expect((await as(two.cookie, "GET", "/api/session")).json().roles).toEqual(["auditor"])
    expect((await journal()).at(-1)).toMatchObject({ kind: "user_roles_changed", says: "Due is an auditor now; before: marketing." })
  })

  test("ends with their sessions when they are removed", async () => {
    const { id, cookie } = await joined({ email: "gone@acme.test", roles: ["auditor"] })

    const answer = await baton.call("DELETE", `/api/users/${id}`)

    expect([answer.statusCode, (await as(cookie, "GET", "/api/session")).statusCode]).toEqual([204, 401])
  })

  test("in another workspace is not there", async () => {
    const { id } = await joined({ email: "here@acme.test", roles: ["auditor"] })
    const other = { authorization: `Bearer ${baton.keys.demo}` }

    const answers = [
      await baton.call("PUT", `/api/users/${id}`, { roles: ["auditor"] }, other),
      await baton.call("DELETE", `/api/users/${id}`, undefined, other),
      await baton.call("POST", `/api/users/${id}/reset`, undefined, other),
    ]

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
  })
})

describe("another password", () => {
  test("by a link ends all sessions and the old password, and the link works once", async () => {
    const { id, cookie, email } = await joined({ email: "forgot@acme.test", roles: ["auditor"] })
    const { link } = (await baton.call("POST", `/api/users/${id}/reset`)).json()
    const fields = { ticket: ticketIn(link), password: "nine bright yellow kites" }

    const answers = [await send("/join", fields), await send("/join", fields)]

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 410])
    expect((await as(cookie, "GET", "/api/session")).statusCode).toBe(401)
    expect((await send("/sign-in", { email, password: PASSWORD })).statusCode).toBe(401)
    expect((await send("/sign-in", { email, password: fields.password })).statusCode).toBe(303)
  })

  test("of leadership is shown to no RevOps, who could sign in their place", async () => {
    const revops = await joined({ email: "keeper@acme.test", roles: ["revops"] })
    const leader = await joined({ email: "leader@acme.test", roles: ["leadership"], side: "sales" })

    const answer = await as(revops.cookie, "POST", `/api/users/${leader.id}/reset`)

    expect([answer.statusCode, answer.body.includes("ticket=")]).toEqual([403, false])
  })

  test("is asked for in the same words whoever asks", async () => {
    const { email } = await joined({ email: "asks@acme.test", roles: ["auditor"] })
    const server = serverOn({ ...baton.app, sendsMail: () => true })

    const answers = [
      await send("/sign-in/forgotten", { email }, "", server),
      await send("/sign-in/forgotten", { email: "nobody@x.test" }, "", server),
    ]

    expect(answers[0]?.body).toBe(answers[1]?.body)
    const mails = async () =>
      (await baton.db.pool.query("select recipient from ws_acme.delivery where cause like 'login:reset:%'")).rows.map(
        ({ recipient }) => recipient,
      )
    await expect.poll(mails, { timeout: 5_000 }).toEqual([email])
    await server.close()
  })

  test("is chosen by oneself with the old one", async () => {
    const { cookie, email } = await joined({ email: "self@acme.test", roles: ["auditor"] })
    const fresh = "four loud orange drums"

    const wrong = await send("/my-sign-in/password", { old: "wrong", fresh }, cookie)
    const right = await send("/my-sign-in/password", { old: PASSWORD, fresh }, cookie)

    expect([wrong.statusCode, right.statusCode]).toEqual([403, 200])
    expect((await send("/sign-in", { email, password: fresh })).statusCode).toBe(303)
  })
})

test("a second factor is set up with an app, asked for from then on, and a recovery code lets in once", async () => {
  const { cookie, email } = await joined({ email: "factor@acme.test", roles: ["auditor"] })
  const offer = await send("/my-sign-in/second-factor", { password: PASSWORD }, cookie)
  const secret = /Key: <code>([^<]+)</.exec(offer.body)?.[1]?.replaceAll(" ", "") ?? ""
  const app = URI.parse(`otpauth://totp/Baton:x?secret=${secret}&issuer=Baton`) as { generate(): string }
  const token = hidden(offer, "token")

  const mistyped = await send("/my-sign-in/second-factor/code", { token, code: "12345" }, cookie)
  const done = await send("/my-sign-in/second-factor/code", { token, code: app.generate() }, cookie)
  const codes = [...done.body.matchAll(/<code>([a-z0-9-]{11})<\/code>/g)].map(([, code]) => code ?? "")
  const first = await send("/sign-in", { email, password: PASSWORD })
  const byRecovery = await send("/sign-in/code", { token: hidden(first, "token"), code: codes[0] ?? "" })
  const second = await send("/sign-in", { email, password: PASSWORD })
  const again = await send("/sign-in/code", { token: hidden(second, "token"), code: codes[0] ?? "" })

  expect([offer.body.includes("<svg"), mistyped.statusCode, done.statusCode, codes.length]).toEqual([true, 422, 200, 10])
  expect([first.statusCode, first.headers["set-cookie"]]).toEqual([200, undefined])
  expect([byRecovery.statusCode, again.statusCode]).toEqual([303, 401])
  const { rows } = await baton.db.pool.query("select to_jsonb(l)::text as row from baton.login l where email = $1", [email])
  expect(rows[0].row).not.toContain(secret)
})

describe("a key of a role", () => {
  test("may what the role may, on what its person has", async () => {
    const { key } = (await baton.call("POST", "/api/keys", { name: "Ana's tool", role: "rep", person: "ana" })).json()
    const by = { authorization: `Bearer ${key}` }

    const answers = [
      await baton.call("GET", "/api/leads", undefined, by),
      await baton.call("GET", "/api/keys", undefined, by),
      await baton.call("POST", "/api/signals", {}, by),
    ]

    expect(key).toMatch(/^baton_rep_/)
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 403, 403])
  })

  test.each([
    ["an admin key", { scopes: ["admin"] }],
    ["a key that signs", { scopes: ["sign"], side: "sales" }],
    ["a key of leadership", { role: "leadership", side: "sales" }],
  ])("RevOps makes none that may more than they: %s", async (what, body) => {
    const { cookie } = await joined({ email: `maker-${what.length}@acme.test`, roles: ["revops"] })

    const answer = await as(cookie, "POST", "/api/keys", { name: "no", ...body })

    expect([403, 422]).toContain(answer.statusCode)
  })
})

test("somebody signs in their own name, for their side, and never for both", async () => {
  const { data } = (await baton.call("GET", "/api/agreements")).json()
  const { cookie } = await joined({ email: "signs@acme.test", name: "Sam", roles: ["leadership"], side: "sales" })
  const sign = (body: object) => as(cookie, "POST", `/api/agreements/${data[0].id}/signatures`, { hash: data[0].hash, ...body })

  const answers = [await sign({ side: "marketing" }), await sign({ signer: "Somebody else" })]

  expect(answers.map((answer) => [answer.statusCode, answer.json().type.split("/").at(-1)])).toEqual([
    [403, "other_side"],
    [403, "not_for_others"],
  ])
})
