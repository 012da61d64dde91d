import { expect, test } from "vitest"
import type { z } from "zod"
import type {
  AgreementWordsView,
  ChangesView,
  DraftView,
  JudgedLeadView,
  RoutingTableView,
  TrialView,
} from "#contract/agreement-reading.ts"
import { product, someone } from "./product.ts"

type Words = z.infer<typeof AgreementWordsView>
type Changes = z.infer<typeof ChangesView>
type Draft = z.infer<typeof DraftView>
type Trial = z.infer<typeof TrialView>

test("both sides read the agreement in plain words before they sign it", async () => {
  const app = await product({ agreement: false })
  const version = await app.load()

  const words = await app.call<Words>("GET", `/api/agreements/${version.id}/words`, undefined, app.signers.sales)

  const all = JSON.stringify(words.chapters)
  expect(all).toContain("A lead needs at least 40 points of intent.")
  expect(all).toContain("“asked for a demo”")
  expect(words.chapters.map(({ id }) => id)).toContain("promises")
})

test("what a version changes is told in plain words against the one before it, or against any other", async () => {
  const app = await product()
  const [first] = await app.all<{ id: string }>("/api/agreements")
  const second = await app.load({ firstTouch: "15 minutes" })
  const third = await app.load({ firstTouch: "20 minutes" })

  const before = await app.call<Changes>("GET", `/api/agreements/${third.id}/changes`)
  const since = await app.call<Changes>("GET", `/api/agreements/${third.id}/changes?since=${first?.id}`)

  expect(before.since?.id).toBe(second.id)
  expect(before.changes[0]).toMatchObject({ kind: "changed", before: "Tier 1: 15 minutes; Tier 2: 15 minutes; Tier 3: 15 minutes" })
  expect(since.changes[0]).toMatchObject({ before: expect.stringContaining("Tier 2: 1 business day") })
  expect((await app.call<Changes>("GET", `/api/agreements/${first?.id}/changes`)).since).toBeNull()
})

test("a draft is edited in its places, checked, and compared with the version in force; nothing is kept", async () => {
  const app = await product()
  const [inForce] = await app.all<{ id: string }>("/api/agreements")
  const { source } = await app.call<{ source: string }>("GET", `/api/agreements/${inForce?.id}`)
  const draft = (edits: object[]) => app.call<Draft>("POST", "/api/agreements/draft", { source, edits })

  const good = await draft([{ path: ["gate", "intent", "at_least"], value: 55 }])
  expect(good).toMatchObject({ valid: true, since: { id: inForce?.id } })
  expect(good.changes).toEqual([expect.objectContaining({ after: "A lead needs at least 55 points of intent." })])

  const bad = await draft([{ path: ["routing", "otherwise"], value: "nowhere" }])
  expect(bad).toMatchObject({ valid: false, document: null, changes: [] })
  expect(bad.problems[0]).toMatchObject({ path: "routing.otherwise", line: expect.any(Number) })

  const outOfBounds = await draft([{ path: ["gate", "fit", "at_least"], value: 150 }])
  expect(outOfBounds).toMatchObject({ document: null, written: { gate: { fit: { at_least: 150 } } } })
  expect(outOfBounds.problems.map(({ pointer }) => pointer)).toContain("/gate/fit/at_least")
  expect(good.written).toBeNull()

  expect(await app.refused("POST", "/api/agreements/draft", { source, edits: [{ path: ["name", "x"], value: 1 }] })).toMatchObject({
    status: 422,
  })
  expect(await app.all("/api/agreements")).toHaveLength(1)
})

