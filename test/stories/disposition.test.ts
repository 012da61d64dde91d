import { expect, test } from "vitest"
import { product } from "./product.ts"

test("a lead is accepted, becomes an SQL, an opportunity and a customer, and each promise is kept on the way", async () => {
  const app = await product()
  const handoff = await app.handOff()

  await app.touch(handoff)
  expect(await app.says(handoff, { kind: "accept" })).toMatchObject({ state: "accepted" })
  expect((await app.lead("lee@buyer.example")).stage).toBe("accepted")
  const lacking = { kind: "sql", budget: true, authority: true, by: handoff.owner.handle }
  expect(await app.refused("POST", `/api/handoffs/${handoff.id}/disposition`, lacking)).toMatchObject({
    status: 422,
    detail: expect.stringContaining("need"),
  })
  await app.says(handoff, { kind: "sql", budget: true, authority: true, need: true, timeline: true, notes: "Signs in March" })
  await app.says(handoff, { kind: "opportunity", amount: 12_000 })
  await app.advance({ days: 60 })
  const won = await app.says(handoff, { kind: "won", amount: 15_000 })

  expect(won).toMatchObject({ state: "won", closed_as: "won", amount: 15_000, cycle: 1 })
  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "won", due_at: null })
  expect((await app.clocks(handoff)).map((clock) => clock.state)).toEqual(["met", "met", "met", "met", "met"])
})

test("a lead rejected as a duplicate gives the turn back, one that is not interested does not", async () => {
  const app = await product()
  const balance = async (handle: string) =>
    (await app.ledger("americas")).members.find((member) => member.person.handle === handle)?.balance
  const first = await app.handOff("lee@buyer.example")
  const second = await app.handOff("kim@maker.example")
  expect([await balance(first.owner.handle), await balance(second.owner.handle)].every((paid) => (paid ?? 0) < 0)).toBe(true)
  const before = await balance(second.owner.handle)

  await app.says(first, { kind: "reject", reason: "duplicate" })
  await app.says(second, { kind: "reject", reason: "not_interested" })

  expect((await app.ledger("americas")).next[0]?.handle).toBe(first.owner.handle)
  expect(await balance(second.owner.handle)).toBeLessThanOrEqual(before ?? 0)
  expect(await app.all(`/api/handoffs/${first.id}/assignments`)).toMatchObject([{ credited_back: true, ended_as: "rejected" }])
  expect(await app.all(`/api/handoffs/${second.id}/assignments`)).toMatchObject([{ credited_back: false, ended_as: "rejected" }])
})

test("of two reps who answer the same lead at once one wins, and the other is told who was faster", async () => {
  const app = await product()
  const handoff = await app.handOff()
  const url = `/api/handoffs/${handoff.id}/disposition`
  const word = (kind: string, more: object = {}) => ({ kind, by: handoff.owner.handle, expected_version: handoff.version, ...more })
  const attempt = (body: object) =>
    app.call("POST", url, body).then(
      () => null,
      (error: Error) => error.message,
    )

  const answers = await Promise.all([attempt(word("accept")), attempt(word("reject", { reason: "not_icp" }))])

  expect(answers.filter((answer) => answer === null)).toHaveLength(1)
  expect(answers.find((answer) => answer !== null)).toMatch(/409.*(accepted|rejected) by/)
  expect(
    (await app.all<{ kind: string }>(`/api/leads/${handoff.lead.id}/journal`)).filter((entry) => entry.kind.startsWith("handoff_")),
  ).toHaveLength(1)
})

test("who answers a cycle that is over is told so", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.says(handoff, { kind: "reject", reason: "not_icp", clause: "fit" })

  const body = { kind: "accept", by: handoff.owner.handle }

  expect(await app.refused("POST", `/api/handoffs/${handoff.id}/disposition`, body)).toMatchObject({
    status: 409,
    detail: expect.stringContaining("over"),
  })
})

test("a reason that the agreement does not know is refused with those it knows", async () => {
  const app = await product()
  const handoff = await app.handOff()

  const body = { kind: "reject", reason: "bad_vibes", by: handoff.owner.handle }

  expect(await app.refused("POST", `/api/handoffs/${handoff.id}/disposition`, body)).toMatchObject({
    status: 422,
    detail: expect.stringContaining("not_icp"),
  })
})

test("a lead given to somebody by hand gives the turn back to who had it, and the new owner's clock starts", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.advance({ minutes: 10 })
  const to = ["ana", "ben", "cleo"].find((handle) => handle !== handoff.owner.handle)

  await app.call("POST", `/api/handoffs/${handoff.id}/reassignment`, { to, why: "Knows the company" })

  expect(await app.owners(handoff)).toEqual([handoff.owner.handle, to])
  expect(await app.clock(handoff, "owner_first_touch")).toMatchObject({ person: { handle: to }, due_at: app.in({ minutes: 30 }) })
  expect((await app.ledger("americas")).next[0]?.handle).not.toBe(to)
})
