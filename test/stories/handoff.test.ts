import { expect, test } from "vitest"
import { product, MONDAY } from "./product.ts"

test("a form becomes a handoff with an owner, running clocks and a brief, and the lead has its answer within a minute", async () => {
  const app = await product()

  const handoff = await app.handOff("lee@buyer.example")

  expect(handoff).toMatchObject({ tier: 1, state: "open", cycle: 1, opened_at: new Date(MONDAY).toISOString() })
  expect(["ana", "ben", "cleo"]).toContain(handoff.owner.handle)
  expect(Object.fromEntries((await app.clocks(handoff)).map((clock) => [clock.kind, clock.state]))).toEqual({
    routing: "met",
    acceptance: "running",
    first_touch: "running",
    owner_first_touch: "running",
    disposition: "running",
  })
  expect(handoff.due_at).toBe(app.in({ minutes: 30 }))
  const brief = await app.call<{ complete: number; content: { whyNow: string } }>("GET", `/api/handoffs/${handoff.id}/brief`)
  expect(brief.content.whyNow).toContain("asked for a demo")
  const [thanks] = await app.deliveries("acknowledgement:")
  expect(thanks).toMatchObject({ recipient: "lee@buyer.example", subject: "Your request has arrived", state: "shown" })
  expect(Date.parse(thanks?.ended_at ?? "") - Date.parse(MONDAY)).toBeLessThanOrEqual(60_000)
})

test("the same form posted twice is one lead, one handoff and one answer", async () => {
  const app = await product()

  await app.asksForDemo("lee@buyer.example", { submission_id: "s-1" })
  await app.asksForDemo("lee@buyer.example", { submission_id: "s-1" })

  expect(await app.handoffs("lee@buyer.example")).toHaveLength(1)
  expect(await app.deliveries("acknowledgement:")).toHaveLength(1)
  expect(await app.all("/api/leads")).toHaveLength(1)
  expect(await app.all("/api/signals")).toMatchObject([
    { taken: 0, duplicates: 1 },
    { taken: 1, duplicates: 0 },
  ])
})
