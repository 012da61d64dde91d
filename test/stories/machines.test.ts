import { expect, test } from "vitest"
import { product, someone, type Lead } from "./product.ts"

type Summary = { engagements: number; machines: number; reasons: { reason: string; engagements: number; said_to_be_people: number }[] }
type Marked = { id: string; reason: string; said: string | null; lead: string | null; visitor: { kind: string; value: string } }
type Disqualified = { rules: { rule: string; resting: number; period: number; set_aside: number }[] }

const CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"

test("a form that a machine filled in is kept, named and counted, and goes to nobody; a person's word brings it back", async () => {
  const app = await product()
  await app.asksForDemo("lee@buyer.example", { _hp: "http://cheap.example" })

  const lead = await app.lead("lee@buyer.example")
  expect(lead).toMatchObject({ stage: "disqualified", intent: 0 })
  expect((await app.explain(lead)).verdict).toMatchObject({ kind: "disqualified", rule: "bot" })
  expect(await app.deliveries("acknowledgement")).toEqual([])
  expect(await app.all<Marked>("/api/bots")).toMatchObject([{ reason: "honeypot", lead: lead.id, said: null }])
  expect(await app.call<Summary>("GET", "/api/bots/summary")).toMatchObject({ engagements: 1, machines: 1 })

  await app.call("POST", "/api/bots/words", { lead: lead.id, is: "person", why: "She called: her password manager filled it in" })

  expect((await app.handoff("lee@buyer.example")).tier).toBe(1)
  expect(await app.all<Marked>("/api/bots")).toMatchObject([{ reason: "honeypot", said: "person" }])
  expect(await app.call<Summary>("GET", "/api/bots/summary")).toMatchObject({ machines: 0, reasons: [{ said_to_be_people: 1 }] })
})

test("what a crawler looks at gives no points, and what its person does afterwards does", async () => {
  const app = await product()
  const visit = (id: string, userAgent: string) => ({
    ...{ type: "page", userId: "u-1", messageId: id, properties: { path: "/pricing" } },
    context: { userAgent, traits: { email: "lee@buyer.example" } },
  })

  await app.segment([visit("m1", CRAWLER), visit("m2", CRAWLER)])
  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "disqualified", intent: 0 })

  await app.advance({ hours: 1 })
  await app.segment([visit("m3", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15) Firefox/140.0")])
  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "nurture", intent: 15 })
})

test("a mail scanner that follows every link makes no interest, and is seen in what it did altogether", async () => {
  const app = await product()
  const click = (id: string, seconds: number) => ({
    ...{ id, kind: "event", event: "Email Clicked", at: app.in({ minutes: -60 + seconds / 60 }), properties: { message_id: "m1" } },
    lead: { email: "lee@buyer.example" },
  })

  await app.signals([click("1", 0), click("2", 2), click("3", 4)])

  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "disqualified", intent: 0 })
  expect((await app.all<Marked>("/api/bots")).map((one) => one.reason)).toEqual(["mail_scanner", "mail_scanner", "mail_scanner"])

  await app.asksForDemo("lee@buyer.example")
  expect((await app.handoff("lee@buyer.example")).tier).toBe(1)
})

test("a visitor can be said to be a machine, and everything that they do is one's from then on", async () => {
  const app = await product()
  await app.segment([{ type: "page", anonymousId: "anon-1", messageId: "m1", properties: { path: "/pricing" } }])

  await app.call("POST", "/api/bots/words", { visitor: { kind: "anonymous", value: "anon-1" }, is: "machine", why: "Our uptime probe" })

  expect(await app.call<Summary>("GET", "/api/bots/summary")).toMatchObject({ machines: 1, reasons: [{ reason: "said" }] })
  expect(
    await app.refused("POST", "/api/bots/words", { visitor: { kind: "anonymous", value: "nobody" }, is: "machine", why: "x" }),
  ).toMatchObject({ status: 404 })
  expect((await app.refused("POST", "/api/bots/words", { is: "machine", why: "x" })).status).toBe(400)
})

test("a rule that a person set aside for a lead stays so, whatever comes later, until it is taken back", async () => {
  const app = await product()
  await app.asksForDemo("spy@competitor.example")
  const lead = await app.lead("spy@competitor.example")
  const count = async () => (await app.call<Disqualified>("GET", "/api/disqualified")).rules.find((one) => one.rule === "competitor")
  expect(await count()).toMatchObject({ resting: 1, period: 1, set_aside: 0 })

  await app.call("POST", `/api/leads/${lead.id}/requalification`, { why: "They merged with a customer of ours" })

  expect((await app.handoff("spy@competitor.example")).tier).toBe(1)
  expect(await count()).toMatchObject({ resting: 0, period: 1, set_aside: 1 })
  await app.asksForDemo("spy@competitor.example")
  expect((await app.lead("spy@competitor.example")).stage).toBe("handed_off")
  expect((await app.all<{ kind: string }>(`/api/leads/${lead.id}/journal`)).map((entry) => entry.kind)).toContain("lead_requalified")
  expect((await app.refused("POST", `/api/leads/${lead.id}/requalification`, { why: "again" })).status).toBe(409)
})

test("a rule that was set aside can be let count again", async () => {
  const app = await product()
  await app.signals([{ kind: "page", page: "/blog/x", lead: { email: "kim@partner.example" } }])
  const lead = await app.lead("kim@partner.example")
  await app.call("POST", `/api/leads/${lead.id}/requalification`, { why: "A mistake?" })
  expect((await app.lead("kim@partner.example")).stage).toBe("nurture")

  await app.call("DELETE", `/api/leads/${lead.id}/requalification/partner?why=No`)

  expect((await app.lead("kim@partner.example")).stage).toBe("disqualified")
})

test("the brief says by which clock the lead lives and when it may be reached", async () => {
  const app = await product()
  const { country: _, ...nowhere } = someone("lee@buyer.example") as Record<string, unknown>
  await app.form("demo", { ...nowhere, _tz: "America/Los_Angeles" })

  const handoff = await app.handoff("lee@buyer.example")

  const { content } = await app.call<{ content: { who: object } }>("GET", `/api/handoffs/${handoff.id}/brief`)
  expect(content.who).toMatchObject({
    localTime: { zone: "America/Los_Angeles", reads: "Mon 07:00" },
    contact: { source: "browser", confidence: 0.9, from: Date.parse("2026-11-16T17:00:00Z"), until: Date.parse("2026-11-17T02:00:00Z") },
  })
})

test("an address at a mistyped provider is told with what was probably meant, and nothing is changed", async () => {
  const app = await product()
  await app.asksForDemo("lee@gmial.com")

  const lead: Lead = await app.lead("lee@gmial.com")

  expect(await app.explain(lead)).toMatchObject({ checks: { email: { verdict: "typo", suggestion: "lee@gmail.com" } } })
  expect(lead.email).toBe("lee@gmial.com")
})
