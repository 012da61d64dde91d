import { expect, test } from "vitest"
import type { Agreement } from "#domain/agreement/agreement.ts"
import { told } from "./company.ts"
import { product, type Handoff } from "./product.ts"

const SATURDAY = "2026-11-21T15:00:00Z"

test("at the weekend the rep who is back first gets the lead, the clock runs in their hours, and the record says who else was looked at", async () => {
  const app = await product({ at: SATURDAY })
  await app.away("ana", SATURDAY, "2026-11-24T00:00:00Z")
  await app.away("ben", SATURDAY, "2026-11-23T18:00:00Z")

  const handoff = await app.handOff()

  expect(handoff).toMatchObject({ owner: { handle: "cleo" }, due_at: "2026-11-23T14:30:00.000Z" })
  const { routing } = await app.explain(await app.lead("lee@buyer.example"))
  expect(routing).toMatchObject({ method: "first_back", says: expect.stringContaining("back first") })
  const tried = routing?.attempts.flatMap((attempt) => attempt.candidates) ?? []
  expect(tried.map((one) => [one.person.handle, one.free_at])).toEqual(
    expect.arrayContaining([
      ["ana", "2026-11-24T14:00:00.000Z"],
      ["ben", "2026-11-23T18:00:00.000Z"],
      ["cleo", "2026-11-23T14:00:00.000Z"],
    ]),
  )
})

test("nobody is woken at the weekend, and the warning comes in the rep's own hours", async () => {
  const app = await product({ at: SATURDAY })
  const handoff = await app.handOff()

  await app.advanceTo("2026-11-23T14:14:00Z")
  expect(await app.journal(handoff)).toEqual(["handed_off"])
  await app.advanceTo("2026-11-23T14:16:00Z")

  expect(await app.journal(handoff)).toEqual(["handed_off", "sla_warning"])
})

test("who joins while a lead is on its way to be held gets it a moment later", async () => {
  const app = await product({ reps: [] })
  const busy = await app.db.pool.connect()
  await busy.query("begin; lock table ws_acme.hold in exclusive mode")
  const held = app.asksForDemo("first@buyer.example")
  const waits = "select 1 from pg_locks where relation = 'ws_acme.hold'::regclass and not granted"
  await expect.poll(async () => (await busy.query(waits)).rowCount).toBe(1)

  const joins = { method: "PUT" as const, url: "/api/people", payload: [told("dora", "rep", "sdr_americas")] }
  const joined = await app.receive({ ...joins, headers: { authorization: `Bearer ${app.keys.admin}` } })
  await busy.query("commit")
  busy.release()
  await held

  expect([joined.statusCode, (await app.lead("first@buyer.example")).stage]).toEqual([200, "held"])
  await app.advance({ seconds: 30 })
  expect((await app.handoff("first@buyer.example")).owner.handle).toBe("dora")
})

test("a pool without anybody leaves its leads with the manager, and who joins gets the one that waits longest", async () => {
  const app = await product({ reps: [] })
  await app.asksForDemo("first@buyer.example")
  await app.advance({ minutes: 10 })
  await app.asksForDemo("second@maker.example")
  await app.advance({ hours: 3 })
  for (const email of ["first@buyer.example", "second@maker.example"])
    expect(await app.lead(email)).toMatchObject({ stage: "held", owner: { handle: "americas_manager" } })
  expect((await app.deliveries("hold:")).map((message) => message.recipient)).toEqual([
    "americas_manager@acme.example",
    "americas_manager@acme.example",
  ])

  await app.people([{ ...told("dora", "rep", "sdr_americas"), capacity: 3 }])
  expect((await app.handoff("first@buyer.example")).owner.handle).toBe("dora")
  expect((await app.lead("second@maker.example")).stage).toBe("held")
  await app.people([told("finn", "rep", "sdr_americas")])

  expect((await app.handoff("second@maker.example")).owner.handle).toBe("finn")
  expect(await app.all("/api/holds")).toEqual([])
})

