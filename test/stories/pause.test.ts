import { expect, test } from "vitest"
import type { CadenceView, NextActionView } from "#contract/cadence.ts"
import { product, type Handoff } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>

/** In New York, where the reps are. */
const LEE = "lee@buyer.example"
const handOffLee = async (app: App): Promise<Handoff> => {
  await app.asksForDemo(LEE, { phone: "+12125550100", time_zone: "America/New_York" })
  return app.handoff(LEE)
}

const pause = (app: App, handoff: Handoff, more: object = {}) =>
  app.call<Handoff>("POST", `/api/handoffs/${handoff.id}/pause`, { reason: "date_stated", note: "Back on Thursday", ...more })

test("a pause for an agreed reason moves what is due by the working time it lasts", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.advance({ minutes: 10 })

  await pause(app, handoff)
  await app.advance({ hours: 2 })
  expect(await app.journal(handoff)).toEqual(["handed_off", "paused"])
  const resumed = await app.call<Handoff>("POST", `/api/handoffs/${handoff.id}/resume`)

  expect(resumed.due_at).toBe(app.in({ minutes: 20 }))
})

test("a pause ends by itself at the date that was given", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.advance({ minutes: 10 })
  await pause(app, handoff, { until: "2026-11-17T15:00:00Z" })

  await app.advanceTo("2026-11-17T15:19:00Z")
  expect(await app.journal(handoff)).not.toContain("sla_missed")
  await app.advanceTo("2026-11-17T15:21:00Z")

  expect(await app.journal(handoff)).toContain("sla_missed")
})

test("the pauses of a cycle share a budget, and only the manager's word goes beyond", async () => {
  const app = await product({ change: (agreement) => void (agreement.sla.pauses.budget = "2 hours") })
  const handoff = await app.handOff()
  await pause(app, handoff, { until: app.in({ minutes: 90 }) })
  await app.advance({ minutes: 95 })
  const body = { reason: "date_stated", note: "And again", until: app.in({ hours: 1 }) }

  expect(await app.refused("POST", `/api/handoffs/${handoff.id}/pause`, body)).toMatchObject({ status: 422 })
  await pause(app, handoff, { ...body, approved_by: "americas_manager" })

  expect(await app.clock(handoff, "first_touch")).toMatchObject({ state: "paused" })
})

test("while the clocks stand still nobody is asked to follow up, and a late step is nobody's fault", async () => {
  const app = await product()
  const handoff = await handOffLee(app)
  await app.touch(handoff)
  await app.says(handoff, { kind: "accept" })
  const cadence = () => app.call<CadenceView>("GET", `/api/handoffs/${handoff.id}/cadence`)
  const next = () => app.call<NextActionView>("GET", `/api/handoffs/${handoff.id}/next-action`)

  await pause(app, handoff, { until: "2026-11-24T15:00:00Z" })

  expect(await cadence()).toMatchObject({ state: "paused" })
  expect(await next()).toMatchObject({ channel: "video", when: { from: "2026-11-24T15:00:00.000Z" } })
  expect((await next()).why_this).toContain("stands still until 2026-11-24 15:00 UTC")
  const resume = { action: "resume", why: "Let us go on." }
  expect(await app.refused("POST", `/api/handoffs/${handoff.id}/cadence`, resume)).toMatchObject({ status: 409 })
  await app.advanceTo("2026-11-24T14:59:00Z")
  expect(await app.deliveries("cadence_late")).toEqual([])
  await app.advanceTo("2026-11-24T15:01:00Z")
  expect(await cadence()).toMatchObject({ state: "active" })
})

test("when the clocks run again the follow-up goes on at its step, and an automatic reply that reaches further still holds it", async () => {
  const app = await product()
  const handoff = await handOffLee(app)
  await app.touch(handoff)
  const cadence = () => app.call<CadenceView>("GET", `/api/handoffs/${handoff.id}/cadence`)
  const before = await cadence()

  await pause(app, handoff, { until: "2026-11-24T15:00:00Z" })
  await app.call("POST", `/api/handoffs/${handoff.id}/resume`)
  expect(await cadence()).toMatchObject({ state: "active", steps: before.steps })

  await app.touch(handoff, { kind: "auto_reply", by: null, until: "2026-11-26T14:00:00Z" })
  await pause(app, handoff, { until: "2026-11-20T15:00:00Z" })
  await app.call("POST", `/api/handoffs/${handoff.id}/resume`)
  expect(await cadence()).toMatchObject({ state: "paused", paused_until: "2026-11-26T14:00:00.000Z" })
})

test("being out of office is no reason to pause", async () => {
  const app = await product()
  const handoff = await app.handOff()

  expect(await app.refused("POST", `/api/handoffs/${handoff.id}/pause`, { reason: "out_of_office", note: "On leave" })).toMatchObject({
    status: 422,
  })

  await app.away(handoff.owner.handle, app.in({ minutes: -1 }), app.in({ days: 5 }))
  await app.advance({ minutes: 31 })
  expect(await app.owners(handoff)).toHaveLength(2)
})
