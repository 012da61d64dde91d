import { expect, test } from "vitest"
import { product, someone } from "./product.ts"

const visits = (at: string, prefix: string) =>
  ["/pricing", "/acme-vs-others", "/roi"].map((page, place) => ({
    id: `${prefix}${place}`,
    kind: "page",
    page,
    at,
    campaign: "autumn",
    lead: { ...someone("lee@buyer.example"), lead_source: "Website" },
  }))

test("a recycled lead sleeps until its date; what it did before the closing is no intent any more", async () => {
  const app = await product()
  const first = await app.handOff()
  const until = app.in({ days: 20 })
  await app.says(first, { kind: "recycle", reason: "not_now", until })
  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "recycled", cool_down_until: until, due_at: until })

  await app.advance({ days: 10 })
  await app.signals(visits(app.in({}), "a"))
  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "recycled" })
  await app.advance({ days: 11 })

  expect(await app.handoffs("lee@buyer.example")).toMatchObject([
    { cycle: 2, state: "open" },
    { cycle: 1, state: "recycled" },
  ])
})

test("a recycled lead that stays silent is nurtured when its date has come, though its old points are still high", async () => {
  const app = await product()
  const first = await app.handOff()
  await app.says(first, { kind: "recycle", reason: "not_now", until: app.in({ days: 2 }) })

  await app.advance({ days: 3 })

  const lead = await app.lead("lee@buyer.example")
  expect(lead).toMatchObject({ stage: "nurture", cycles: 1 })
  expect(lead.intent).toBeGreaterThan(40)
})

test("a request for a demo wakes a sleeping lead at once, and the new cycle begins with who is next", async () => {
  const app = await product()
  const first = await app.handOff()
  await app.says(first, { kind: "recycle", reason: "no_budget" })
  await app.advance({ days: 5 })

  await app.asksForDemo("lee@buyer.example")

  expect(await app.handoffs("lee@buyer.example")).toMatchObject([
    { cycle: 2, tier: 1, state: "open" },
    { cycle: 1, state: "recycled" },
  ])
})

test("a lead that came back because nobody had time keeps what it did before", async () => {
  const app = await product()
  const first = await app.handOff()

  await app.says(first, { kind: "recycle", reason: "no_capacity", until: app.in({ hours: 2 }) })
  await app.advance({ hours: 3 })

  expect(await app.handoffs("lee@buyer.example")).toMatchObject([
    { cycle: 2, state: "open" },
    { cycle: 1, state: "recycled" },
  ])
})

test("after as many cycles a year as agreed a person decides about another", async () => {
  const app = await product({ change: (agreement) => void (agreement.re_entry.most_cycles_per_year = 2) })
  for (const cycle of [1, 2]) {
    await app.asksForDemo("lee@buyer.example")
    const handoff = await app.handoff("lee@buyer.example")
    expect(handoff.cycle).toBe(cycle)
    await app.says(handoff, { kind: "recycle", reason: "not_now" })
    await app.advance({ days: 2 })
  }

  await app.asksForDemo("lee@buyer.example")

  const lead = await app.lead("lee@buyer.example")
  expect(lead).toMatchObject({ stage: "held", owner: { handle: "americas_manager" } })
  expect((await app.explain(lead)).hold).toMatchObject({ reason: "yearly_cap" })
  await app.advance({ days: 3 })
  await app.call("POST", `/api/holds/${lead.id}/decision`, { decision: "approve" })
  expect(await app.handoff("lee@buyer.example")).toMatchObject({ cycle: 3, state: "open" })
})

test("who does not want to be contacted is left alone whatever they look at, and a person decides when they ask for something", async () => {
  const app = await product()
  const first = await app.handOff()
  await app.says(first, { kind: "disqualify", reason: "opted_out" })
  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "disqualified", due_at: null })
  await app.advance({ days: 5 })

  await app.signals(visits(app.in({}), "b"))

  expect(await app.handoffs("lee@buyer.example")).toHaveLength(1)
  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "disqualified", due_at: null })
  await app.advance({ days: 1 })
  await app.asksForDemo("lee@buyer.example")
  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "held", owner: { handle: "americas_manager" } })
})

test("a customer who looks at pages stays a customer, and one who asks for a demo is handed off", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.says(handoff, { kind: "accept" })
  await app.says(handoff, { kind: "sql", budget: true, authority: true, need: true, timeline: true })
  await app.says(handoff, { kind: "opportunity" })
  await app.says(handoff, { kind: "won", amount: 1 })
  await app.advance({ days: 5 })

  await app.signals(visits(app.in({}), "c").slice(0, 1))

  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "won", due_at: null })
  await app.asksForDemo("lee@buyer.example")
  expect(await app.handoff("lee@buyer.example")).toMatchObject({ cycle: 2, state: "open" })
})
