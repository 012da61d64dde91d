import { expect, test } from "vitest"
import { product } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>
type Happened = { kind: string; occurred_at: string }

/** Mends all that waits, as whoever looks after quarantine does. */
async function mend(app: App, patch: object[]): Promise<void> {
  for (const { id: group } of await app.all<{ id: string }>("/api/quarantine/groups"))
    await app.call("POST", "/api/quarantine/mends", { group, patch })
}

async function happened(app: App, email: string): Promise<Happened[]> {
  const lead = await app.lead(email)
  return app.all<Happened>(`/api/leads/${lead.id}/engagements`)
}

test("a form that is mended later says nothing newer than what came after it", async () => {
  const app = await product()
  await app.form("contact", { zzqx: "order@buyer.example", job_title: "Old Title" })
  await app.advance({ days: 2 })
  await app.form("contact", { email: "order@buyer.example", job_title: "New Title" })
  await app.advance({ hours: 1 })

  await mend(app, [{ op: "rename", from: "/inputs/zzqx", to: "/inputs/email" }])

  expect((await app.lead("order@buyer.example")).fields["job_title"]).toBe("New Title")
  expect((await happened(app, "order@buyer.example")).map((one) => one.occurred_at.slice(0, 10)).toSorted()).toEqual([
    "2026-11-16",
    "2026-11-18",
  ])
})

test("what is mended twice is still of the day when it first came, and its clocks begin when it is taken", async () => {
  const app = await product()
  await app.form("demo", { zzqx: "twice@buyer.example" })
  await app.advance({ days: 1 })
  await mend(app, [{ op: "rename", from: "/inputs/zzqx", to: "/inputs/yyqx" }])
  await app.advance({ days: 1 })
  await mend(app, [{ op: "rename", from: "/inputs/yyqx", to: "/inputs/email" }])

  expect(await happened(app, "twice@buyer.example")).toMatchObject([{ occurred_at: expect.stringMatching(/^2026-11-16T15:00/) }])
  const clocks = await app.clocks(await app.handoff("twice@buyer.example"))
  expect(clocks.map((clock) => clock.started_at.slice(0, 10))).toContain("2026-11-18")
  expect(clocks.filter((clock) => clock.started_at < "2026-11-18")).toEqual([])
})

test("a webhook whose mapping is mended days later counts as of the day when it came", async () => {
  const app = await product()
  const source = await app.call<{ id: string; url: string }>("POST", "/api/sources", {
    name: "shop",
    mapping: { fields: { email: "/nowhere" } },
  })
  await app.receive({ method: "POST", url: new URL(source.url).pathname, payload: { who: { address: "web@buyer.example" } } })
  await app.work()
  await app.advance({ days: 3 })

  await mend(app, [{ op: "rename", from: "/who/address", to: "/nowhere" }])

  expect(await happened(app, "web@buyer.example")).toMatchObject([{ occurred_at: expect.stringMatching(/^2026-11-16T15:00/) }])
})

test("items of batches keep the time of their batch, by the sender's clock where that said when it sent", async () => {
  const app = await product()
  const bad = (name: string) => ({ type: "identify", uid: `${name}@buyer.example` })
  await app.segment([bad("plain")])
  const ahead = { batch: [{ ...bad("ahead"), timestamp: "2026-11-20T14:00:00Z" }], sentAt: "2026-11-20T15:00:00Z" }
  await app.call("POST", "/v1/batch", ahead)
  await app.advance({ days: 6 })

  await mend(app, [{ op: "rename", from: "/uid", to: "/userId" }])

  expect(await happened(app, "plain@buyer.example")).toMatchObject([{ occurred_at: expect.stringMatching(/^2026-11-16T15:00/) }])
  expect(await happened(app, "ahead@buyer.example")).toMatchObject([{ occurred_at: expect.stringMatching(/^2026-11-16T14:00/) }])
  expect((await app.all("/api/quarantine?state=replayed")).length).toBe(2)
})
