import { describe, expect, test } from "vitest"
import { armFailpoints } from "#store/failpoint.ts"
import type { ProviderView } from "#contract/provider.ts"
import { product, someone, type Options } from "./product.ts"
import { company, fakeProvider, type Reply } from "./provider.ts"

type Provider = Awaited<ReturnType<typeof fakeProvider>>

/** A company and a lead of which the size is not known; the agreement asks for it before leads are judged. */
async function lookingUp(provider: Provider, { needs = ["employee_count", "industry"], ...more }: Options & { needs?: string[] } = {}) {
  const change: Options["change"] = (agreement) => {
    more.change?.(agreement)
    agreement.enrichment = { wait: "3 seconds", correct_within: "1 hour", needs, imports: false }
  }
  const app = await product({ ...more, change, provider })
  const add = (name: string, body: object = {}) =>
    app.call<ProviderView>("PUT", `/api/providers/${name}`, {
      kind: "clearbit",
      key: "sk_secret",
      url: provider.url,
      cost_per_hit: 0.1,
      ...body,
    })
  await add("clear")
  const providers = () => app.all<ProviderView>("/api/providers")
  /** Somebody asks for a demo and says nothing of the company's size. */
  const asks = (email: string, more2: object = {}) =>
    app.form("demo", { ...someone(email), employees: undefined, industry: undefined, ...more2 })
  return { ...app, add, providers, asks }
}

const knows =
  (more: Parameters<typeof company>[1] = {}) =>
  ({ url }: { url: string }): Reply => ({ body: company(new URL(url, "http://x").searchParams.get("domain") ?? "", more) })

describe("a provider that answers in time", () => {
  test("tells what nobody said before the lead is judged, and the explanation and the brief say who told it", async () => {
    const provider = await fakeProvider(knows())
    const app = await lookingUp(provider)

    await app.asks("lee@buyer.example")

    const handoff = await app.handoff("lee@buyer.example")
    const why = await app.explain(await app.lead("lee@buyer.example"))
    const brief = await app.call<{ content: object }>("GET", `/api/handoffs/${handoff.id}/brief`)
    expect(handoff.owner.handle).toBe("ana")
    expect(why.looked_up).toMatchObject({ fields: { employee_count: { value: 600, by: "clear" }, industry: { by: "clear" } } })
    expect(why.journal.map((entry) => entry.kind)).toEqual(["looked_up", "handed_off"])
    expect(brief.content).toMatchObject({ company: { employee_count: 600 }, sources: { employee_count: { by: "clear" } } })
    expect(provider.received).toHaveLength(1)
    expect(provider.received[0]).toMatchObject({
      url: "/v2/companies/find?domain=buyer.example",
      headers: { authorization: "Bearer sk_secret" },
    })
  })

  test("is asked once for all who work at a company, also much later", async () => {
    const provider = await fakeProvider(knows())
    const app = await lookingUp(provider)

    const batch = ["lee", "kim", "mo"].map((who) => ({ id: who, kind: "form", form: "demo", lead: { email: `${who}@buyer.example` } }))
    await app.signals(batch)
    await app.advance({ days: 10 })
    await app.asks("jo@buyer.example")

    expect(provider.received).toHaveLength(1)
    expect((await app.explain(await app.lead("jo@buyer.example"))).looked_up).toMatchObject({ fields: { employee_count: { value: 600 } } })
    expect((await app.providers())[0]?.this_month).toMatchObject({ asked: 1, hits: 1, cost: 0.1 })
  })

  test("is not asked again for a while about whom it does not know", async () => {
    const provider = await fakeProvider(() => ({ status: 404, body: { error: { type: "unknown_record" } } }))
    const app = await lookingUp(provider)

    await app.asks("lee@buyer.example")
    await app.asks("kim@buyer.example")

    expect(provider.received).toHaveLength(1)
    expect((await app.handoff("kim@buyer.example")).state).toBe("open")
  })

  test("is not asked about what the lead said, and its word never replaces the lead's own", async () => {
    const provider = await fakeProvider(knows({ employees: 9_000, industry: "Toys" }))
    const app = await lookingUp(provider)

    await app.form("demo", someone("sure@known.example"))
    await app.asks("lee@buyer.example", { industry: "Software" })

    expect(provider.received).toHaveLength(1)
    const { fields } = await app.explain(await app.lead("lee@buyer.example")).then((why) => why.looked_up ?? { fields: {} })
    expect(fields).toMatchObject({ employee_count: { value: 9_000 } })
    expect(fields).not.toHaveProperty("industry")
  })

  test("is asked after the one before it, for what that one did not know", async () => {
    const provider = await fakeProvider(({ url }) =>
      url.startsWith("/first") ? { body: { size: 300 } } : { body: { sector: "Software", size: 1 } },
    )
    const app = await lookingUp(provider)
    const mapping = (path: string) => ({
      ...{ kind: "http", key: null, url: null },
      mapping: {
        ...{ method: "GET", url: `${provider.url}/${path}?d={domain}`, headers: {}, body: null, about: "company" },
        fields: { employee_count: "/size", industry: "/sector" },
      },
    })
    await app.call("PUT", "/api/providers/clear", { is_on: false })
    await app.add("second", { ...mapping("second"), place: 5 })
    await app.add("first", { ...mapping("first"), place: 2 })

    await app.asks("lee@buyer.example")

    expect(provider.received.map((one) => one.url)).toEqual(["/first?d=buyer.example", "/second?d=buyer.example"])
    expect((await app.explain(await app.lead("lee@buyer.example"))).looked_up).toMatchObject({
      fields: { employee_count: { value: 300, by: "first" }, industry: { value: "Software", by: "second" } },
    })
  })
})

