import { expect, test } from "vitest"
import { product } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>

/** A lead of a target account is handed off. */
async function targeted(app: App) {
  await app.call("PUT", "/api/accounts/buyer.example", { name: "Buyer", target: true })
  return app.handOff()
}

test("a strategic account that comes back waits for a person, who sends it to nurture by its topic", async () => {
  const app = await product()
  const handoff = await targeted(app)

  await app.says(handoff, { kind: "recycle", reason: "not_now" })

  const lead = await app.lead("lee@buyer.example")
  expect(lead).toMatchObject({ stage: "held", owner: { handle: "americas_manager" }, due_at: app.in({ days: 2 }) })
  expect((await app.explain(lead)).hold).toMatchObject({ reason: "strategic" })
  await app.advance({ minutes: 1 })
  expect(await app.deliveries(":strategic:")).toMatchObject([{ state: "shown" }])
  await app.signals([{ id: "v", kind: "page", page: "/pricing", at: app.in({}), lead: { email: "lee@buyer.example" } }])
  expect((await app.lead("lee@buyer.example")).stage).toBe("held")

  await app.call("POST", `/api/holds/${lead.id}/decision`, { decision: "nurture" })

  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "recycled", owner: { handle: "marketing_manager" } })
  await app.advance({ days: 100 })
  expect((await app.lead("lee@buyer.example")).stage).toBe("nurture")
})

test("the person may hand it off again at once, and then what it did before counts", async () => {
  const app = await product()
  const handoff = await targeted(app)
  await app.says(handoff, { kind: "recycle", reason: "not_now" })
  await app.advance({ hours: 1 })

  await app.call("POST", `/api/holds/${handoff.lead.id}/decision`, { decision: "approve" })

  expect(await app.handoff("lee@buyer.example")).toMatchObject({ cycle: 2, state: "open" })
})

test("a request of its own wakes it at once, and a word taken back leaves nobody waiting", async () => {
  const app = await product()
  const handoff = await targeted(app)
  await app.says(handoff, { kind: "recycle", reason: "not_now" })
  await app.call("POST", `/api/handoffs/${handoff.id}/disposition/undo`, {})
  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "handed_off" })
  expect(await app.all("/api/holds")).toEqual([])
  await app.says(handoff, { kind: "recycle", reason: "not_now" })
  await app.advance({ hours: 1 })
  expect((await app.deliveries(":strategic:")).map((one) => one.state)).toEqual(["cancelled", "shown"])

  await app.asksForDemo("lee@buyer.example")

  expect(await app.handoff("lee@buyer.example")).toMatchObject({ cycle: 2, state: "open" })
  expect(await app.all("/api/holds")).toEqual([])
})
