import { randomUUID } from "node:crypto"
import { fastify, type FastifyContextConfig, type InjectOptions, type RouteOptions } from "fastify"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { ACCESS_ROLES, type AccessRole } from "#domain/access/access-role.ts"
import { ALL_PERMISSIONS, PERMISSIONS, type Extent } from "#domain/access/permissions.ts"
import type { Api } from "#http/api.ts"
import { guardRoutes } from "#http/access.ts"
import { createAuthenticator } from "#http/auth.ts"
import { createCallers } from "#http/caller.ts"
import { createLimiter, DEFAULT_LIMITS } from "#http/limits.ts"
import { createSession } from "#store/session.ts"
import { running, serverOn, type Running } from "./running.ts"

const OURS = { "sec-fetch-site": "same-origin", "x-baton-page": "1" }
const NOBODYS_ID = "01900000-0000-7000-8000-000000000000"

type Route = { method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; url: string; config: FastifyContextConfig }
/** Somebody of a role who looks at what is whose: their own, their team's, another team's, or nothing of the kind. */
type Whose = "own" | "team" | "other" | "absent"

let baton: Running
let server: ReturnType<typeof serverOn>
const routes: Route[] = []
const cookies = new Map<AccessRole, string>()
const leads = new Map<Whose, { lead: string; handoff: string; handle: string }>()

beforeAll(async () => {
  baton = await running()
  baton.keepTaking(true)
  server = serverOn(baton.app)
  server.addHook("onRoute", collect)
  await server.ready()
  for (const role of ACCESS_ROLES) cookies.set(role, await cookieFor(role))
  await makeLeads()
})
afterAll(async () => {
  await server.close()
  await baton.stop()
})

function collect({ method, url, config }: RouteOptions): void {
  const methods = [method].flat().filter((each) => each !== "HEAD")
  // capture has a door of its own
  if (!url.startsWith("/api/") || (url === "/api/signals" && method === "POST") || config === undefined) return
  for (const each of methods) routes.push({ method: each as Route["method"], url, config })
}

/** The session of somebody with this one role; all are Ana, a rep of the Americas, or her manager. */
async function cookieFor(role: AccessRole): Promise<string> {
  const login = randomUUID()
  const handle = role === "manager" ? "americas_manager" : "ana"
  await baton.db.pool.query("insert into baton.login (id, email, name) values ($1, $2, $3)", [login, `${role}@acme.test`, `The ${role}`])
  await baton.db.pool.query(
    "insert into baton.membership (workspace, login, roles, person) select 'acme', $1, $2, id from ws_acme.person where handle = $3",
    [login, [role], handle],
  )
  return `baton_session=${(await createSession(baton.db, "acme", { login }, "test")).token}`
}

/** A handoff for each of the three: by hand, so that it does not hang on who was whose turn. */
async function makeLeads(): Promise<void> {
  const owners: [Whose, string][] = [
    ["own", "ana"],
    ["team", "ben"],
    ["other", "eva"],
  ]
  for (const [whose, handle] of owners) {
    const lead = { email: `vp@${whose}.example`, name: whose, company: whose, country: "US", title: "VP Sales", employees: 500 }
    await baton.call("POST", "/api/signals", { kind: "demo_request", form: "demo-request", lead })
    await baton.takeAll()
    const [handoff] = (await baton.call("GET", "/api/handoffs?limit=1")).json().data
    if (handoff.owner.handle !== handle)
      await baton.call("POST", `/api/handoffs/${handoff.id}/reassignment`, { to: handle, why: "for the test" })
    leads.set(whose, { lead: handoff.lead.id, handoff: handoff.id, handle })
  }
  leads.set("absent", { lead: NOBODYS_ID, handoff: NOBODYS_ID, handle: "nobody-at-all" })
}

const REACHES: Record<Extent, readonly Whose[]> = { own: ["own"], team: ["own", "team"], all: ["own", "team", "other"] }

/** What the table says: may this role do this to that? */
function expected({ config: { permission = null, ownership } }: Route, role: AccessRole, whose: Whose): "passes" | "forbidden" | "absent" {
  if (permission === null) return "passes"
  const rule: { readonly [Role in AccessRole]?: Extent } = PERMISSIONS[permission].may
  const extent = rule[role]
  if (extent === undefined) return "forbidden"
  if (extent === "all" || ownership === "listed") return "passes"
  if (ownership === undefined) return "forbidden"
  return REACHES[extent].includes(whose) ? "passes" : "absent"
}