describe("a provider that does not answer in time", () => {
  test("keeps nobody waiting past the agreed time; what it tells later scores the lead again and corrects who has it", async () => {
    const provider = await fakeProvider(() => "hold")
    const app = await lookingUp(provider, { needs: ["employee_count", "country"] })

    await app.asks("lee@buyer.example", { country: undefined })
    const waiting = await app.lead("lee@buyer.example")
    await app.advance({ seconds: 3 })
    const before = await app.handoff("lee@buyer.example")
    provider.answers(knows({ countryCode: "DE" }))
    await app.work()
    const after = await app.handoff("lee@buyer.example")

    expect(waiting).toMatchObject({
      stage: "captured",
      next_action: expect.stringMatching(/^Being looked up until/),
      due_at: before.opened_at,
    })
    expect(before.owner.handle).toBe("ana")
    expect(after.owner.handle).toBe("eva")
    expect(await app.owners(after)).toEqual(["ana", "eva"])
    const told = (await app.deliveries(`handoff:${after.id}:assigned:2`)).map((one) => one.recipient)
    expect(told.sort()).toEqual(["ana@acme.example", "eva@acme.example"])
    expect(await app.ledger("americas").then(({ members }) => members.map((one) => one.balance))).toEqual([0, 0, 0])
  })

  test("corrects nothing when the agreed window is over, when somebody touched the lead, or when it was accepted", async () => {
    const provider = await fakeProvider(() => "hold")
    const app = await lookingUp(provider, { needs: ["country"] })
    for (const who of ["late", "touched", "taken"]) await app.asks(`${who}@${who}.example`, { country: undefined })
    await app.advance({ seconds: 3 })
    await app.touch(await app.handoff("touched@touched.example"))
    await app.says(await app.handoff("taken@taken.example"), { kind: "accept" })

    await app.advance({ minutes: 61 })
    const before = await app.handoff("late@late.example")
    provider.answers(knows({ countryCode: "DE" }))
    await app.work()

    for (const who of ["late", "touched", "taken"]) {
      const handoff = await app.handoff(`${who}@${who}.example`)
      expect(["eva"]).not.toContain(handoff.owner.handle)
      expect((await app.explain(await app.lead(`${who}@${who}.example`))).looked_up).toMatchObject({ fields: { country: { value: "DE" } } })
    }
    expect((await app.handoff("late@late.example")).owner).toEqual(before.owner)
  })

  test("finds a lead that nobody could take: it is judged and routed by what is known now", async () => {
    const provider = await fakeProvider(() => "hold")
    const app = await lookingUp(provider, { reps: [], needs: ["employee_count", "country"] })
    for (const who of ["lee@buyer.example", "kim@maker.example"]) await app.asks(who, { country: undefined })
    await app.advance({ seconds: 3 })
    const before = await app.lead("lee@buyer.example")
    const why = (await app.explain(before)).verdict?.why

    await app.advance({ minutes: 5 })
    provider.answers((request) => knows({ employees: 600, countryCode: request.url.includes("maker") ? "DE" : "US" })(request))
    await app.work()

    const after = await app.lead("lee@buyer.example")
    const explained = await app.explain(after)
    expect(before).toMatchObject({ stage: "held", fit: expect.any(Number) })
    expect(after).toMatchObject({ stage: "held", fit: explained.score?.fit, due_at: before.due_at, owner: before.owner })
    expect(after.fit).toBeGreaterThan(before.fit ?? 0)
    expect(why).not.toContain("600")
    expect(explained.verdict?.why).toContain("employees")
    expect((await app.handoff("kim@maker.example")).owner.handle).toBe("eva")
    expect((await app.all<{ lead: { email: string } }>("/api/holds")).map((hold) => hold.lead.email)).toEqual(["lee@buyer.example"])
  })

  test("finds a lead that waits for a person's word: it stays with that person, with the new score and verdict", async () => {
    const provider = await fakeProvider(() => "hold")
    const app = await lookingUp(provider, {
      change: ({ gate, disqualifiers }) => {
        gate.decision = "review"
        disqualifiers.push({ id: "alone", says: "is one person alone", when: { fact: "employee_count", below: 2 } })
      },
    })
    await app.asks("lee@buyer.example")
    await app.asks("kim@maker.example")
    await app.advance({ seconds: 3 })
    const [before, holds] = [await app.lead("lee@buyer.example"), await app.all("/api/holds")]

    await app.advance({ minutes: 5 })
    provider.answers((request) => knows({ employees: request.url.includes("maker") ? 1 : 600 })(request))
    await app.work()

    const after = await app.lead("lee@buyer.example")
    expect(before).toMatchObject({ stage: "held" })
    expect(after).toMatchObject({ stage: "held", due_at: before.due_at, owner: before.owner, next_action: before.next_action })
    expect(after.fit).toBeGreaterThan(before.fit ?? 0)
    expect(await app.explain(after)).toMatchObject({ score: { fit: after.fit }, verdict: { why: expect.stringContaining("employees") } })
    const alone = await app.lead("kim@maker.example")
    expect(alone).toMatchObject({ stage: "held", tier: null, owner: before.owner })
    expect((await app.explain(alone)).verdict).toMatchObject({ kind: "disqualified" })
    expect(await app.all("/api/holds")).toEqual(holds)
    await app.call("POST", `/api/holds/${after.id}/decision`, { decision: "approve" })
    const brief = await app.call<{ content: object }>("GET", `/api/handoffs/${(await app.handoff("lee@buyer.example")).id}/brief`)
    expect(brief.content).toMatchObject({ company: { employee_count: 600 } })
  })

  test("finds a strategic lead that came back: the person still decides, by the new score", async () => {
    const provider = await fakeProvider(() => "hold")
    const app = await lookingUp(provider)
    await app.call("PUT", "/api/accounts/buyer.example", { name: "Buyer", target: true })
    await app.asks("lee@buyer.example")
    await app.advance({ seconds: 3 })
    await app.says(await app.handoff("lee@buyer.example"), { kind: "recycle", reason: "not_now" })
    const [before, holds] = [await app.lead("lee@buyer.example"), await app.all("/api/holds")]

    await app.advance({ minutes: 5 })
    provider.answers(knows())
    await app.work()

    const after = await app.lead("lee@buyer.example")
    expect(after).toMatchObject({ stage: "held", due_at: before.due_at, owner: before.owner, next_action: before.next_action })
    expect(after.fit).toBeGreaterThan(before.fit ?? 0)
    expect((await app.explain(after)).score?.fit).toBe(after.fit)
    expect(await app.all("/api/holds")).toEqual(holds)
  })

  test.each<[string, Reply]>([
    ["answers with a page", { text: "<html><body>Please sign in</body></html>", headers: { "content-type": "text/html" } }],
    ["is broken", { status: 503, text: "upstream" }],
    ["refuses the key", { status: 401, text: "Invalid API key." }],
    ["is asked too often", { status: 429, body: { message: "Too many requests" }, headers: { "retry-after": "120" } }],
    ["answers another shape", { body: [1, 2, 3] }],
    ["sends us elsewhere", { status: 302, headers: { location: "http://169.254.169.254/" } }],
  ])("a lead goes on at once without a provider that %s, and the reason is there to be read", async (_, reply) => {
    const provider = await fakeProvider(() => reply)
    const app = await lookingUp(provider)

    await app.asks("lee@buyer.example")

    expect((await app.handoff("lee@buyer.example")).state).toBe("open")
    const why = await app.explain(await app.lead("lee@buyer.example"))
    expect(why.looked_up).toMatchObject({ last: { state: "failed", says: expect.stringContaining("clear failed: ") } })
    expect((await app.providers())[0]).toMatchObject({ last_error: expect.any(String), this_month: { failed: 1, cost: 0 } })
    expect(JSON.stringify(await app.all("/api/providers"))).not.toContain("sk_secret")
  })

  test("is left alone after five failures, tried again half a minute later, and asked again once it answers", async () => {
    const provider = await fakeProvider(() => ({ status: 500, text: "" }))
    const app = await lookingUp(provider)
    for (const number of [1, 2, 3, 4, 5, 6, 7]) await app.asks(`lee@buyer${number}.example`)
    const alone = (await app.providers())[0]

    provider.answers(knows())
    await app.advance({ seconds: 31 })
    await app.asks("lee@back.example")

    expect(alone).toMatchObject({ state: "left_alone", this_month: { asked: 5 } })
    expect((await app.providers())[0]).toMatchObject({ state: "asked", last_error: null })
    expect(provider.received).toHaveLength(6)
  })

  test("that says 202 is asked again, and the lead waits for it while there is time", async () => {
    let asked = 0
    const provider = await fakeProvider((request) => (++asked === 1 ? { status: 202, text: "" } : knows()(request)))
    const app = await lookingUp(provider)

    await app.asks("lee@buyer.example")
    const before = await app.lead("lee@buyer.example")
    await app.advance({ seconds: 2 })

    expect(before.stage).toBe("captured")
    expect((await app.explain(await app.lead("lee@buyer.example"))).looked_up).toMatchObject({ last: { state: "done" } })
  })
})

