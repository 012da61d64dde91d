import { expect, test } from "vitest"
import { product, type Clock } from "./product.ts"

const climbed = (clock: Clock) => clock.escalations.map(({ rung, late, outcome, at }) => ({ rung, late, outcome, at }))

test("after an outage missed warnings are recorded, the miss fires at once and late, and the next rung five minutes later", async () => {
  const app = await product({
    reps: ["ana"],
    ladder: [
      { at: "50%", tell: ["owner"] },
      { at: "80%", tell: ["owner"] },
      { at: "100%", tell: ["manager"] },
      { at: "200%", tell: ["director"] },
    ],
  })
  const handoff = await app.handOff()

  app.sleepThrough({ hours: 3 })
  const back = app.in({})
  await app.work()
  await app.advance({ minutes: 20 })

  const clock = await app.clock(handoff, "owner_first_touch")
  expect(climbed(clock)).toEqual([
    { rung: 0, late: true, outcome: "missed", at: back },
    { rung: 1, late: true, outcome: "missed", at: back },
    { rung: 2, late: true, outcome: "sent", at: back },
    { rung: 3, late: true, outcome: "sent", at: new Date(Date.parse(back) + 5 * 60_000).toISOString() },
  ])
  expect(clock.missed_at).toBe(handoff.due_at)
  expect((await app.deliveries(`clock:${clock.id}:`)).map((message) => message.recipient)).toEqual([
    "americas_manager@acme.example",
    "sales_director@acme.example",
  ])
})

test("a warning that is late but still of use is sent, marked late", async () => {
  const app = await product()
  const handoff = await app.handOff()

  app.sleepThrough({ minutes: 20 })
  await app.work()

  expect(climbed(await app.clock(handoff, "owner_first_touch"))).toEqual([{ rung: 0, late: true, outcome: "sent", at: app.in({}) }])
})

test("what arrived just before an outage is handed off after it, with its routing promise missed and its thanks left out", async () => {
  const app = await product()
  await app.call("GET", "/api/leads")
  const key = app.now()
  await app.db.pool.query(
    `insert into ws_acme.signal (id, lane, source, kind, received_at, payload, items, state, taken, duplicates, quarantined)
     values (gen_random_uuid(), 1, 'form:demo', 'form', $1, $2, 1, 'waiting', 0, 0, 0)`,
    [new Date(key).toISOString(), JSON.stringify({ form: "demo", inputs: { email: "lee@buyer.example" }, page: null, referrer: null })],
  )

  app.sleepThrough({ hours: 2 })
  await app.work()

  const handoff = await app.handoff("lee@buyer.example")
  expect(await app.clock(handoff, "routing")).toMatchObject({ state: "missed" })
  expect(await app.deliveries("acknowledgement:")).toEqual([])
})
