import { randomUUID } from "node:crypto"
import type { InjectOptions } from "fastify"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createSession } from "#store/session.ts"
import { running, type Running } from "./running.ts"

const OURS = { "sec-fetch-site": "same-origin", "x-baton-page": "1" }

let baton: Running
let cookie = ""
const mine = { lead: "", handoff: "" }
const theirs = { lead: "", handoff: "" }

beforeAll(async () => {
  baton = await running()
  baton.keepTaking(true)
  const login = randomUUID()
  await baton.db.pool.query("insert into baton.login (id, email, name) values ($1, 'manager@acme.test', 'The manager')", [login])
  await baton.db.pool.query(
    "insert into baton.membership (workspace, login, roles, person) select 'acme', $1, '{manager}', id from ws_acme.person where handle = 'americas_manager'",
    [login],
  )
  cookie = `baton_session=${(await createSession(baton.db, "acme", { login }, "test")).token}`
  Object.assign(mine, await handOffTo("ana", "mine"))
  Object.assign(theirs, await handOffTo("eva", "theirs"))
})
afterAll(async () => baton.stop())

async function handOffTo(handle: string, name: string): Promise<{ lead: string; handoff: string }> {
  const lead = { email: `vp@${name}.example`, name, company: name, country: "US", title: "VP Sales", employees: 500 }
  await baton.call("POST", "/api/signals", { kind: "demo_request", form: "demo-request", lead })
  await baton.takeAll()
  const [handoff] = (await baton.call("GET", "/api/handoffs?limit=1")).json().data
  if (handoff.owner.handle !== handle)
    await baton.call("POST", `/api/handoffs/${handoff.id}/reassignment`, { to: handle, why: "for the test" })
  return { lead: handoff.lead.id, handoff: handoff.id }
}

function manager(method: "POST" | "GET", url: string, payload?: object) {
  const options: InjectOptions = { method, url, headers: { cookie, ...OURS } }
  return baton.server.inject(payload === undefined ? options : { ...options, payload })
}

test("a sales manager gives many leads of their own team away, and nobody else's", async () => {
  const others = await manager("POST", "/api/reassignments", { owners: ["eva"], why: "She is ill", dry_run: true })
  const byId = await manager("POST", "/api/reassignments", { handoffs: [theirs.handoff], why: "She is ill", dry_run: true })
  const own = await manager("POST", "/api/reassignments", { owners: ["ana"], why: "She is ill", dry_run: true })

  expect(others.statusCode).toBe(403)
  expect(others.json().detail).toMatch(/another team's/)
  expect(byId.statusCode).toBe(422)
  expect(own.statusCode).toBe(200)
  expect(own.json().moves.map((move: { handoff: string }) => move.handoff)).toEqual([mine.handoff])
})

test("what another team gave away, its own manager or RevOps gives back", async () => {
  const done = (await baton.call("POST", "/api/reassignments", { handoffs: [theirs.handoff], to: ["ana"], why: "She is ill" })).json()

  const refused = await manager("POST", `/api/reassignments/${done.id}/revert`)
  const allowed = await baton.call("POST", `/api/reassignments/${done.id}/revert`)

  expect(refused.statusCode).toBe(404)
  expect(allowed.statusCode).toBe(200)
})

test("a sales manager merges no lead that another team works", async () => {
  const into = await manager("POST", `/api/leads/${mine.lead}/merge`, { into: theirs.lead, reason: "the same person" })
  const from = await manager("POST", `/api/leads/${theirs.lead}/merge`, { into: mine.lead, reason: "the same person" })

  expect([into.statusCode, from.statusCode]).toEqual([404, 404])
})
