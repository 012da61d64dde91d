import { expect, test } from "vitest"
import { product, someone } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>
type Match = {
  code: string
  tier: number | null
  confidence: string
  name: string | null
  candidates: { name: string; lost: string | null }[]
}

/** How a lead's account was found. */
async function matchOf(app: App, email: string): Promise<Match> {
  const explanation = await app.explain(await app.lead(email))
  return (explanation as unknown as { account: Match }).account
}

test("a lead is with the account of its domain, and the explanation says so", async () => {
  const app = await product()

  await app.handOff("lee@buyer.example")
  await app.handOff("kim@buyer.example")

  expect(await matchOf(app, "lee@buyer.example")).toMatchObject({ code: "made", confidence: "certain" })
  expect(await matchOf(app, "kim@buyer.example")).toMatchObject({ code: "domain", tier: 1, confidence: "certain" })
})

test("who writes from a free mailbox is with the account of the name, and only probably so", async () => {
  const app = await product()
  await app.handOff("lee@buyer.example")
  const { name } = await matchOf(app, "lee@buyer.example")

  await app.asksForDemo("lee.ray@gmail.com", { company: "The BUYER.example Inc." })

  expect(await matchOf(app, "lee.ray@gmail.com")).toMatchObject({ code: "name", tier: 4, confidence: "probable", name })
})

test("the same name with another domain is another account until a person says otherwise", async () => {
  const app = await product()
  await app.asksForDemo("lee@buyer.example", { company: "Acme Tools" })

  await app.asksForDemo("kim@seller.example", { company: "Acme Tools Ltd" })

  expect(await matchOf(app, "kim@seller.example")).toMatchObject({
    code: "made",
    confidence: "possible",
    candidates: [{ name: "Acme Tools", lost: "the lead has a domain of its own, seller.example" }],
  })
})

test("what an account's owner may not take goes to who stands in, and the trail says why", async () => {
  const app = await product({ change: ({ routing }) => (routing.account_owner.cover = { ana: "ben" }) })
  await app.call("PUT", "/api/accounts/buyer.example", { owner: "ana" })
  await app.away("ana", app.in({ minutes: -1 }), app.in({ days: 10 }))

  const handoff = await app.handOff("lee@buyer.example")

  expect(handoff.owner.handle).toBe("ben")
  const { routing } = await app.explain(await app.lead("lee@buyer.example"))
  expect(routing).toMatchObject({
    method: "cover",
    attempts: [
      { step: "account_owner", outcome: "passed" },
      { step: "cover", outcome: "taken" },
    ],
  })
})

test("an owner who does not sell is passed over", async () => {
  const app = await product()
  await app.call("PUT", "/api/accounts/buyer.example", { owner: "marketing_manager" })

  const handoff = await app.handOff("lee@buyer.example")

  expect(handoff.pool).toBe("americas")
  const { routing } = await app.explain(await app.lead("lee@buyer.example"))
  expect(routing?.attempts[0]).toMatchObject({ step: "account_owner", says: "owns the lead's account, but is not in sales" })
})

test("what is known of a lead's company is decided once and not at every event", async () => {
  const app = await product()
  await app.handOff("lee@buyer.example")

  await app.signals(
    Array.from({ length: 5 }, (_, id) => ({ id: `${id}`, kind: "page", page: "/pricing", lead: { email: "lee@buyer.example" } })),
  )
  await app.signals([{ id: "9", kind: "form", form: "demo", lead: { ...someone("lee@buyer.example"), city: "Boston" } }])

  const { rows } = await app.db.pool.query("select count(*)::int as decisions from ws_acme.account_match")
  expect(rows).toEqual([{ decisions: 2 }])
})
