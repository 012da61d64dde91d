import { expect, test } from "vitest"
import { product } from "./product.ts"

test("an agreement runs only when both sides have signed it, and leads that came before are judged then", async () => {
  const app = await product({ agreement: false })
  await app.asksForDemo("lee@buyer.example")
  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "captured", owner: { handle: "marketing_manager" } })

  const version = await app.load()
  await app.asksForDemo("kim@maker.example")
  expect((await app.lead("kim@maker.example")).stage).toBe("captured")
  await app.sign(version, "marketing")
  await app.advance({ minutes: 5 })
  expect((await app.lead("kim@maker.example")).stage).toBe("captured")
  expect((await app.refused("GET", "/api/agreements/in-force")).status).toBe(404)
  await app.sign(version, "sales")

  for (const email of ["lee@buyer.example", "kim@maker.example"])
    expect(await app.handoff(email)).toMatchObject({ state: "open", agreement: version.id })
})

test("leads wait for an agreement for weeks, and somebody is accountable all the time", async () => {
  const app = await product({ agreement: false })
  await app.asksForDemo("lee@buyer.example")

  await app.advance({ days: 20 })

  expect(await app.lead("lee@buyer.example")).toMatchObject({
    stage: "captured",
    owner: { handle: "marketing_manager" },
    due_at: app.in({ days: 1 }),
  })
})

test("one person can't sign for both sides, and a side signs once", async () => {
  const app = await product({ agreement: false })
  const version = await app.load()
  const url = `/api/agreements/${version.id}/signatures`
  await app.sign(version, "marketing", "Pat")

  expect(await app.refused("POST", url, { signer: "Pat", hash: version.hash }, app.signers.sales)).toMatchObject({ status: 409 })
  expect(await app.refused("POST", url, { signer: "Kim", hash: version.hash }, app.signers.marketing)).toMatchObject({ status: 409 })
  expect(await app.refused("POST", url, { signer: "Kim", hash: version.hash, side: "sales" }, app.signers.marketing)).toMatchObject({
    status: 403,
  })
  expect(await app.refused("POST", url, { signer: "Kim", hash: "0".repeat(64) }, app.signers.sales)).toMatchObject({ status: 422 })
})

test("a version never changes: the same text is the same version, another text is another", async () => {
  const app = await product()
  const [first] = await app.all<{ id: string; hash: string }>("/api/agreements")

  expect((await app.load()).id).toBe(first?.id)
  const other = await app.load({ firstTouch: "45 minutes" })
  expect(other.id).not.toBe(first?.id)
  expect(other.hash).not.toBe(first?.hash)

  await expect(
    app.db.pool.query(`begin; set local role ws_acme; update ws_acme.agreement set source = 'x' where id = '${first?.id}'`),
  ).rejects.toThrow(/permission denied/)
})

test("what was decided stays with its version when a new one comes in force", async () => {
  const app = await product()
  const before = await app.handOff("lee@buyer.example")
  await app.advance({ minutes: 5 })

  const version = await app.putInForce({ firstTouch: "1 hour" })
  const after = await app.handOff("kim@maker.example")

  expect(after).toMatchObject({ agreement: version.id, due_at: app.in({ minutes: 30 }) })
  expect(await app.clock(after, "first_touch")).toMatchObject({ due_at: app.in({ hours: 1 }) })
  expect(await app.again(before)).toMatchObject({ agreement: before.agreement, due_at: before.due_at })
  await app.advance({ minutes: 26 })
  expect(await app.owners(before)).toHaveLength(2)
  expect(await app.owners(after)).toHaveLength(1)
  expect((await app.explain(await app.lead("lee@buyer.example"))).verdict?.agreement.id).toBe(before.agreement)
})
