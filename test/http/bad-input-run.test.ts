import * as fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { newId } from "#store/new-id.ts"
import { inWorkspace } from "#store/workspace.ts"
import { prove } from "#steps/prove.ts"
import { fromSchema } from "../fixtures/from-schema.ts"
import { running, THURSDAY, type Running } from "./running.ts"

/** So many requests for each route: a few with every test run, `npm run fuzz` for more (`FUZZ_RUNS`, `FUZZ_SEED`). */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 4)
const SEED = process.env["FUZZ_SEED"] === undefined ? undefined : Number(process.env["FUZZ_SEED"])

type Schema = Parameters<typeof fromSchema>[0]
type Operation = {
  parameters?: { in: string; name: string; schema?: Schema }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
  responses: Record<string, { content?: Record<string, unknown> }>
  security?: object[]
}
type Route = { method: string; path: string; operation: Operation }

let baton: Running
let routes: Route[]
let schemas: Record<string, NonNullable<Schema>>
let ids: string[]

beforeAll(async () => {
  baton = await running()
  const description = baton.server.swagger() as unknown as {
    paths: Record<string, Record<string, Operation>>
    components: { schemas: typeof schemas }
  }
  schemas = description.components.schemas
  routes = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => !Object.values(operation.responses).some((one) => "text/event-stream" in (one.content ?? {})))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  await baton.call(
    "POST",
    "/forms/demo",
    {
      email: "lee@buyer.example",
      first_name: "Lee",
      company: "Buyer",
      job_title: "VP Sales",
      country: "US",
      employees: 200,
      industry: "Software",
    },
    { authorization: `Bearer ${baton.keys.write}` },
  )
  await baton.takeAll()
  const lists = await Promise.all(
    ["/api/leads", "/api/handoffs", "/api/accounts", "/api/deliveries", "/api/agreements"].map((url) => baton.call("GET", url)),
  )
  ids = [...lists.flatMap((answer) => answer.json<{ data: { id: string }[] }>().data.map((one) => one.id)), newId()]
})
afterAll(() => baton.stop())

/** Streams never end, and a route that erases would leave nothing to be sent to. */
const LEFT_OUT = /\/stream$|\/api\/changes$|\/erasure$/

test("whatever is sent to whichever route: nothing fails, every refusal has the one shape, and all that was taken is accounted for", async () => {
  const wrong: string[] = []
  let sent = 0
  let receipts = 0
  const before = await signals()
  for (const route of routes.filter(({ path }) => !LEFT_OUT.test(path))) {
    await fc.assert(
      fc.asyncProperty(requestFor(route), async (request) => {
        const answer = await baton.server.inject(request)
        sent += 1
        const body = answer.body.slice(0, 300)
        const isProblem = String(answer.headers["content-type"]).startsWith("application/problem+json")
        if (isCapture(route) && answer.body.includes('"receipt"')) receipts += 1
        if (answer.statusCode >= 500 && answer.statusCode !== 503)
          wrong.push(
            `${request.method} ${request.url}: ${answer.statusCode} ${body} after ${JSON.stringify(request.payload)?.slice(0, 300)}`,
          )
        if (answer.statusCode >= 400 && (!isProblem || !hasShape(answer.json())))
          wrong.push(`${request.method} ${request.url}: no problem, ${answer.statusCode} ${body}`)
      }),
      { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: SEED }), interruptAfterTimeLimit: 600_000 },
    )
  }
  await baton.takeAll()

  console.log(`${sent} requests to ${routes.length} routes; ${receipts} receipts`)
  expect(wrong).toEqual([])
  expect((await signals()) - before).toBeGreaterThanOrEqual(receipts)
  const { lanes } = (await baton.call("GET", "/api/signals/summary")).json<{
    lanes: Record<"taken" | "duplicates" | "quarantined" | "waiting" | "items", number>[]
  }>()
  for (const lane of lanes) expect(lane.taken + lane.duplicates + lane.quarantined).toBe(lane.items)
  // nobody runs the clocks here, so what is due stays so; everything else has to hold
  const proof = await inWorkspace(baton.db, "acme", (tx) => prove(tx, THURSDAY + 1_000, { full: true }))
  expect(proof.filter((one) => one.violations > 0 && !LATE.has(one.name))).toEqual([])
}, 900_000)

const LATE = new Set(["due_noticed", "journal_sealed", "look_up_wait", "look_up_ends", "delivery_ends", "signals_noticed"])

async function signals(): Promise<number> {
  const { rows } = await baton.db.pool.query<{ n: number }>("select count(*)::int as n from ws_acme.signal")
  return rows[0]?.n ?? 0
}

function isCapture({ path }: Route): boolean {
  return /^\/(forms|v1)\/|^\/api\/signals$/.test(path)
}

function hasShape(problem: { type?: unknown; title?: unknown; status?: unknown; detail?: unknown; instance?: unknown }): boolean {
  return (
    [problem.type, problem.title, problem.detail, problem.instance].every((one) => typeof one === "string" && one !== "") &&
    typeof problem.status === "number"
  )
}

function requestFor({
  method,
  path,
  operation,
}: Route): fc.Arbitrary<{ method: "POST"; url: string; payload?: string; headers: Record<string, string> }> {
  const odd = fc.constantFrom("x", "..%2f..", "%00", "'--", "a".repeat(600), "Ä%20b")
  const parameter = (name: string) =>
    name === "id" || name === "lead"
      ? fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: odd })
      : fc.oneof(fc.constantFrom("demo", "ana", ...ids), odd)
  const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name)
  const queries = (operation.parameters ?? []).filter((one) => one.in === "query")
  const body = operation.requestBody?.content["application/json"]?.schema
  return fc
    .record({
      places: fc.tuple(...places.map(parameter)),
      query: fc.record(Object.fromEntries(queries.map((one) => [one.name, fromSchema(one.schema, schemas, ids)])), { requiredKeys: [] }),
      payload: method === "GET" ? fc.constant(undefined) : fromSchema(body, schemas, ids),
      key: fc.oneof({ weight: 8, arbitrary: fc.constant("good") }, { weight: 1, arbitrary: fc.constantFrom("none", "other", "odd") }),
    })
    .map(({ places: named, query, payload, key }) => {
      const filled = places.reduce((url, name, at) => url.replace(`{${name}}`, String(named[at])), path)
      const search = new URLSearchParams(
        Object.entries(query).map(([name, value]) => [name, typeof value === "string" ? value.toWellFormed() : JSON.stringify(value)]),
      )
      const keys = {
        good: isCapturePath(path) ? baton.keys.write : baton.keys.admin,
        other: baton.keys.marketing,
        odd: "\u00e4 key",
        none: "",
      }
      const headers: Record<string, string> = { "content-type": "application/json" }
      if (key !== "none") headers["authorization"] = `Bearer ${keys[key as keyof typeof keys]}`
      const url = search.size === 0 ? filled : `${filled}?${search}`
      return { method: method as "POST", url, headers, ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }) }
    })
}

function isCapturePath(path: string): boolean {
  return /^\/(forms|v1)\//.test(path)
}
