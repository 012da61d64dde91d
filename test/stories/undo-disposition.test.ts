import { expect, test } from "vitest"
import { product, type Handoff } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>
const undo = (app: App, handoff: Handoff) => app.call<Handoff>("POST", `/api/handoffs/${handoff.id}/disposition/undo`, {})
const notUndone = (app: App, handoff: Handoff) => app.refused("POST", `/api/handoffs/${handoff.id}/disposition/undo`, {})

/** All of a handoff that a word on it may change. */
async function all(app: App, handoff: Handoff) {
  const { version: _version, undo_until: _until, ...again } = await app.again(handoff)
  const { updated_at: _updated, ...lead } = await app.lead("lee@buyer.example")
  // that somebody had room for a moment makes waiting leads be looked at once more, and nothing else
  const timers = await app.db.pool.query("select kind, subject, due_at from ws_acme.timer where kind <> 'room' order by kind, subject")
  return {
    handoff: again,
    lead,
    clocks: await app.clocks(handoff),
    ledger: (await app.ledger("americas")).members,
    next: (await app.ledger("americas")).next,
    assignments: await app.all(`/api/handoffs/${handoff.id}/assignments`),
    timers: timers.rows,
  }
}

test.each([
  ["accept", {}],
  ["reject", { reason: "duplicate", clause: "fit" }],
  ["recycle", { reason: "not_now" }],
  ["disqualify", { reason: "opted_out" }],
])("%s taken back within ten seconds leaves everything as it was, and nobody hears of it", async (kind, more) => {
  const app = await product()
  const handoff = await app.handOff()
  await app.advance({ minutes: 3 })
  const before = await all(app, handoff)

  const said = await app.says(handoff, { kind, ...more })
  await app.advance({ seconds: 9 })
  const undone = await undo(app, handoff)

  expect(said.undo_until).toBe(app.in({ seconds: 1 }))
  expect(undone).toMatchObject({ state: "open", undo_until: null })
  expect(undone.version).toBeGreaterThan(said.version)
  expect(await all(app, handoff)).toEqual(before)
  expect(await app.journal(handoff)).toContain("disposition_undone")
  expect(await app.all(`/api/handoffs/${handoff.id}/dispositions`)).toMatchObject([{ kind, undone_at: app.in({}) }])
  await app.advance({ hours: 1 })
  expect(await app.deliveries(`handoff:${handoff.id}:disposition`)).toMatchObject([{ state: "cancelled", attempts: 0 }])
})

test("what follows from a word leaves when ten seconds have passed, and then it can't be taken back", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.says(handoff, { kind: "recycle", reason: "not_now" })
  expect(await app.deliveries(`handoff:${handoff.id}:disposition`)).toMatchObject([{ state: "waiting" }])

  await app.advance({ seconds: 10 })

  expect(await app.deliveries(`handoff:${handoff.id}:disposition`)).toMatchObject([{ state: "shown" }])
  expect(await notUndone(app, handoff)).toMatchObject({ status: 409, detail: expect.stringMatching(/any more.*10 seconds/) })
})

test("a word is final once something has happened on it: a touch, a new request, another owner", async () => {
  const app = await product()
  const [touched, asked, given] = [
    await app.handOff("a@buyer.example"),
    await app.handOff("b@maker.example"),
    await app.handOff("c@trade.example"),
  ]
  for (const handoff of [touched, given]) await app.says(handoff, { kind: "accept" })
  await app.says(asked, { kind: "recycle", reason: "not_now" })

  await app.touch(touched)
  await app.asksForDemo("b@maker.example")
  const to = ["ana", "ben", "cleo"].find((handle) => handle !== given.owner.handle)
  await app.call("POST", `/api/handoffs/${given.id}/reassignment`, { to, why: "Knows them" })

  expect(await notUndone(app, touched)).toMatchObject({ status: 409, detail: expect.stringContaining("touch") })
  expect(await notUndone(app, asked)).toMatchObject({ status: 409, detail: expect.stringContaining("judged anew") })
  expect(await notUndone(app, given)).toMatchObject({ status: 409, detail: expect.stringContaining("somebody else") })
})

test("only the last word can be taken back, once; after that another can be given", async () => {
  const app = await product()
  const handoff = await app.handOff()
  expect(await notUndone(app, handoff)).toMatchObject({ status: 409, detail: expect.stringContaining("nothing to take back") })
  await app.touch(handoff)
  await app.says(handoff, { kind: "accept" })
  await app.says(handoff, { kind: "disqualify", reason: "opted_out" })

  expect(await undo(app, handoff)).toMatchObject({ state: "accepted" })

  expect(await notUndone(app, handoff)).toMatchObject({ status: 409 })
  expect(await app.says(handoff, { kind: "recycle", reason: "not_now" })).toMatchObject({ state: "recycled" })
})

test("whoever waits for room waits until the word that made it is final", async () => {
  const app = await product({ reps: ["ana"] })
  await app.people([
    { handle: "ana", name: "Ana", email: "ana@acme.example", role: "rep", team: "sdr_americas", zone: "America/New_York", capacity: 3 },
  ])
  const first = await app.handOff("a@buyer.example")
  await app.asksForDemo("b@maker.example")
  expect((await app.lead("b@maker.example")).stage).toBe("held")

  await app.says(first, { kind: "recycle", reason: "not_now" })
  expect((await app.lead("b@maker.example")).stage).toBe("held")
  await app.advance({ seconds: 10 })

  expect((await app.lead("b@maker.example")).stage).toBe("handed_off")
})
