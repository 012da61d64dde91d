import { expect, test } from "vitest"
import { product, type Handoff } from "./product.ts"

type Rejection = { id: string; clause: string; verdict: string; says: string; reason: string; source: string | null }
type Item = { id: string; says: string; owner: { handle: string }; due_at: string; settled_at: string | null; detail: { cycles: number } }

test("a rejection cites the clause that failed, and the facts at handoff say whether it did", async () => {
  const app = await product()
  const wrong = await app.handOff("lee@buyer.example")
  const right = await app.handOff("info@gmail.com")
  const { clauses, allowed } = await app.call<{ clauses: { id: string; verdict: string; facts: string }[]; allowed: string[] }>(
    "GET",
    `/api/handoffs/${wrong.id}/answers`,
  )

  await app.says(wrong, { kind: "reject", reason: "not_icp", clause: "fit", note: "Too small" })
  await app.says(right, { kind: "reject", reason: "not_icp", clause: "identity" })

  expect(allowed).toEqual(["accept", "reject", "recycle", "disqualify"])
  expect(clauses.find((one) => one.id === "fit")).toMatchObject({ verdict: "disputed", facts: expect.stringMatching(/fit \d+ of the/) })
  const [newest, oldest] = await app.all<Rejection>("/api/rejections")
  expect(newest).toMatchObject({ clause: "identity", verdict: "disputed" })
  expect(oldest).toMatchObject({
    clause: "fit",
    verdict: "disputed",
    says: expect.stringContaining("speak against it: fit"),
    reason: "not_icp",
    reason_says: "Not our profile",
  })
  expect(await app.all<Rejection>("/api/rejections?clause=fit&disputed=true")).toHaveLength(1)
  expect(await app.all("/api/rejections/summary?by=clause")).toEqual([
    { name: "fit", says: null, rejected: 1, borne_out: 0, disputed: 1, open: 0, against_quality: 1 },
    { name: "identity", says: null, rejected: 1, borne_out: 0, disputed: 1, open: 0, against_quality: 1 },
  ])
  expect(await app.told(wrong.lead.id)).toContainEqual(
    expect.stringMatching(/said "reject": Not our profile\. It cites “The company fits: 40 points of fit or more”\. The facts/),
  )
  const told = (await app.explain(wrong.lead as never)) as unknown as { handoffs: { words: { claim: { says: string } }[] }[] }
  expect(told.handoffs[0]?.words[0]?.claim.says).toContain("speak against it")
})

test("a rejection's reason is called what the newest agreement in force that knows it calls it", async () => {
  const app = await product()
  for (const [email, reason] of Object.entries({ "lee@buyer.example": "not_icp", "kim@maker.example": "not_interested" }))
    await app.says(await app.handOff(email), { kind: "reject", reason, clause: "fit" })
  await app.advance({ minutes: 1 })
  await app.putInForce({
    change: ({ reasons }) => {
      reasons.reject = reasons.reject.filter(({ id }) => id !== "not_interested")
      for (const reason of reasons.reject) if (reason.id === "not_icp") reason.says = "Not whom we sell to"
    },
  })
  const called = async () => (await app.all<{ reason: string; reason_says: string }>("/api/rejections")).map((one) => one.reason_says)
  const before = await called()
  await app.load({ change: ({ reasons }) => reasons.reject.forEach((reason) => (reason.says = "Never in force")) })

  expect(before).toEqual([expect.any(String), "Not whom we sell to"])
  expect(await called()).toEqual(before)
  expect(await app.all("/api/rejections/summary?by=reason")).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: "not_icp", says: "Not whom we sell to" }),
      expect.objectContaining({ name: "not_interested", says: before[0] }),
    ]),
  )
  const { columns } = await app.call<{ columns: { name: string; title: string | null }[] }>("GET", "/api/reports/rejections")
  expect(columns.find(({ name }) => name === "reason:not_icp")?.title).toBe("Not whom we sell to")
  expect(columns[0]?.title).toBeNull()
  const leads = await app.call<{ says: string }>("GET", "/api/reports/rejections/leads?column=reason:not_icp")
  expect(leads.says).toBe("Not whom we sell to")
})

test("a second lead of a company that somebody has is a duplicate by the facts", async () => {
  const app = await product()
  const first = await app.handOff("lee@buyer.example")
  await app.advance({ minutes: 1 })
  const second = await app.handOff("kim@buyer.example")

  await app.says(second, { kind: "reject", reason: "duplicate" })

  expect(await app.all("/api/rejections")).toMatchObject([
    {
      clause: "identity",
      verdict: "borne_out",
      says: expect.stringContaining(`${first.owner.name} had one of the same company`),
      credit_back: true,
    },
  ])
})

