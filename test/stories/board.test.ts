import { expect, test } from "vitest"
import type { z } from "zod"
import type { AlmostView } from "#contract/almost.ts"
import type { BoardView } from "#contract/board.ts"
import type { CapacityView } from "#contract/capacity.ts"
import type { CommitmentView } from "#contract/commitment.ts"
import type { CoverageView } from "#contract/coverage.ts"
import type { EscalationView } from "#contract/escalation.ts"
import type { HoldView } from "#contract/hold.ts"
import type { JournalPageView } from "#contract/journal.ts"
import type { QueueView } from "#contract/queue.ts"
import type { SettingsView } from "#contract/settings.ts"
import type { Terms } from "./company.ts"
import { product, someone } from "./product.ts"

/** One promise alone: the owner's first touch within an hour. */
const TERMS: Terms = {
  firstTouch: "1 hour",
  ladder: [{ at: "100%", tell: ["manager"] }],
  change: ({ sla }) => void delete sla.clocks.acceptance,
}

test("the board shows who has what: what is late first, then what soon will be, and how much working time is left", async () => {
  const app = await product({ reps: ["ana", "ben"], ...TERMS })
  const first = await app.handOff("lee@one.example")
  await app.advance({ minutes: 50 })
  const second = await app.handOff("kim@two.example")

  const soon = await app.call<BoardView>("GET", "/api/board")
  expect(soon.data.map((line) => [line.id, line.urgency])).toEqual([
    [first.id, "at_risk"],
    [second.id, "fine"],
  ])
  expect(soon.data[0]).toMatchObject({
    clock: "owner_first_touch",
    working_left_ms: 10 * 60_000,
    is_ticking: true,
    lead: { email: "lee@one.example" },
  })

  await app.advance({ minutes: 20 })
  const late = await app.call<BoardView>("GET", "/api/board")
  expect(late.counts).toMatchObject({ open: 2, overdue: 1, at_risk: 0, fine: 1, held: 0 })
  expect(late.people.filter((one) => one.open > 0).map((one) => [one.person.handle, one.overdue])).toEqual([
    [first.owner.handle, 1],
    [second.owner.handle, 0],
  ])
  expect(late.data[0]?.working_left_ms).toBe(-10 * 60_000)
})

test("the board can be asked for one team, one person, one urgency and page by page", async () => {
  const app = await product({ reps: ["ana", "ben"], ...TERMS })
  for (const name of ["a", "b", "c"]) await app.handOff(`lee@${name}.example`)
  const asked = (query: string) => app.call<BoardView>("GET", `/api/board?${query}`)

  const [one, other] = [await asked("limit=2"), await asked(`limit=2&cursor=${(await asked("limit=2")).next_cursor}`)]
  expect([...one.data, ...other.data].map((line) => line.lead.email)).toEqual(["lee@a.example", "lee@b.example", "lee@c.example"])
  expect(other.next_cursor).toBeNull()
  expect((await asked("team=sdr_emea")).counts.open).toBe(0)
  expect((await asked("team=sdr_americas")).counts.open).toBe(3)
  expect((await asked("urgency=overdue")).data).toEqual([])
  const { owner } = await app.handoff("lee@a.example")
  expect((await asked(`owner=${owner.id}`)).data.every((line) => line.owner?.id === owner.id)).toBe(true)
  expect(await app.refused("GET", "/api/board?cursor=abc")).toMatchObject({ status: 400 })
})

test("a paused handoff stands still on the board", async () => {
  const app = await product(TERMS)
  const handoff = await app.handOff()
  await app.call("POST", `/api/handoffs/${handoff.id}/pause`, { reason: "date_stated", note: "back on Thursday" })

  const { data } = await app.call<BoardView>("GET", "/api/board")

  expect(data[0]).toMatchObject({ urgency: "paused", working_left_ms: null })
})

test("what was escalated is listed newest first, with who was told, until somebody answers", async () => {
  const app = await product(TERMS)
  const handoff = await app.handOff()
  await app.advance({ minutes: 61 })
  const listed = () => app.all<z.infer<typeof EscalationView>>("/api/escalations?team=sdr_americas")

  expect(await listed()).toMatchObject([
    {
      handoff: handoff.id,
      clock: "owner_first_touch",
      share: 100,
      told: ["Americas manager"],
      answered: false,
      owner: { handle: handoff.owner.handle },
    },
  ])

  await app.touch(handoff)
  expect((await listed())[0]?.answered).toBe(true)
  expect(await app.all("/api/escalations?team=sdr_emea")).toEqual([])
})

