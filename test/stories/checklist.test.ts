import { expect, test } from "vitest"
import { product } from "./product.ts"

type Item = { id: string; state: string; evidence: string; by_whom: string | null; at: string | null }
type Checklist = { complete: number; items: Item[] }

test("a handoff's checklist shows what Baton found, what people ticked and when, and which exceptions they gave a reason for", async () => {
  const app = await product()
  const handoff = await app.handOff()
  const url = `/api/handoffs/${handoff.id}/checklist`
  const item = (list: Checklist, id: string) => list.items.find((one) => one.id === id)

  const fresh = await app.call<Checklist>("GET", url)
  await app.advance({ minutes: 10 })
  await app.touch(handoff)
  await app.says(handoff, { kind: "accept" })
  const ticked = await app.call<Checklist>("PUT", url, {
    by: handoff.owner.handle,
    items: [
      { item: "brief_read", state: "done" },
      { item: "fields", state: "exception", note: "They call back" },
    ],
  })

  expect(fresh.items).toHaveLength(20)
  expect(item(fresh, "in_time")).toMatchObject({ state: "pending" })
  expect(item(ticked, "in_time")).toMatchObject({ state: "done", evidence: expect.stringContaining("kept") })
  expect(item(ticked, "by_a_person")).toMatchObject({ state: "done", evidence: expect.stringContaining(`call by ${handoff.owner.name}`) })
  expect(item(ticked, "brief_read")).toMatchObject({ state: "done", by_whom: handoff.owner.name, at: app.in({}) })
  expect(item(ticked, "fields")).toMatchObject({ state: "exception", evidence: "They call back" })
  const [line] = await app.all<{ handoff: string; complete: number; missing: string[]; exceptions: number }>("/api/checklists?open=true")
  expect(line).toMatchObject({
    handoff: handoff.id,
    complete: ticked.complete,
    exceptions: 1,
    missing: expect.arrayContaining(["spoke_of_request"]),
  })
  const taken = await app.call<Checklist>("PUT", url, { items: [{ item: "brief_read", state: "open" }] })
  expect(item(taken, "brief_read")?.state).toBe("missing")
})

test.each([
  [{ item: "mood", state: "done" }, /no item "mood"/],
  [{ item: "fit", state: "done" }, /Baton checks/],
  [{ item: "fit", state: "exception" }, /Say why/],
])("%j is refused with what is wrong", async (note, detail) => {
  const app = await product()
  const handoff = await app.handOff()

  const refused = await app.refused("PUT", `/api/handoffs/${handoff.id}/checklist`, { items: [note] })

  expect(refused).toMatchObject({ status: 422, detail: expect.stringMatching(detail) })
})
