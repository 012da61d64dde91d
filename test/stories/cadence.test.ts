import { describe, expect, test } from "vitest"
import type { CadenceView, NextActionView } from "#contract/cadence.ts"
import { product, type Handoff } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>

const LEE = "lee@buyer.example"
/** In New York, where the reps are; Monday, ten in the morning. */
const handOff = async (app: App, more: object = {}): Promise<Handoff> => {
  await app.asksForDemo(LEE, { phone: "+12125550100", time_zone: "America/New_York", ...more })
  return app.handoff(LEE)
}
const nextOf = (app: App, handoff: Handoff) => app.call<NextActionView>("GET", `/api/handoffs/${handoff.id}/next-action`)
const cadenceOf = (app: App, handoff: Handoff) => app.call<CadenceView>("GET", `/api/handoffs/${handoff.id}/cadence`)
const told = (app: App, what: string) => app.deliveries(`cadence_${what}`)

describe("the follow-up of a lead", () => {
  test("asks for one step at a time, with the words for it", async () => {
    const app = await product()
    const handoff = await handOff(app)

    const call = await nextOf(app, handoff)
    await app.says(handoff, { kind: "accept" })
    await app.touch(handoff, { outcome: "no_answer" })
    const video = await nextOf(app, handoff)
    await app.advance({ hours: 3 })
    await app.touch(handoff, { kind: "video" })
    const email = await nextOf(app, handoff)

    expect(call).toMatchObject({
      kind: "first_touch",
      channel: "call",
      play: { id: "demo" },
      when: { is_now: true, zone: "America/New_York" },
    })
    expect(call.say?.text).toMatch(/^Hello Lee, .+ from Acme/)
    expect(call.play.why).toMatch(/^They asked for a demo: /)
    expect(video).toMatchObject({
      kind: "step",
      channel: "video",
      when: { from: "2026-11-16T17:00:00.000Z", until: "2026-11-17T15:00:00.000Z" },
    })
    expect(video.why_this).toContain("Nobody answered the last call.")
    expect(email).toMatchObject({
      channel: "email",
      say: { subject: "Your demo: one question first" },
      when: { from: "2026-11-17T14:00:00.000Z", until: "2026-11-17T23:00:00.000Z" },
    })
    expect(await app.again(handoff)).toMatchObject({ next_action: email.action, due_at: email.when.until })
  })

  test.each([
    ["a reply", { kind: "inbound_reply" }, "reply", "answer"],
    ["a conversation", { outcome: "connected" }, "reply", "verdict"],
    ["a meeting", { kind: "meeting_booked" }, "meeting", "verdict"],
  ])("ends with %s", async (_, touch, endedAs, next) => {
    const app = await product()
    const handoff = await handOff(app)
    await app.touch(handoff)

    await app.advance({ minutes: 5 })
    await app.touch(handoff, touch)

    expect(await cadenceOf(app, handoff)).toMatchObject({ state: "ended", ended_as: endedAs })
    expect(await nextOf(app, handoff)).toMatchObject({ kind: next })
    await app.advance({ days: 5 })
    expect(await told(app, "")).toEqual([])
  })

  test("waits until the date that an automatic reply states, and goes on then", async () => {
    const app = await product()
    const handoff = await handOff(app)
    await app.touch(handoff)

    await app.touch(handoff, { kind: "auto_reply", by: null, until: "2026-11-25T05:00:00Z" })

    expect(await cadenceOf(app, handoff)).toMatchObject({ state: "paused", paused_until: "2026-11-25T05:00:00.000Z" })
    expect(await nextOf(app, handoff)).toMatchObject({ channel: "video", when: { from: "2026-11-25T14:00:00.000Z" } })
    await app.advanceTo("2026-11-25T14:00:00Z")
    expect(await cadenceOf(app, handoff)).toMatchObject({ state: "active" })
    expect(await told(app, "late")).toEqual([])
  })

  test("leaves out a channel that is dead, and no other", async () => {
    const app = await product()
    const handoff = await handOff(app)
    await app.touch(handoff)

    await app.touch(handoff, { kind: "bounce", by: null })

    const { dropped, state } = await cadenceOf(app, handoff)
    expect({ dropped, state }).toEqual({ dropped: ["email"], state: "active" })
    expect(await nextOf(app, handoff)).toMatchObject({ channel: "video" })
  })

  test("that stops early is said: to who owes it, then to the manager, and in what was owed and done", async () => {
    const app = await product()
    const handoff = await handOff(app)
    await app.touch(handoff)
    await app.says(handoff, { kind: "accept" })

    await app.advance({ days: 2 })
    expect(await told(app, "late")).toHaveLength(1)
    expect(await told(app, "stopped")).toEqual([])
    await app.advance({ days: 3 })

    expect(await told(app, "stopped")).toHaveLength(1)
    const owed = await app.all<object>("/api/touches-owed?by=rep")
    expect(owed).toMatchObject([{ key: handoff.owner.handle, handoffs: 1, done: 1, owed: 2, stopped_early: 1, kept: 0 }])
  })

  test("goes on at the same step with a new owner, and with whoever stands in while the owner is away", async () => {
    const app = await product({ reps: ["ana", "ben"], change: (agreement) => (agreement.routing.account_owner.cover = { ben: "ana" }) })
    const handoff = await handOff(app)
    await app.touch(handoff)

    await app.call("POST", `/api/handoffs/${handoff.id}/reassignment`, { to: "ben", why: "Knows the company." })
    expect(await cadenceOf(app, handoff)).toMatchObject({ state: "active", person: { handle: "ben" } })
    await app.away("ben", "2026-11-16T15:30:00Z", "2026-11-30T15:00:00Z")
    await app.work()

    const { person, steps } = await cadenceOf(app, handoff)
    expect(person).toMatchObject({ handle: "ana" })
    expect(steps.map((step) => step.state).slice(0, 3)).toEqual(["done", "next", "to_come"])
  })

  test("ends where the lead objects: a person decides, who is told", async () => {
    const app = await product()
    const handoff = await handOff(app)
    await app.touch(handoff)

    await app.call("POST", `/api/leads/${handoff.lead.id}/objection`, { evidence: "Said so on the phone", source: "call" })
    await app.work()

    expect(await cadenceOf(app, handoff)).toMatchObject({ state: "waiting" })
    expect(await nextOf(app, handoff)).toMatchObject({ kind: "decide", channel: null })
    expect(await told(app, "waiting")).toHaveLength(1)
  })

  test("ends with a verdict, and runs again when that is taken back in time", async () => {
    const app = await product()
    const handoff = await handOff(app)
    await app.touch(handoff)
    const before = await cadenceOf(app, handoff)

    await app.says(handoff, { kind: "recycle", reason: "not_now" })
    expect(await cadenceOf(app, handoff)).toMatchObject({ state: "ended", ended_as: "disposition" })
    await app.call("POST", `/api/handoffs/${handoff.id}/disposition/undo`, {})

    expect(await cadenceOf(app, handoff)).toEqual(before)
  })

  test("is skipped, paused and stopped by a person, with a reason", async () => {
    const app = await product()
    const handoff = await handOff(app)
    await app.touch(handoff)
    const change = (body: object) => app.call<CadenceView>("POST", `/api/handoffs/${handoff.id}/cadence`, body)

    const skipped = await change({ action: "skip", why: "No camera at hand." })
    const paused = await change({ action: "pause", why: "They move offices.", until: app.in({ days: 7 }) })
    const going = await change({ action: "resume", why: "They have moved." })
    const stopped = await change({ action: "stop", why: "They will call us." })

    expect(skipped.steps[1]).toMatchObject({ state: "skipped", channel: "video" })
    expect([paused.state, going.state, stopped.state]).toEqual(["paused", "active", "ended"])
    expect((await app.refused("POST", `/api/handoffs/${handoff.id}/cadence`, { action: "skip", why: "x" })).status).toBe(409)
  })

  test("never asks for a touch outside the hours of lead and rep, nor on the lead's holiday", async () => {
    const app = await product({ at: "2026-11-25T22:30:00Z" })
    await app.asksForDemo(LEE, { phone: "+12125550100", time_zone: "America/Los_Angeles", state: "California" })
    const handoff = await app.handoff(LEE)

    // the Friday after Thanksgiving is a holiday in California, too; Wednesday before Thanksgiving, half an hour before New York closes
    expect((await nextOf(app, handoff)).when).toMatchObject({ from: "2026-11-25T22:30:00.000Z" })
    await app.touch(handoff)

    expect((await nextOf(app, handoff)).when).toMatchObject({ from: "2026-11-30T17:00:00.000Z", lead_time: "Mon 09:00" })
  })
})

test.each([
  ["the lead's day begins after it is due", "America/Los_Angeles", "both at work from 2026-11-16 17:00 UTC on"],
  ["the lead lives half the world away", "Asia/Singapore", "never at work at the same time"],
])("a first touch that nobody can make in time says so, and its deadline stays: %s", async (_, zone, why) => {
  const app = await product()
  const handoff = await handOff(app, { time_zone: zone })

  expect(await app.clock(handoff, "first_touch")).toMatchObject({
    due_at: app.in({ minutes: 30 }),
    infeasible: expect.stringContaining(why),
  })
  expect(await app.clock(handoff, "disposition")).toMatchObject({ infeasible: null })
  await app.advance({ minutes: 31 })
  const told = await app.all<{ kind: string; says: string }>(`/api/leads/${handoff.lead.id}/journal`)
  expect(told.find((entry) => entry.kind === "sla_missed")?.says).toContain(why)
})

test("a first touch that can be made in time is not said to be out of reach", async () => {
  const app = await product()
  const handoff = await handOff(app)

  expect(await app.clock(handoff, "first_touch")).toMatchObject({ infeasible: null })
})
