import { expect, test } from "vitest"
import { product, someone, type Lead } from "./product.ts"

test("what a visitor did before they said who they are counts once they do", async () => {
  const app = await product()
  const context = { campaign: { source: "newsletter", name: "autumn" } }
  const visit = (id: string, path: string, daysAgo: number) => ({
    type: "page",
    anonymousId: "anon-1",
    messageId: id,
    timestamp: app.in({ days: -daysAgo }),
    properties: { path },
    context,
  })

  await app.segment([visit("m1", "/pricing", 3), visit("m2", "/pricing", 2), visit("m3", "/pricing", 1), visit("m4", "/acme-vs-others", 1)])
  expect(await app.all("/api/leads")).toEqual([])
  const traits = {
    email: "lee@buyer.example",
    title: "VP Sales",
    employees: 200,
    industry: "Software",
    country: "US",
    company: { name: "Buyer" },
  }
  await app.segment([{ type: "identify", anonymousId: "anon-1", userId: "u-1", messageId: "m5", traits }])

  const lead = await app.lead("lee@buyer.example")
  expect(lead.intent).toBeGreaterThan(40)
  expect(lead.fields).toMatchObject({ campaign: "autumn", utm_source: "newsletter", landing_page: "/pricing" })
  expect(await app.all(`/api/leads/${lead.id}/engagements`)).toHaveLength(5)
  expect(await app.handoff("lee@buyer.example")).toMatchObject({ tier: 1, cycle: 1 })
})

test("what a visitor did and said in one and the same batch counts alike", async () => {
  const app = await product()
  const context = { campaign: { source: "newsletter", name: "autumn" } }
  const visit = { type: "page", anonymousId: "anon-1", messageId: "m1", properties: { path: "/pricing" }, context }

  await app.segment([
    visit,
    { type: "identify", anonymousId: "anon-1", userId: "u-1", messageId: "m2", traits: { email: "lee@buyer.example" } },
  ])

  const lead = await app.lead("lee@buyer.example")
  expect(lead).toMatchObject({ intent: 15, fields: { campaign: "autumn", landing_page: "/pricing" } })
})

test("two visitors who turn out to be one person become one lead, and nothing of either is lost", async () => {
  const app = await product()
  await app.segment([{ type: "identify", userId: "u-1", messageId: "m1", traits: { linkedin: "https://www.linkedin.com/in/lee-ray" } }])
  await app.asksForDemo("lee@buyer.example")
  expect(await app.all("/api/leads")).toHaveLength(2)

  await app.segment([{ type: "identify", userId: "u-1", messageId: "m2", traits: { email: "lee@buyer.example" } }])

  const [lead] = await app.all<Lead>("/api/leads")
  expect(lead).toMatchObject({ stage: "handed_off", fields: { job_title: "VP Sales", linkedin_url: expect.stringContaining("lee-ray") } })
  expect(await app.all(`/api/leads/${lead?.id}/engagements`)).toHaveLength(3)
})

test("two leads with an open handoff each who turn out to be one person: the older goes on, and every handoff still has its owner", async () => {
  const app = await product()
  await app.segment([{ type: "identify", userId: "u-1", messageId: "m1", traits: {} }])
  await app.segment([{ type: "track", userId: "u-1", messageId: "m2", event: "Demo Requested" }])
  await app.handOff("lee@buyer.example")
  expect(await app.all("/api/handoffs")).toHaveLength(2)

  await app.segment([{ type: "identify", userId: "u-1", messageId: "m3", traits: { email: "lee@buyer.example" } }])

  await app.advance({ days: 20 })
})

const LIST = `Email,First Name,Last Name,Company,Job Title,Country,Employees,Industry,Lead Source
lee@buyer.example,Lee,Ray,Buyer,VP Sales,US,200,Software,Demo request
kim@maker.example,Kim,Doe,Maker,Analyst,US,20,Toys,Trade show
nobody,No,Body,Nowhere,,,,,
`

test("the rows of a list become leads, and a row without a usable address waits in quarantine with its reason", async () => {
  const app = await product()

  const { id } = await app.importCsv(LIST)

  expect((await app.handoff("lee@buyer.example")).tier).toBe(1)
  expect((await app.lead("kim@maker.example")).stage).toBe("nurture")
  expect(await app.call("GET", `/api/imports/${id}`)).toMatchObject({
    state: "stored",
    rows_read: 3,
    rows_stored: 3,
    waiting: 0,
    taken: 2,
    quarantined: 1,
  })
  expect(await app.all("/api/quarantine")).toMatchObject([{ state: "waiting", owner: { handle: "marketing_manager" } }])
})

test("the same list sent again changes nothing", async () => {
  const app = await product()
  const standing = async () => ({
    leads: await app.all("/api/leads"),
    handoffs: await app.all("/api/handoffs"),
    messages: await app.deliveries(),
    quarantine: await app.all("/api/quarantine"),
  })
  await app.importCsv(LIST)
  const before = await standing()

  await app.advance({ minutes: 5 })
  await app.importCsv(LIST)

  expect(await standing()).toEqual(before)
})

test("an item that could not be understood becomes a lead once a person mended it", async () => {
  const app = await product()
  await app.signals([
    { id: "1", kind: "form", form: "demo", lead: { name: "Lee Ray" } },
    { id: "2", kind: "page", lead: { email: "kim@maker.example" } },
  ])
  const [item] = await app.all<{ id: string; code: string }>("/api/quarantine")
  expect(item?.code).toBe("no_identity")

  await app.call("POST", `/api/quarantine/${item?.id}/replay`, {
    payload: { id: "1", kind: "form", form: "demo", lead: someone("lee@buyer.example") },
  })

  expect((await app.handoff("lee@buyer.example")).tier).toBe(1)
  expect(await app.all("/api/quarantine")).toMatchObject([{ state: "replayed" }])
  expect((await app.refused("POST", `/api/quarantine/${item?.id}/replay`, {})).status).toBe(409)
})