test("a made-up lead is judged, scored and routed under any version, and leaves no trace", async () => {
  const app = await product()
  const strict = await app.load({ change: (agreement) => void (agreement.gate.overrides = []) })
  const [, inForce] = await app.all<{ id: string }>("/api/agreements")
  const turns = async () => JSON.stringify(await app.ledger("americas"))
  const before = await turns()
  const trial = (id: string | undefined, lead: object, signals: object[]) =>
    app.call<Trial>("POST", `/api/agreements/${id}/trial`, { lead, signals })
  const asked = [{ signal: "demo_request", ago: "5 minutes" }]

  const passes = await trial(inForce?.id, { email: "joe@freemail.example", country: "US" }, asked)
  expect(passes).toMatchObject({ verdict: "qualified", tier: 1, override: "demo_request", play: "demo" })
  expect(passes.route).toMatchObject({ pool: "americas", territory: null, owner: { handle: expect.any(String) } })
  expect(passes.route?.attempts.at(-1)).toMatchObject({ step: "pool", outcome: "taken" })
  expect(passes.reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(passes.score.fit + passes.score.intent, 6)

  const fails = await trial(strict.id, { email: "joe@freemail.example", country: "US" }, asked)
  expect(fails).toMatchObject({ verdict: "not_yet", tier: null, route: null, proofs: { fit: { passes: false } } })

  const german = await trial(inForce?.id, { email: "eva@firma.example", country: "DE" }, asked)
  expect(german.route).toMatchObject({ territory: "emea", pool: "emea", owner: { handle: "eva" } })

  expect(await turns()).toBe(before)
  expect(await app.all("/api/leads")).toEqual([])
})

test("a made-up lead of a known account goes to its owner, as a real one would", async () => {
  const app = await product()
  await app.call("PUT", "/api/accounts/buyer.example", { name: "Buyer", owner: "cleo" })
  const [version] = await app.all<{ id: string }>("/api/agreements")

  const trial = await app.call<Trial>("POST", `/api/agreements/${version?.id}/trial`, {
    lead: { email: "lee@buyer.example", country: "US" },
    signals: [{ signal: "demo_request", ago: "1 hour" }],
  })

  expect(trial).toMatchObject({
    account: { name: "Buyer", says: "The account was found by its domain." },
    route: { owner: { handle: "cleo" } },
  })
})

test("of each version it is known which leads it judged, and how", async () => {
  const app = await product()
  const [first] = await app.all<{ id: string }>("/api/agreements")
  const handoff = await app.handOff("lee@buyer.example")
  await app.signals([{ kind: "page", page: "/blog", lead: someone("kim@reader.example") }])
  await app.advance({ minutes: 1 })
  const second = await app.putInForce({ firstTouch: "1 hour" })
  await app.handOff("pat@maker.example")
  const judged = (id: string | undefined, query = "") => app.all<z.infer<typeof JudgedLeadView>>(`/api/agreements/${id}/leads${query}`)

  expect((await judged(first?.id)).map(({ lead, verdict }) => [lead.email, verdict])).toEqual([
    ["kim@reader.example", "not_yet"],
    ["lee@buyer.example", "qualified"],
  ])
  expect(await judged(first?.id, "?verdict=qualified")).toMatchObject([{ handoff: handoff.id, tier: 1, why: expect.any(String) }])
  expect((await judged(second.id)).map(({ lead }) => lead.email)).toEqual(["pat@maker.example"])
})

test("the routing table is in its order, with every step that comes before it", async () => {
  const app = await product()
  const [version] = await app.all<{ id: string }>("/api/agreements")

  const table = await app.call<z.infer<typeof RoutingTableView>>("GET", `/api/agreements/${version?.id}/routing`)

  expect(table.territories.map(({ id, when, pool }) => [id, when, pool])).toEqual([
    ["emea", "region is emea", "emea"],
    ["apac", "region is apac", "apac"],
  ])
  expect(table).toMatchObject({ otherwise: "americas" })
  expect(table.flow.edges.find(({ from, says }) => from === "territory:apac" && says === "no")?.to).toBe("pool:americas")
})

test.each([
  [{ lead: { employe_count: 5 } }, "There is no fact"],
  [{ lead: {}, signals: [{ signal: "demo", ago: "1 hour" }] }, "no signal"],
  [{ lead: {}, signals: [{ signal: "blog", ago: "yesterday" }] }, "not a length of time"],
  [{ signals: [] }, "lead"],
])("a made-up lead that makes no sense is refused: %j", async (body, says) => {
  const app = await product()
  const [version] = await app.all<{ id: string }>("/api/agreements")

  const problem = await app.refused("POST", `/api/agreements/${version?.id}/trial`, body)

  expect(problem.status).toBeLessThan(500)
  expect(JSON.stringify(problem)).toContain(says)
})
