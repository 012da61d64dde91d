import { expect, test } from "vitest"
import { product, type Handoff, type Lead } from "./product.ts"

type Merge = { id: string; from: { id: string }; into: { id: string }; reason: string; evidence: string[]; absorbed_handoff: string | null }

/** Two leads of one person, both handed off, nobody knows it yet. */
async function twoCycles() {
  const app = await product()
  await app.segment([
    { type: "identify", userId: "u-1", messageId: "m1", traits: { firstName: "Lee", lastName: "Ray", title: "CEO" } },
    { type: "track", userId: "u-1", messageId: "m2", event: "Demo Requested" },
  ])
  const [older] = await app.all<Handoff>("/api/handoffs")
  if (older === undefined) throw new Error("The first lead was not handed off.")
  await app.advance({ minutes: 3 })
  const younger = await app.handOff("lee@buyer.example")
  return { app, older, younger }
}

test("two open cycles of one person become one: the older goes on, the other ends with its clocks called off, and both owners are told", async () => {
  const { app, older, younger } = await twoCycles()

  await app.segment([{ type: "identify", userId: "u-1", messageId: "m3", traits: { email: "lee@buyer.example" } }])

  expect(await app.again(older)).toMatchObject({ state: "open", owner: older.owner })
  expect(await app.again(younger)).toMatchObject({ state: "merged", closed_as: "merged" })
  expect((await app.clocks(younger)).filter((clock) => clock.state === "running")).toEqual([])
  const [merge] = await app.all<Merge>("/api/merges")
  expect(merge).toMatchObject({
    from: { id: younger.lead.id },
    into: { id: older.lead.id },
    evidence: ["user:u-1"],
    absorbed_handoff: younger.id,
    from_before: { email: "lee@buyer.example" },
    into_before: { name: "Lee Ray", email: null },
  })
  expect(merge?.reason).toBe("both log in with the same user id")
  expect((await app.deliveries(":merged:")).map((one) => one.recipient).sort()).toEqual(["ana@acme.example", "ben@acme.example"])
  expect(await app.lead("lee@buyer.example")).toMatchObject({ id: older.lead.id, stage: "handed_off", cycles: 1 })
  await app.advance({ hours: 3 })
})

test("an undone merge gives both leads their history back and opens the absorbed cycle with the time that was left", async () => {
  const { app, older, younger } = await twoCycles()
  await app.advance({ minutes: 2 })
  const before = await app.clock(younger, "first_touch")
  await app.segment([{ type: "identify", userId: "u-1", messageId: "m3", traits: { email: "lee@buyer.example" } }])
  const [merge] = await app.all<Merge>("/api/merges")
  await app.advance({ minutes: 60 })
  await app.segment([{ type: "track", userId: "u-1", messageId: "m4", event: "Seen since" }])

  await app.call("POST", `/api/merges/${merge?.id}/undo`, {})

  expect(await app.lead("lee@buyer.example")).toMatchObject({ id: younger.lead.id, stage: "handed_off", fields: { job_title: "VP Sales" } })
  expect(await app.call("GET", `/api/leads/${older.lead.id}`)).toMatchObject({ email: null, fields: { job_title: "CEO" } })
  expect(await app.again(younger)).toMatchObject({ state: "open", owner: younger.owner })
  expect((await app.all(`/api/leads/${older.lead.id}/engagements`)).length).toBe(3)
  expect(Date.parse((await app.clock(younger, "first_touch")).due_at) - Date.parse(before.due_at)).toBe(60 * 60_000)
  expect((await app.refused("POST", `/api/merges/${merge?.id}/undo`, {})).status).toBe(409)
  await app.advance({ hours: 3 })
})

test("what a person said are two is not made one again by the same evidence", async () => {
  const { app } = await twoCycles()
  await app.segment([{ type: "identify", userId: "u-1", messageId: "m3", traits: { email: "lee@buyer.example" } }])
  const [merge] = await app.all<Merge>("/api/merges")
  await app.call("POST", `/api/merges/${merge?.id}/undo`, {})

  await app.segment([{ type: "identify", userId: "u-1", messageId: "m5", traits: { email: "lee@buyer.example" } }])

  expect(await app.all<Lead>("/api/leads")).toHaveLength(2)
  expect(await app.all(`/api/leads/${merge?.from.id}/duplicates`)).toMatchObject([{ lead: { id: merge?.into.id }, not_same: true }])
})