test("a lead that nobody could take says who is free first, and when", async () => {
  const app = await product({ reps: ["ana"], pool: { all_away: "hold", overflow: [] } })
  await app.away("ana", app.in({}), app.in({ days: 1 }))
  await app.asksForDemo("lee@buyer.example")

  const [hold] = await app.all<z.infer<typeof HoldView>>("/api/holds")

  expect(hold?.fix).toMatchObject({ code: "wait", person: { handle: "ana" }, blockers: [{ says: "is out of office" }] })
  expect(Date.parse(hold?.fix.at ?? "")).toBeGreaterThanOrEqual(Date.parse(app.in({ days: 1 })))
})

test("capacity says what everybody works on against what they may, and how fairly a pool shared", async () => {
  const app = await product({ reps: ["ana", "ben"], pool: { caps: [{ per: "day", most: 5 }] } })
  for (const name of ["a", "b", "c", "d"]) await app.handOff(`lee@${name}.example`)

  const { people, pools } = await app.call<CapacityView>("GET", "/api/capacity")

  const ana = people.find((one) => one.person.handle === "ana")
  expect(ana).toMatchObject({ open: { 1: 2, 2: 0, 3: 0 }, used: 6, capacity: null })
  const americas = pools.find((pool) => pool.pool === "americas")
  expect(americas?.caps).toMatchObject([{ per: "day", most: 5, used: [{ turns: 2 }, { turns: 2 }] }])
  expect(americas?.turns).toMatchObject([
    { turns: 2, fair: 2 },
    { turns: 2, fair: 2 },
  ])
  expect(americas?.next).toHaveLength(10)
})

test("coverage counts leads by the hour of the week in which they came, against who was at work", async () => {
  const app = await product({ reps: ["ana", "ben"] })
  await app.handOff("lee@a.example")
  await app.handOff("kim@b.example")
  await app.advance({ hours: 1 })

  const view = await app.call<CoverageView>("GET", "/api/coverage?team=sdr_americas&weeks=1")

  const mondayAtTen = 10
  expect(view).toMatchObject({ zone: "America/New_York", people: 2, leads: 2, uncovered: 0 })
  expect([view.arrivals[mondayAtTen], view.at_work[mondayAtTen], view.at_work[3]]).toEqual([2, 2, 0])
  expect(await app.refused("GET", "/api/coverage?zone=Mars/Base")).toMatchObject({ status: 400 })
})

test("leads that one signal would qualify are listed with that signal, and leave the list when it came", async () => {
  const app = await product()
  await app.signals([{ id: "1", kind: "page", page: "/pricing", lead: someone("lee@buyer.example") }])
  const listed = async () => (await app.call<z.infer<typeof AlmostView>>("GET", "/api/almost")).data

  const [lead] = await listed()
  expect(lead).toMatchObject({ lead: { email: "lee@buyer.example" }, missing: expect.arrayContaining(["intent"]) })
  expect(lead?.nearest.length).toBeGreaterThan(0)

  await app.asksForDemo("lee@buyer.example")
  expect(await listed()).toEqual([])
})

test("marketing's promise burns up day by day and tier by tier, with what was rejected and how complete it came", async () => {
  const app = await product()
  const handoff = await app.handOff("lee@a.example")
  await app.advance({ days: 1 })
  await app.asksForDemo("kim@b.example", { utm_source: "newsletter" })
  const agreed = (
    await app.call<{ document: { reasons: { reject: { id: string; counts_against_quality: boolean }[] } } }>(
      "GET",
      "/api/agreements/in-force",
    )
  ).document
  const reason = agreed.reasons.reject.find((one) => one.counts_against_quality)?.id
  await app.says(handoff, { kind: "reject", reason, note: "not our kind of company" })

  const view = await app.call<CommitmentView>("GET", "/api/commitments")

  expect(view.tiers[0]).toMatchObject({ tier: 1, promised: 40, delivered: 2, rejected: 1 })
  expect(view.all.days.slice(-2).map(({ day, delivered, total }) => [day, delivered, total])).toEqual([
    ["2026-11-16", 1, 1],
    ["2026-11-17", 1, 2],
  ])
  expect(view.complete).toEqual({ promised: 0.9, share: 0.5, complete: 1, delivered: 2 })
  expect((await app.call<CommitmentView>("GET", "/api/commitments?month=2026-01")).all.delivered).toBe(0)
})