test("when a rep has room again the lead that waits longest is theirs", async () => {
  const app = await product({ reps: [] })
  await app.people([{ ...told("dora", "rep", "sdr_americas"), capacity: 3 }])
  const first = await app.handOff("first@buyer.example")
  await app.asksForDemo("second@maker.example")
  await app.advance({ minutes: 1 })
  await app.asksForDemo("third@baker.example")
  expect((await app.lead("second@maker.example")).stage).toBe("held")

  await app.says(first, { kind: "reject", reason: "not_interested" })
  await app.advance({ seconds: 10 })

  const owners = (await app.all<Handoff>("/api/handoffs?open=true")).map((handoff) => [handoff.lead.email, handoff.owner.handle])
  expect(owners).toEqual([["second@maker.example", "dora"]])
})

test("a lead that nobody could take goes to whom a person names, and the record says who named them", async () => {
  const app = await product({ reps: [] })
  await app.asksForDemo("lee@buyer.example")
  const lead = await app.lead("lee@buyer.example")
  const give = (to: string) => app.call("POST", `/api/holds/${lead.id}/decision`, { decision: "approve", to })
  expect(await app.refused("POST", `/api/holds/${lead.id}/decision`, { decision: "approve", to: "nobody" })).toMatchObject({ status: 422 })

  await give("americas_manager")

  const handoff = await app.handoff("lee@buyer.example")
  expect(handoff).toMatchObject({ owner: { handle: "americas_manager" }, state: "open" })
  expect(await app.explain(lead)).toMatchObject({
    hold: null,
    routing: { method: "by_hand", says: "was named by a person" },
    journal: expect.arrayContaining([expect.objectContaining({ says: "Approved for handoff to Americas manager." })]),
  })
})

const APPROVE = { decision: "approve" }
const byHand = { change: (agreement: Agreement) => void (agreement.gate.decision = "review") }

test("a lead that a person approved and nobody could take goes to who is free first, and no person is asked again", async () => {
  const app = await product({ ...byHand, reps: [] })
  await app.asksForDemo("lee@buyer.example")
  const lead = await app.lead("lee@buyer.example")
  await app.call("POST", `/api/holds/${lead.id}/decision`, APPROVE)
  const approved = await app.explain(lead)
  await app.advance({ hours: 3 })
  const tried = await app.explain(lead)

  await app.asksForDemo("lee@buyer.example")
  const askedAgain = await app.explain(lead)
  await app.people([told("dora", "rep", "sdr_americas")])

  expect([approved, tried, askedAgain].map(({ hold }) => hold?.reason)).toEqual(["nobody", "nobody", "nobody"])
  expect((await app.handoff("lee@buyer.example")).owner.handle).toBe("dora")
  expect(tried.journal.filter(({ kind }) => kind === "hold_approve")).toHaveLength(1)
})

test("a strategic account that a person sent on and nobody could take goes to who is free first", async () => {
  const app = await product()
  await app.call("PUT", "/api/accounts/buyer.example", { name: "Buyer", target: true })
  const handoff = await app.handOff()
  await app.says(handoff, { kind: "recycle", reason: "not_now" })
  for (const rep of ["ana", "ben", "cleo"]) await app.people([{ ...told(rep, "rep", "sdr_americas"), active: false }])
  await app.call("POST", `/api/holds/${handoff.lead.id}/decision`, APPROVE)
  const approved = await app.explain(await app.lead("lee@buyer.example"))

  await app.advance({ hours: 3 })
  const tried = await app.explain(await app.lead("lee@buyer.example"))
  await app.people([told("dora", "rep", "sdr_americas")])

  expect([approved, tried].map(({ hold }) => hold?.reason)).toEqual(["nobody", "nobody"])
  expect(await app.handoff("lee@buyer.example")).toMatchObject({ cycle: 2, owner: { handle: "dora" } })
})