test("a rejection that was taken back counts nowhere", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.says(handoff, { kind: "reject", reason: "not_icp" })

  await app.call("POST", `/api/handoffs/${handoff.id}/disposition/undo`, {})

  expect(await app.all("/api/rejections")).toEqual([])
  expect(await app.all("/api/rejections/summary")).toEqual([])
})

test("an agreement whose reason stands for no clause wants one named", async () => {
  const app = await product({ change: ({ reasons }) => reasons.reject.forEach((reason) => delete reason.clause) })
  const handoff = await app.handOff()

  const refused = await app.refused("POST", `/api/handoffs/${handoff.id}/disposition`, {
    kind: "reject",
    reason: "not_icp",
    by: handoff.owner.handle,
  })

  expect(refused).toMatchObject({ status: 422, detail: expect.stringMatching(/which clause of the agreement failed: fit, intent/) })
})

test("when more leads are rejected than agreed somebody has to answer it by a date, once; taking back the last one takes it back", async () => {
  const review = { above: 0.5, window: "30 days", of_at_least: 4, answer_within: "2 days" }
  const app = await product({ change: ({ reasons }) => void (reasons.review = review) })
  const handoffs: Handoff[] = []
  for (const name of ["a", "b", "c", "d"]) handoffs.push(await app.handOff(`${name}@${name}company.example`))
  const items = () => app.all<Item>("/api/items?open=true")
  const reject = (place: number) => app.says(handoffs[place]!, { kind: "reject", reason: "not_interested" })
  await reject(0)
  await reject(1)
  expect(await items()).toEqual([])

  await reject(2)
  expect(await items()).toHaveLength(1)
  await app.call("POST", `/api/handoffs/${handoffs[2]!.id}/disposition/undo`, {})
  expect(await items()).toEqual([])
  await reject(2)
  await reject(3)

  const [item, ...others] = await items()
  expect(others).toEqual([])
  expect(item).toMatchObject({
    owner: { handle: "marketing_manager" },
    due_at: app.in({ days: 2 }),
    says: expect.stringContaining("3 of the 4"),
  })
  await app.advance({ seconds: 10 })
  expect((await app.deliveries(":item:")).map((one) => one.state)).toEqual(["cancelled", "shown"])

  const settled = await app.call<Item>("POST", `/api/items/${item?.id}/decision`, { decision: "The form asks for the company's size now." })
  expect(settled.settled_at).toBe(app.in({}))
  expect(await app.refused("POST", `/api/items/${item?.id}/decision`, { decision: "Again" })).toMatchObject({ status: 409 })
})

test("an SQL keeps what was said of each letter, and what is won its amount in its currency", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.says(handoff, { kind: "accept" })
  await app.says(handoff, {
    kind: "sql",
    budget: { confirmed: true, note: "80k set aside" },
    authority: true,
    need: { confirmed: true, note: "Loses leads" },
    timeline: true,
  })
  await app.says(handoff, { kind: "opportunity", amount: 80_000, currency: "eur" })
  const bad = await app.refused("POST", `/api/handoffs/${handoff.id}/disposition`, {
    kind: "won",
    currency: "XXZ",
    by: handoff.owner.handle,
  })

  expect(bad).toMatchObject({ status: 422, detail: expect.stringContaining("XXZ") })
  expect(await app.says(handoff, { kind: "won" })).toMatchObject({ amount: 80_000, currency: "EUR" })
  const funnel = () => app.call<{ columns: { name: string; currency: string | null }[] }>("GET", "/api/reports/funnel")
  expect((await funnel()).columns.find(({ name }) => name === "amount_won")?.currency).toBe("EUR")
  const counted = await app.all("/api/reports/funnel/leads?column=won")
  expect(counted).toEqual([expect.objectContaining({ amount: 80_000, currency: "EUR" })])
  const other = await app.handOff("otto@other.example")
  for (const word of [{ kind: "accept" }, { kind: "sql", budget: true, authority: true, need: true, timeline: true }])
    await app.says(other, word)
  await app.says(other, { kind: "opportunity", amount: 1_000 })
  await app.says(other, { kind: "won" })
  // dollars, as the agreement means them, and euros were added up
  expect((await funnel()).columns.find(({ name }) => name === "amount_won")?.currency).toBeNull()
  const words = await app.all<{ kind: string; detail: object }>(`/api/handoffs/${handoff.id}/dispositions`)
  expect(words.find((word) => word.kind === "sql")?.detail).toMatchObject({ notes: { budget: "80k set aside", need: "Loses leads" } })
})
