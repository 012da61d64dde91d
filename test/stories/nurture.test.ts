import { expect, test } from "vitest"
import { product } from "./product.ts"

type Nurtured = { lead: { email: string }; track: string; list: string | null; suppressed_until: string | null; closed_as: string }
type Event = { type: string; data: { track: string; list: string | null; suppressed_until: string | null; email: string } }

const tracks = { demo: { says: "Asked to see it", list: "nurture-demo" } }

test("a lead goes to the track of what it came for: the marketing system has a signed event, a list, and the date before which nobody reaches out", async () => {
  const app = await product({ change: ({ recycle }) => void (recycle.tracks = tracks) })
  const handoff = await app.handOff()
  const until = app.in({ days: 90 })

  await app.says(handoff, { kind: "recycle", reason: "not_now" })

  expect(await app.deliveries(":nurture:")).toMatchObject([{ state: "waiting", channel: "webhook" }])
  await app.advance({ seconds: 10 })
  const [told] = await app.deliveries(":nurture:")
  const event = JSON.parse((told as unknown as { body: string }).body) as Event
  expect(event).toMatchObject({ type: "lead.nurture", data: { track: handoff.play, list: "nurture-demo", suppressed_until: until } })
  expect(await app.all<Nurtured>("/api/nurture?track=demo")).toMatchObject([
    { lead: { email: "lee@buyer.example" }, track: "demo", list: "nurture-demo", suppressed_until: until, closed_as: "recycled" },
  ])
  expect(await app.all("/api/nurture?suppressed=false")).toEqual([])
  expect(await app.all("/api/nurture/tracks")).toEqual([
    { track: "demo", says: "Asked to see it", list: "nurture-demo", leads: 1, suppressed: 1 },
  ])
})

test("a word taken back leaves no event, and a lead that comes back leaves the list", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.says(handoff, { kind: "recycle", reason: "not_now" })
  await app.call("POST", `/api/handoffs/${handoff.id}/disposition/undo`, {})
  await app.says(handoff, { kind: "recycle", reason: "not_now" })
  await app.advance({ days: 3 })
  expect((await app.deliveries(":nurture:")).map((one) => one.state)).toEqual(["cancelled", "shown"])

  await app.asksForDemo("lee@buyer.example")

  expect(await app.all("/api/nurture")).toEqual([])
  expect(await app.deliveries(":nurture_ended")).toMatchObject([{ state: "shown" }])
})

test("the rep reads why a lead is back: how its last cycle ended, with whom and why, and what is new", async () => {
  const app = await product()
  const first = await app.handOff()
  await app.says(first, { kind: "recycle", reason: "no_budget", note: "Next year" })
  await app.advance({ days: 5 })

  await app.asksForDemo("lee@buyer.example")

  const again = await app.handoff("lee@buyer.example")
  const brief = await app.call<{ content: { back: object; history: object[] } }>("GET", `/api/handoffs/${again.id}/brief`)
  expect(brief.content.back).toMatchObject({
    isNew: [expect.stringContaining("demo")],
    says: expect.stringMatching(
      /^It is back: cycle 1 ended as recycled \(No budget\) with .* on 2026-11-16\. Since then it asked for a demo/,
    ),
  })
  expect(brief.content.history).toMatchObject([{ cycle: 1, outcome: "recycled", reason: "No budget" }])
  const mail = (await app.deliveries(`handoff:${again.id}:assigned`)).find((one) => one.channel === "email")
  expect((mail as unknown as { body: string }).body).toContain("It is back")
})