describe("money and limits", () => {
  test("a provider whose budget is used up is not asked until the month is over, and that is told once", async () => {
    const provider = await fakeProvider(knows())
    const app = await lookingUp(provider)
    await app.call("PUT", "/api/providers/clear", { monthly_budget: 0.25 })

    for (const number of [1, 2, 3, 4]) await app.asks(`lee@buyer${number}.example`)
    const spent = (await app.providers())[0]
    const told = await app.deliveries(":budget:")
    await app.advanceTo("2026-12-01T15:00:00Z")
    await app.asks("lee@december.example")

    expect(spent).toMatchObject({ state: "budget_used_up", this_month: { hits: 2, cost: 0.2 } })
    expect(provider.received).toHaveLength(3)
    expect(told.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ["marketing_manager@acme.example", "The budget for clear is used up"],
    ])
    expect((await app.providers())[0]).toMatchObject({ state: "asked", this_month: { hits: 1, cost: 0.1 } })
  })

  test("what was paid for is not asked again when the process dies before the lead is judged", async () => {
    const provider = await fakeProvider(knows())
    const app = await lookingUp(provider)
    armFailpoints("after-commit:keep-answers=throw@1")
    await app.asks("lee@buyer.example").catch(() => {})
    armFailpoints("")

    app.lookUpAnew()
    await app.advance({ minutes: 3 })

    expect(provider.received).toHaveLength(1)
    expect((await app.explain(await app.lead("lee@buyer.example"))).looked_up).toMatchObject({ fields: { employee_count: { value: 600 } } })
  })

  test("a thousand leads whose provider hangs are all handed on when their time is over", async () => {
    const provider = await fakeProvider(() => "hold")
    const app = await lookingUp(provider, { needs: ["employee_count"] })
    const items = Array.from({ length: 1_000 }, (_, index) => ({
      ...{ id: `many-${index}`, kind: "form", form: "newsletter" },
      lead: { ...someone(`lee@many${index}.example`), employees: undefined },
    }))
    for (let at = 0; at < items.length; at += 100) await app.signals(items.slice(at, at + 100))
    const waiting = await app.db.pool.query("select count(*)::int as leads from ws_acme.lead where stage = 'captured'")

    await app.advance({ seconds: 3 })

    const left = await app.db.pool.query("select count(*)::int as leads from ws_acme.lead where stage = 'captured'")
    expect([waiting.rows[0]?.leads, left.rows[0]?.leads]).toEqual([1_000, 0])
    // a few at once, and no more once it was silent to as many as that
    expect(provider.received.length).toBeLessThan(150)
  }, 60_000)

  test("nothing waits and nothing is asked without a provider, or for the rows of a file", async () => {
    const provider = await fakeProvider(knows())
    const app = await lookingUp(provider)

    await app.importCsv("Email,First Name,Company\nlee@buyer.example,Lee,Buyer\n")
    await app.call("PUT", "/api/providers/clear", { is_on: false })
    await app.asks("kim@other.example")

    expect(provider.received).toEqual([])
    expect((await app.lead("lee@buyer.example")).stage).not.toBe("captured")
    expect((await app.handoff("kim@other.example")).state).toBe("open")
  })
})
