import { expect, test } from "vitest"
import type { CadenceView, NextActionView } from "#contract/cadence.ts"
import { agreementText } from "./company.ts"
import { product, type Handoff } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>

const LEE = "lee@buyer.example"
const cadenceOf = (app: App, handoff: Handoff) => app.call<CadenceView>("GET", `/api/handoffs/${handoff.id}/cadence`)
const nextOf = (app: App, handoff: Handoff) => app.call<NextActionView>("GET", `/api/handoffs/${handoff.id}/next-action`)
const touchesOf = (app: App, handoff: Handoff) => app.all<{ counts: boolean }>(`/api/handoffs/${handoff.id}/touches`)

test("a touch that has not happened yet is refused, and a few minutes of a wrong clock are not", async () => {
  const app = await product()
  const handoff = await app.handOff()
  const touch = (at: string) => ({ kind: "call", by: handoff.owner.handle, at })

  expect(await app.refused("POST", `/api/handoffs/${handoff.id}/touches`, touch(app.in({ minutes: 6 })))).toMatchObject({
    status: 422,
    detail: "A touch can't lie in the future; say when it happened.",
  })
  await app.touch(handoff, { at: app.in({ minutes: 4 }) })

  expect(await app.clock(handoff, "first_touch")).toMatchObject({ state: "met", met_at: app.in({}) })
})

test("a touch told by somebody who has nothing to do with the lead is kept, and answers nothing", async () => {
  const app = await product()
  const handoff = await app.handOff()
  const before = await cadenceOf(app, handoff)

  expect(await app.touch(handoff, { by: "eva" })).toMatchObject({ counts: false })

  expect(await app.clock(handoff, "first_touch")).toMatchObject({ state: "running" })
  expect((await app.again(handoff)).first_touch_at).toBeNull()
  expect((await cadenceOf(app, handoff)).steps).toEqual(before.steps)
})

test("a touch on a cycle that is over is kept as what was done, and opens nothing again", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.touch(handoff)
  await app.says(handoff, { kind: "recycle", reason: "not_now" })
  await app.advance({ minutes: 1 })
  const over = await app.again(handoff)

  await app.touch(handoff, { kind: "email" })

  expect(await touchesOf(app, handoff)).toHaveLength(2)
  expect(await app.again(handoff)).toMatchObject({ state: "recycled", closed_at: over.closed_at, due_at: over.due_at })
  expect(await cadenceOf(app, handoff)).toMatchObject({ state: "ended", ended_as: "disposition" })
})

test("a lead whose clock nobody knows is taken to live by its region's, and its brief says that this is a guess", async () => {
  const app = await product()
  await app.asksForDemo(LEE, { country: "", phone: "" })
  const handoff = await app.handoff(LEE)

  expect((await nextOf(app, handoff)).when).toMatchObject({ from: app.in({}), is_now: true, zone: "America/New_York" })
  expect(await app.clock(handoff, "first_touch")).toMatchObject({ infeasible: null })
  const { content } = await app.call<{ content: { who: { contact: object } } }>("GET", `/api/handoffs/${handoff.id}/brief`)
  expect(content.who.contact).toMatchObject({ zones: ["America/New_York"], source: "region" })
})

test("a person whom nobody may contact is not followed up: somebody decides, and is told", async () => {
  const app = await product()
  const handoff = await app.handOff()

  await app.call("POST", `/api/leads/${handoff.lead.id}/objection`, { evidence: "Said so on the phone", source: "call" })
  await app.work()

  expect(await nextOf(app, handoff)).toMatchObject({ kind: "decide", channel: null })
  expect(await cadenceOf(app, handoff)).toMatchObject({ state: "waiting", steps: expect.arrayContaining([]) })
  expect(await app.deliveries("cadence_waiting")).toHaveLength(1)
})

test("two who are followed up at one account see each other, and one person is in one follow-up", async () => {
  const app = await product()
  await app.asksForDemo(LEE, { time_zone: "America/New_York" })
  await app.asksForDemo("kim@buyer.example", { first_name: "Kim", time_zone: "America/New_York" })
  const [lee, kim] = [await app.handoff(LEE), await app.handoff("kim@buyer.example")]
  await app.asksForDemo(LEE, { time_zone: "America/New_York" })

  expect((await cadenceOf(app, lee)).also_on_account).toMatchObject([{ handoff: kim.id }])
  expect((await cadenceOf(app, kim)).also_on_account).toMatchObject([{ handoff: lee.id }])
  expect(await app.handoffs(LEE)).toHaveLength(1)
})

test("a calendar in which nobody ever works is refused with its place, so that no rep can have one", async () => {
  const app = await product()

  const source = agreementText({ change: (agreement) => void (agreement.calendars["never"] = { zone: "America/New_York", hours: {} }) })

  expect(await app.refused("POST", "/api/agreements", { source })).toMatchObject({
    status: 422,
    detail: expect.stringContaining("(calendars.never.hours): Nobody ever works in this calendar."),
  })
})

test("a rep who is never at work when the lead may be contacted is asked for nothing that they could never do: somebody decides", async () => {
  const app = await product()
  await app.asksForDemo(LEE, { time_zone: "Asia/Singapore" })
  const handoff = await app.handoff(LEE)

  expect(await cadenceOf(app, handoff)).toMatchObject({ state: "waiting" })
  expect(await nextOf(app, handoff)).toMatchObject({ kind: "decide", channel: null })
  expect(handoff.due_at).not.toBeNull()
})

test("a step by another channel says so in words that fit it, and is never due before it may be done", async () => {
  const app = await product()
  await app.asksForDemo(LEE, { phone: "", time_zone: "America/Los_Angeles" })
  const handoff = await app.handoff(LEE)

  const next = await nextOf(app, handoff)

  expect(next).toMatchObject({ channel: "email", action: "Write an e-mail in place of the call" })
  expect(next.when.from).toBe("2026-11-16T17:00:00.000Z")
  expect(Date.parse(next.when.until ?? "")).toBeGreaterThan(Date.parse(next.when.from ?? ""))
})