test("the journal is read newest first, by kind, by person and by lead, page by page", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.says(handoff, { kind: "accept" })
  const read = (query: string) => app.call<z.infer<typeof JournalPageView>>("GET", `/api/journal?${query}`)

  const everything = await read("limit=200")
  const seqs = everything.data.map((entry) => entry.seq)
  expect(seqs).toEqual(seqs.toSorted((one, other) => other - one))
  expect(everything.next_before).toBeNull()

  const [newest] = (await read(`actor=${handoff.owner.handle}`)).data
  expect(newest).toMatchObject({ by: handoff.owner.name, lead: { email: "lee@buyer.example" } })
  expect((await read("kind=handoff_*")).data.every((entry) => entry.kind.startsWith("handoff_"))).toBe(true)
  expect((await read(`lead=${handoff.lead.id}`)).data.every((entry) => entry.lead?.id === handoff.lead.id)).toBe(true)
  const page = await read("limit=3")
  const next = await read(`limit=3&before=${page.next_before}`)
  expect([...page.data, ...next.data].map((entry) => entry.seq)).toEqual(seqs.slice(0, 6))
  expect((await read(`until=${app.in({ days: -1 })}`)).data).toEqual([])
})

test("settings are shown with their meaning, and no secret", async () => {
  const app = await product()

  const { settings } = await app.call<z.infer<typeof SettingsView>>("GET", "/api/settings")

  expect(settings.find((one) => one.name === "BATON_PORT")).toMatchObject({ value: "4321", is_default: true })
  expect(settings.filter((one) => one.is_secret).every((one) => one.value === null)).toBe(true)
})

test("an absence that is ended brings the person back at once, and what lay ahead does not happen", async () => {
  const app = await product({ reps: ["ana"], pool: { all_away: "hold", overflow: [] } })
  const from = app.in({})
  await app.away("ana", from, app.in({ days: 3 }))
  await app.asksForDemo("lee@buyer.example")
  expect(await app.all("/api/holds")).toHaveLength(1)
  await app.advance({ hours: 1 })

  await app.call("DELETE", `/api/people/ana/absences/${from}`)
  await app.advance({ minutes: 1 })

  expect((await app.handoff("lee@buyer.example")).owner.handle).toBe("ana")
  const ahead = app.in({ days: 5 })
  await app.away("ana", ahead, app.in({ days: 6 }))
  expect(await app.call("DELETE", `/api/people/ana/absences/${ahead}`)).toMatchObject({ absences: [] })
  expect(await app.refused("DELETE", `/api/people/ana/absences/${ahead}`)).toMatchObject({ status: 404 })
})

test("a missed promise is overdue though the next step was due before it, and a late step alone is late, not fine", async () => {
  const app = await product({ reps: ["ana", "ben"] })
  const missed = await app.handOff("lee@one.example")
  await app.says(missed, { kind: "accept" })
  await app.touch(missed)
  const board = () => app.call<BoardView>("GET", "/api/board")

  await app.advance({ hours: 13 * 24 })
  const late = await board()
  expect(late.data.map(({ urgency, clock }) => [urgency, clock])).toEqual([["step_late", null]])
  expect(late.counts).toMatchObject({ open: 1, overdue: 0, step_late: 1, fine: 0 })

  await app.advance({ hours: 2 * 24 })
  const broken = await board()
  expect(broken.data.map(({ urgency, clock }) => [urgency, clock])).toEqual([["overdue", "disposition"]])
  expect(broken.counts).toMatchObject({ open: 1, overdue: 1, step_late: 0 })
  const { counts, data } = await app.call<QueueView>("GET", "/api/queue")
  expect([counts.overdue, data[0]?.urgency, data[0]?.clock]).toEqual([1, "overdue", "disposition"])
})

test("the board's order is what has to be done first: broken promises, those at risk, late steps, then what is not due yet", async () => {
  const app = await product({ reps: ["ana", "ben"], ...TERMS })
  const stepLate = await app.handOff("kim@two.example")
  await app.touch(stepLate)
  await app.advance({ hours: 7 * 24 })
  const broken = await app.handOff("lee@one.example")
  await app.advance({ minutes: 20 })
  const atRisk = await app.handOff("max@three.example")
  await app.advance({ minutes: 50 })
  const fine = await app.handOff("uma@four.example")

  const order = async (path: string) => (await app.call<{ data: { id: string; urgency: string }[] }>("GET", path)).data.map((one) => one.id)
  expect(await order("/api/board")).toEqual([broken, atRisk, stepLate, fine].map(({ id }) => id))
  expect(await order("/api/queue")).toEqual(await order("/api/board"))
})
