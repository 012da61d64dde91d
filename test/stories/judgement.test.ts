import { expect, test } from "vitest"
import { product, someone, MONDAY } from "./product.ts"

test("a score can be asked as of any earlier instant, without what came later", async () => {
  const app = await product()
  await app.asksForDemo("lee@buyer.example")
  const lead = await app.lead("lee@buyer.example")
  await app.advance({ days: 30 })
  await app.form("pricing", someone("lee@buyer.example"))

  const then = (await app.explain(lead, MONDAY)).score
  const before = (await app.explain(lead, app.in({ minutes: -1 }))).score
  const now = (await app.explain(lead)).score

  expect(then?.intent).toBe(60)
  expect(before?.intent).toBeCloseTo(30, 1)
  expect(now?.intent).toBeCloseTo(75, 1)
  expect(now?.reasons.reduce((sum, reason) => sum + reason.points, 0)).toBeCloseTo((now?.fit ?? 0) + (now?.intent ?? 0), 6)
})

test("a competitor is disqualified but stays visible, and is a lead again when the agreement no longer names them", async () => {
  const app = await product()
  await app.asksForDemo("lee@competitor.example")
  const lead = await app.lead("lee@competitor.example")
  expect(lead).toMatchObject({ stage: "disqualified", due_at: null })
  expect((await app.explain(lead)).verdict?.why).toContain("competitor")
  expect(await app.all("/api/leads?stage=disqualified")).toHaveLength(1)
  await app.advance({ days: 400 })

  await app.putInForce({
    change: (agreement) => void (agreement.disqualifiers = agreement.disqualifiers.filter((rule) => rule.id !== "competitor")),
  })
  await app.asksForDemo("lee@competitor.example")

  expect((await app.handoff("lee@competitor.example")).tier).toBe(1)
})

test("a lead without what a rep needs is not handed off, until it asks for a demo", async () => {
  const app = await product()

  await app.form("pricing", someone("lee@buyer.example"))

  const lead = await app.lead("lee@buyer.example")
  expect(lead).toMatchObject({ stage: "nurture", owner: { handle: "marketing_manager" } })
  expect((await app.explain(lead)).verdict).toMatchObject({ kind: "not_yet" })
  expect(lead.next_action).toMatch(/source|campaign|landing/i)

  await app.asksForDemo("lee@buyer.example")

  expect((await app.handoff("lee@buyer.example")).tier).toBe(1)
})

test("while a lead is worked its tier rises with what it does and never falls, and no new cycle is counted", async () => {
  const app = await product()
  const visit = (id: string, page: string, daysAgo: number) => ({
    id,
    kind: "page",
    page,
    at: app.in({ days: -daysAgo }),
    campaign: "autumn",
    lead: { ...someone("lee@buyer.example"), lead_source: "Website" },
  })
  await app.signals([
    visit("1", "/pricing", 12),
    visit("2", "/pricing", 11),
    visit("3", "/pricing", 1),
    visit("4", "/acme-vs-others", 1),
    visit("5", "/roi", 9),
  ])
  expect(await app.handoff("lee@buyer.example")).toMatchObject({ tier: 2, cycle: 1 })

  await app.asksForDemo("lee@buyer.example")
  const raised = await app.handoff("lee@buyer.example")
  expect(raised).toMatchObject({ tier: 1, cycle: 1, due_at: app.in({ minutes: 30 }) })
  await app.touch(raised)
  await app.advance({ days: 40 })
  await app.signals([visit("6", "/blog/news", 0)])

  expect(await app.handoffs("lee@buyer.example")).toMatchObject([{ tier: 1, cycle: 1 }])
})
