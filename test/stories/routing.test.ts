import { expect, test } from "vitest"
import { product, someone, type Handoff } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>

/** Leads of companies of their own ask for a demo one after the other; answers who got them. */
async function demos(app: App, count: number): Promise<string[]> {
  const owners: string[] = []
  while (owners.length < count) {
    const place = (await app.all("/api/leads?limit=200")).length
    owners.push((await app.handOff(`lee@buyer${place}.example`)).owner.handle)
  }
  return owners
}

function counts(owners: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(owners, (owner) => owner)].map(([owner, leads]) => [owner, leads.length]).sort())
}

test("a lead of a known account goes to the account's owner, and that costs no turn of the pool", async () => {
  const app = await product()
  await app.signals([{ id: "1", kind: "page", page: "/blog/news", lead: { email: "kim@buyer.example" } }])
  await app.call("PUT", "/api/accounts/buyer.example", { owner: "cleo" })

  const handoff = await app.handOff("lee@buyer.example")

  expect(handoff).toMatchObject({ owner: { handle: "cleo" }, pool: null })
  expect((await app.explain(await app.lead("lee@buyer.example"))).routing).toMatchObject({ method: "account_owner" })
  expect((await app.ledger("americas")).members.every((member) => member.balance === 0)).toBe(true)
})

test("a second person of the same company goes to the rep who works the first", async () => {
  const app = await product()
  const first = await app.handOff("lee@buyer.example")
  await demos(app, 3)

  const second = await app.handOff("kim@buyer.example")

  expect(second.owner.handle).toBe(first.owner.handle)
  expect((await app.explain(await app.lead("kim@buyer.example"))).routing).toMatchObject({ method: "open_cycle" })
})

test("of 60 leads a rep who counts double gets 30 and the two others 15 each", async () => {
  const app = await product({ pool: { weights: { ana: 200 }, caps: [] } })
  const request = (place: number) => ({ id: `${place}`, kind: "form", form: "demo", lead: someone(`lee@buyer${place}.example`) })

  await app.signals(Array.from({ length: 60 }, (_, place) => request(place)))

  const owners = (await app.all<Handoff>("/api/handoffs?limit=200")).map((handoff) => handoff.owner.handle)
  expect(counts(owners)).toEqual({ ana: 30, ben: 15, cleo: 15 })
})

test("who would be next is who is next", async () => {
  const app = await product()
  const { next } = await app.ledger("americas")

  const owners = await demos(app, 10)

  expect(owners).toEqual(next.map((person) => person?.handle))
})

test("a rep who is out of office is passed over and has nothing to make up for on return", async () => {
  const app = await product()
  await demos(app, 3)
  await app.away("ana", app.in({ minutes: -1 }), app.in({ hours: 2 }))

  expect(counts(await demos(app, 6))).toEqual({ ben: 3, cleo: 3 })
  await app.advance({ hours: 3 })

  expect(counts(await demos(app, 6))).toEqual({ ana: 2, ben: 2, cleo: 2 })
})

test("a rep whose hands are full is owed at most two leads, and gets exactly two more on return", async () => {
  const app = await product({ change: ({ routing }) => delete routing.pools["americas"]?.max_run })
  const limit = (capacity: number | null) =>
    app.people([
      { handle: "ana", name: "Ana", email: "ana@acme.example", role: "rep", team: "sdr_americas", zone: "America/New_York", capacity },
    ])
  await demos(app, 3)
  await limit(3)

  expect(counts(await demos(app, 10))).toEqual({ ben: 5, cleo: 5 })
  const ana = (await app.ledger("americas")).members.find((member) => member.person.handle === "ana")
  expect(ana?.balance).toBeCloseTo(2, 6)
  await limit(null)

  expect(counts(await demos(app, 9))).toEqual({ ana: 5, ben: 2, cleo: 2 })
})

test("a lead of another region goes to that region's team, at any hour", async () => {
  const app = await product()

  await app.asksForDemo("jo@kunde.example", { country: "DE" })
  await app.asksForDemo("lin@client.example", { country: "SG" })

  expect(await app.handoff("jo@kunde.example")).toMatchObject({ owner: { handle: "eva" }, pool: "emea" })
  expect(await app.handoff("lin@client.example")).toMatchObject({ owner: { handle: "kai" }, pool: "apac" })
})
