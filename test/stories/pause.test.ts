import { expect, test } from "vitest"
import { product, type Handoff } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>

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
