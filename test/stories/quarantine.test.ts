import { expect, onTestFinished, test } from "vitest"
import { armFailpoints } from "#store/failpoint.ts"
import { product } from "./product.ts"

type Group = { id: string; items: number; code: string; hint: string; pattern: string }
type Item = { id: string; payload: string; state: string; owner: { handle: string }; due_at: string }
type Mend = { id: string; state: string; items: number; done: number; left_alone: number; result: Record<string, number> }
type Preview = {
  items: number
  understood: number
  unchanged: number
  samples: { before: string; after: string; problem: string | null }[]
}

/** Signals of a sender that calls the address by a name of its own. */
const odd = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    id: `s${from + index}`,
    kind: "form",
    form: "demo",
    mail: `lead${from + index}@buyer${from + index}.example`,
  }))

type App = Awaited<ReturnType<typeof product>>

async function kinds(app: App) {
  return app.all<Group>("/api/quarantine/groups")
}

/** Items that can't be understood, beside one that can: a list of bad ones alone is answered with a refusal. */
async function come(app: App, items: readonly unknown[]) {
  await app.signals([...(items as object[]), { kind: "page", lead: { email: "somebody@else.example" } }])
}

test("all of a kind are mended at once: tried first, then taken in, and what came stays as it came", async () => {
  const app = await product()
  for (let from = 0; from < 600; from += 100) await come(app, odd(100, from))
  await come(app, [{ id: "x", kind: "form", other: true }])
  const [kind] = await kinds(app)
  expect(kind).toMatchObject({ items: 601, code: "no_identity" })
  const order = { group: kind?.id, patch: [{ op: "rename", from: "/mail", to: "/lead/email" }] }

  const tried = await app.call<Preview>("POST", "/api/quarantine/mends", { ...order, dry_run: true })
  expect(tried).toMatchObject({ items: 601, understood: 500, unchanged: 0 })
  expect(tried.samples).toHaveLength(5)
  expect(tried.samples[0]).toMatchObject({ before: expect.stringContaining('"mail"'), problem: null })
  expect((await kinds(app))[0]?.items).toBe(601)

  const { id } = await app.call<Mend>("POST", "/api/quarantine/mends", { ...order, why: "The form's field has a new name" })

  expect(await app.call<Mend>("GET", `/api/quarantine/mends/${id}`)).toMatchObject({
    state: "done",
    items: 601,
    done: 600,
    left_alone: 1,
    result: { waiting: 0, taken: 600, duplicates: 0, quarantined: 0 },
  })
  expect((await app.handoff("lead599@buyer599.example")).tier).toBe(1)
  expect((await kinds(app))[0]?.items).toBe(1)
  const [kept] = await app.all<Item>(`/api/quarantine?group=${kind?.id}&state=replayed&limit=1`)
  expect(kept).toMatchObject({ payload: expect.stringContaining('"mail"'), resolved_why: "The form's field has a new name" })
})

test("what still can't be understood after it was mended comes back once, and what was known is counted as known", async () => {
  const app = await product()
  await come(app, odd(3))
  const [first] = await kinds(app)
  await app.call("POST", "/api/quarantine/mends", { group: first?.id, patch: [{ op: "rename", from: "/mail", to: "/lead/mail" }] })
  await app.signals([{ id: "s0", kind: "form", form: "demo", lead: { email: "lead0@buyer0.example" } }])

  const [again] = await kinds(app)
  const { id } = await app.call<Mend>("POST", "/api/quarantine/mends", {
    group: again?.id,
    patch: [{ op: "rename", from: "/lead/mail", to: "/lead/email" }],
  })

  expect(again?.items).toBe(3)
  expect((await app.call<Mend>("GET", `/api/quarantine/mends/${id}`)).result).toEqual({
    waiting: 0,
    taken: 2,
    duplicates: 1,
    quarantined: 0,
  })
  expect(await kinds(app)).toEqual([])
  const mends = await app.all<Mend>("/api/quarantine/mends")
  expect(mends.map((mend) => mend.result["quarantined"])).toEqual([0, 3])
})

test("a kind is set aside with a reason, or given to somebody who then is told when it is overdue", async () => {
  const app = await product()
  await come(app, [{ kind: "page" }, { kind: "page" }, 7])
  const all = await kinds(app)
  const [pages, values] = [all.find((kind) => kind.code === "no_identity"), all.find((kind) => kind.code === "not_an_object")]

  await app.call("POST", "/api/quarantine/mends", { group: values?.id, action: "drop", why: "A test of the sender" })
  await app.call("POST", "/api/quarantine/mends", { group: pages?.id, action: "reassign", owner: "ana" })
  await app.advance({ hours: 25 })

  expect(await app.all<Item>("/api/quarantine?state=dropped")).toMatchObject([{ resolved_why: "A test of the sender" }])
  expect((await app.all<Item>("/api/quarantine?owner=ana&overdue=true")).length).toBe(2)
  expect(await app.deliveries("overdue")).toMatchObject([
    { recipient: "ana@acme.example", subject: "Overdue: 2 quarantined items are waiting for you" },
  ])
})

test("a person who leaves leaves no quarantined item behind", async () => {
  const app = await product()
  await come(app, [{ kind: "page" }])
  const [item] = await app.all<Item>("/api/quarantine")
  await app.call("PUT", `/api/quarantine/${item?.id}/owner`, { owner: "ana" })

  await app.people([
    { handle: "ana", name: "Ana", email: "ana@acme.example", role: "rep", team: "sdr_americas", zone: "America/New_York", active: false },
  ])

  expect(await app.all<Item>("/api/quarantine")).toMatchObject([{ owner: { handle: "marketing_manager" } }])
})

test("a word for a kind that says nothing that can be done is refused with its place", async () => {
  const app = await product()
  await come(app, [{ kind: "page" }])
  const [kind] = await kinds(app)
  const refused = (body: object) => app.refused("POST", "/api/quarantine/mends", { group: kind?.id, ...body })

  expect(await refused({ patch: [{ op: "drop", at: "kind" }] })).toMatchObject({ status: 422, errors: [{ pointer: "/body/patch/0" }] })
  expect(await refused({ action: "drop", patch: [{ op: "drop", at: "/kind" }] })).toMatchObject({ status: 422 })
  expect(await refused({ action: "reassign" })).toMatchObject({ status: 422 })
  expect(await refused({ group: "0123456789abcdef" })).toMatchObject({ status: 404 })
})

test("what fails once by chance is taken all the same; only what fails again waits in quarantine with its error", async () => {
  const app = await product()
  onTestFinished(() => armFailpoints(""))

  armFailpoints("before-commit:take=throw")
  await app.asksForDemo("lee@buyer.example")
  armFailpoints("before-commit:take=throw@1+")
  await app.asksForDemo("kim@buyer.example")
  armFailpoints("")

  expect(await app.lead("lee@buyer.example")).toMatchObject({ stage: "handed_off" })
  expect(await app.all("/api/quarantine")).toMatchObject([{ code: "failed", says: expect.stringContaining("was asked to fail here") }])
})
