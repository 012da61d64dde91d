import type { z } from "zod"
import { expect, test } from "vitest"
import type { QueueView } from "#contract/queue.ts"
import { product, type Handoff } from "./product.ts"

type Queue = z.infer<typeof QueueView>
type App = Awaited<ReturnType<typeof product>>

const queue = (app: App, query = "") => app.call<Queue>("GET", `/api/queue${query}`)

test("a queue has what is due soonest on top, with the working time that is left", async () => {
  const app = await product()
  const first = await app.handOff()
  await app.advance({ minutes: 10 })
  const second = await app.handOff("mia@second.example")

  const { data, counts } = await queue(app)

  expect(data.map(({ id }) => id)).toEqual([first.id, second.id])
  expect(data.map((item) => item.working_left_ms)).toEqual([20 * 60_000, 30 * 60_000])
  expect(data[0]).toMatchObject({ clock: "acceptance", urgency: "fine", opens_at: null, version: first.version })
  expect(data[0]?.why).toMatch(/demo/)
  expect(counts).toEqual({ open: 2, overdue: 0, at_risk: 0, step_late: 0, fine: 2, paused: 0 })
})

test("what its owner was warned of is at risk from that moment on, in the queue and on the board", async () => {
  const app = await product()
  const handoff = await app.handOff()
  const urgency = async () => {
    const board = await app.call<{ data: { id: string; urgency: string }[]; counts: { at_risk: number } }>("GET", "/api/board")
    const { data, counts } = await queue(app)
    return [data[0]?.urgency, counts.at_risk, board.data.find(({ id }) => id === handoff.id)?.urgency, board.counts.at_risk]
  }

  await app.advance({ minutes: 14 })
  expect(await urgency()).toEqual(["fine", 0, "fine", 0])
  await app.advance({ minutes: 2 })

  // half of the time for the first touch is over, which is when the shipped agreement warns
  expect(await app.journal(handoff)).toContain("sla_warning")
  expect(await urgency()).toEqual(["at_risk", 1, "at_risk", 1])
})

test("at night the time that is left stands still until the morning", async () => {
  const app = await product({ at: "2026-11-17T03:00:00Z" })
  const handoff = await app.handOff()
  await app.advance({ hours: 2 })

  const [item] = (await queue(app, `?handoff=${handoff.id}`)).data

  expect(item).toMatchObject({ working_left_ms: 30 * 60_000, opens_at: "2026-11-17T14:00:00.000Z" })
})

test("what is paused stands at the end, whenever it is due", async () => {
  const app = await product()
  const paused = await app.handOff()
  const running = await app.handOff("rio@second.example")

  await app.call<Handoff>("POST", `/api/handoffs/${paused.id}/pause`, { reason: "date_stated", note: "Back on Thursday" })

  const { data, counts } = await queue(app)
  expect(data.map(({ id, urgency }) => [id, urgency])).toEqual([
    [running.id, "fine"],
    [paused.id, "paused"],
  ])
  expect(counts).toMatchObject({ open: 2, paused: 1 })
})

test("pages go on where the one before ended", async () => {
  const app = await product()
  for (let count = 0; count < 3; count++) await app.handOff(`lee@buyer-${count}.example`)

  const begin = await queue(app, "?limit=2")
  const rest = await queue(app, `?limit=2&cursor=${begin.next_cursor}`)

  expect([begin.data.length, rest.data.length, rest.next_cursor]).toEqual([2, 1, null])
  expect(new Set([...begin.data, ...rest.data].map(({ id }) => id)).size).toBe(3)
  expect(rest.counts.open).toBe(3)
})

test("a queue brings the answers of the agreement that each lead lives by, and what is over is in none", async () => {
  const app = await product()
  const handoff = await app.handOff()
  const { choices } = await queue(app)
  const reason = choices[0]?.reject[0]?.id

  await app.call("POST", `/api/handoffs/${handoff.id}/disposition`, { kind: "reject", reason })

  expect(choices).toMatchObject([
    { agreement: handoff.agreement, recycle: expect.arrayContaining([expect.objectContaining({ id: "not_now" })]) },
  ])
  expect((await queue(app)).data).toEqual([])
  expect((await queue(app, `?handoff=${handoff.id}`)).data).toEqual([])
})

test("an owner's queue holds only what they have", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.handOff("mia@second.example")

  const { data } = await queue(app, `?owner=${handoff.owner.id}`)

  expect(data.map(({ id }) => id)).toEqual([handoff.id])
})

test("however many wait, of all hours and states, small pages one after the other are one page of all", async () => {
  const app = await product({ at: "2026-11-16T20:30:00Z" })
  const handoffs: Handoff[] = []
  for (let count = 0; count < 14; count++) {
    const country = ["US", "DE", "SG"][count % 3]
    await app.asksForDemo(`lee@buyer-${count}.example`, { country })
    handoffs.push(await app.handoff(`lee@buyer-${count}.example`))
    if (count % 4 === 0) await app.advance({ minutes: 9 })
  }
  for (const handoff of handoffs.slice(0, 4)) await app.says(handoff, { kind: "accept" })
  for (const handoff of handoffs.slice(3, 6))
    await app.call("POST", `/api/handoffs/${handoff.id}/pause`, { reason: "date_stated", note: "Back on Thursday" })
  await app.advance({ minutes: 20 })

  const whole = await queue(app, "?limit=200")
  const parts: Queue["data"] = []
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Queue = await queue(app, `?limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`)
    parts.push(...page.data)
    cursor = page.next_cursor
    expect(page.counts).toEqual(whole.counts)
  }

  const rank = ({ urgency, working_left_ms: left }: Queue["data"][number]) => (urgency === "paused" ? Infinity : (left ?? 1e15))
  const shown = (urgency: string) => whole.data.filter((item) => item.urgency === urgency).length
  expect(parts.map(({ id }) => id)).toEqual(whole.data.map(({ id }) => id))
  expect(whole.data.map(rank)).toEqual(whole.data.map(rank).toSorted((a, b) => (a === b ? 0 : a - b)))
  expect(whole.counts).toEqual({
    open: 14,
    overdue: shown("overdue"),
    at_risk: shown("at_risk"),
    step_late: 0,
    fine: shown("fine"),
    paused: 3,
  })
  expect(new Set(whole.data.map(({ urgency }) => urgency)).size).toBeGreaterThan(2)
})

test("a line says by which clocks the lead may live: one where it is known, all that are possible where only a wide country is", async () => {
  const app = await product({ reps: ["ana", "ben"] })
  await app.asksForDemo("lee@one.example", { country: "DE" })
  await app.asksForDemo("kim@two.example", { country: "CA" })
  await app.work()

  const zones = Object.fromEntries((await queue(app)).data.map(({ lead }) => [lead.email, lead.zones]))

  expect(zones["lee@one.example"]).toEqual(["Europe/Berlin"])
  expect(zones["kim@two.example"]).toEqual(expect.arrayContaining(["America/Toronto", "America/Vancouver"]))
})