function addressOf({ url, config: { ownership } }: Route, whose: Whose): string {
  const { lead, handoff, handle } = leads.get(whose) ?? { lead: NOBODYS_ID, handoff: NOBODYS_ID, handle: "nobody-at-all" }
  const id = ownership === "handoff" ? handoff : ownership === "lead" ? lead : NOBODYS_ID
  return url.replaceAll(/:(\w+)/g, (_, name: string) => (name === "handle" ? handle : name === "id" || name === "lead" ? id : "none"))
}

/** A body that no route understands, so that whoever passes the door changes nothing. */
const NONSENSE = { "no-such-field": true }

async function ask(route: Route, role: AccessRole, whose: Whose) {
  const { method } = route
  const options: InjectOptions = { method, url: addressOf(route, whose), headers: { cookie: cookies.get(role) ?? "", ...OURS } }
  return server.inject(method === "GET" || method === "DELETE" ? options : { ...options, payload: NONSENSE })
}

/** Streams don't end, and these would end what the test asks with. */
const LEFT_OUT = new Set(["GET /api/events/stream", "GET /api/changes", "DELETE /api/session", "DELETE /api/sessions", "POST /api/session"])

describe("who may do what", () => {
  test("every route answers every role, on their own, their team's, others' and absent things, as the table says", async () => {
    const wrong: string[] = []
    let cases = 0
    for (const route of routes.filter(({ method, url }) => !LEFT_OUT.has(`${method} ${url}`))) {
      const kinds: Whose[] = ["lead", "handoff", "person"].includes(route.config.ownership ?? "")
        ? ["own", "team", "other", "absent"]
        : ["absent"]
      for (const role of ACCESS_ROLES) {
        for (const whose of kinds) {
          const answer = await ask(route, role, whose)
          const says = String(answer.headers["content-type"]).includes("problem") ? answer.json().type.split("/").at(-1) : ""
          const isForbidden = answer.statusCode === 403 && says === "not_allowed"
          const isAbsent =
            answer.statusCode >= 400 && /^There is (no (lead|handoff) of this id|nobody called)/.test(answer.json().detail ?? "")
          const wanted = expected(route, role, whose)
          const fits =
            wanted === "forbidden" ? isForbidden : wanted === "absent" ? isAbsent : !isForbidden && (whose === "absent" || !isAbsent)
          cases++
          if (!fits || answer.statusCode >= 500)
            wrong.push(`${route.method} ${route.url} as ${role} on ${whose}: ${answer.statusCode} ${says}, the table says it ${wanted}`)
        }
      }
    }

    console.info(`${cases} cases of route × role × ownership, ${routes.length} routes, ${ACCESS_ROLES.length} roles`)
    expect(wrong).toEqual([])
    expect(cases).toBeGreaterThan(700)
  }, 120_000)

  test("every row of the table is of use to a route", () => {
    const used = new Set(routes.map(({ config }) => config.permission))

    expect(ALL_PERMISSIONS.filter((each) => !used.has(each) && each !== "capture.send" && each !== "unnamed")).toEqual([])
  })

  test("every route names its row", () => {
    expect(routes.filter(({ config }) => config.permission === "unnamed").map(({ method, url }) => `${method} ${url}`)).toEqual([])
  })

  test("a route that names no row is for admin keys alone", async () => {
    const bare = fastify()
    const callers = createCallers(baton.app, createAuthenticator(baton.db, DEFAULT_LIMITS))
    guardRoutes(bare as unknown as Api, baton.app, { callers, calls: createLimiter({ name: "api", what: "requests" }, 0) })
    bare.get("/api/forgotten", async () => ({}))
    const ask = (headers: Record<string, string>) => bare.inject({ url: "/api/forgotten", headers })

    const answers = [await ask({ cookie: cookies.get("revops") ?? "" }), await ask({ authorization: `Bearer ${baton.keys.admin}` })]

    expect(answers.map(({ statusCode }) => statusCode)).not.toContain(500)
    expect([answers[0]?.statusCode === 200, answers[1]?.statusCode]).toEqual([false, 200])
    await bare.close()
  })

  test("nobody signs for both sides, and RevOps for none", () => {
    const signs = PERMISSIONS["agreements.sign"]

    expect(Object.keys(signs.may)).toEqual(["leadership"])
    expect(signs.keys).toEqual(["sign"])
  })
})
