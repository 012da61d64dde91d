import { expect, test } from "vitest"
import { product } from "./product.ts"

test("a touch at exactly the due instant is in time", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.advance({ minutes: 30 })

  await app.touch(handoff)
  await app.advance({ minutes: 30 })

  expect(await app.clock(handoff, "first_touch")).toMatchObject({ state: "met", missed_at: null, met_at: handoff.due_at })
  expect(await app.owners(handoff)).toHaveLength(1)
})

test("a touch a moment after the due instant is too late", async () => {
  const app = await product()
  const handoff = await app.handOff()
  app.sleepThrough({ minutes: 30 + 1 / 60_000 })

  await app.touch(handoff)

  expect(await app.clock(handoff, "first_touch")).toMatchObject({ state: "missed", missed_at: handoff.due_at })
})

test.each([
  ["an automatic reply", { kind: "auto_reply" }],
  ["an opened e-mail", { kind: "email_open" }],
  ["what a sequence sent", { kind: "email", human: false }],
  ["a note", { kind: "note" }],
  ["a ticked task", { kind: "task" }],
  ["the lead's own call", { kind: "inbound_call" }],
  ["a call by somebody of another team", { kind: "call", by: "eva" }],
])("%s is no first touch", async (_, touch) => {
  const app = await product()
  const handoff = await app.handOff()

  expect(await app.touch(handoff, touch)).toMatchObject({ counts: false })

  expect(await app.clock(handoff, "first_touch")).toMatchObject({ state: "running", met_at: null })
})

test("evidence that arrives late turns a miss into met late, and both are kept", async () => {
  const app = await product({ reps: ["ana"] })
  const handoff = await app.handOff()
  await app.advance({ minutes: 40 })
  expect(await app.clock(handoff, "first_touch")).toMatchObject({ state: "missed" })

  await app.touch(handoff, { at: app.in({ minutes: -20 }), external_id: "call-1", source: "dialler" })

  expect(await app.clock(handoff, "first_touch")).toMatchObject({
    state: "met",
    missed_at: handoff.due_at,
    met_at: app.in({ minutes: -20 }),
  })
  expect((await app.again(handoff)).first_touch_at).toBe(app.in({ minutes: -20 }))
})

test("the call of the earlier owner, told after the lead had moved on, counts for the buyer and stops the chase", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.advance({ minutes: 40 })
  expect(await app.owners(handoff)).toHaveLength(2)

  await app.touch(handoff, { at: app.in({ minutes: -20 }) })
  await app.says(await app.again(handoff), { kind: "accept" })
  await app.advance({ days: 1 })

  expect(await app.clock(handoff, "first_touch")).toMatchObject({ state: "met", missed_at: handoff.due_at })
  expect(await app.owners(handoff)).toHaveLength(2)
})

test("the same touch told twice is one", async () => {
  const app = await product()
  const handoff = await app.handOff()

  await app.touch(handoff, { source: "dialler", external_id: "call-1" })
  await app.touch(handoff, { source: "dialler", external_id: "call-1" })

  expect(await app.all(`/api/handoffs/${handoff.id}/touches`)).toHaveLength(1)
})
