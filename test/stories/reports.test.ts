import { expect, test } from "vitest"
import type { z } from "zod"
import type { ReportKindView, ReportLeadsView, ReportView } from "#contract/report.ts"
import { product, type Handoff } from "./product.ts"

type Report = z.infer<typeof ReportView>
type Leads = z.infer<typeof ReportLeadsView>
type Product = Awaited<ReturnType<typeof product>>
const SQL = { kind: "sql", budget: true, authority: true, need: true, timeline: true }

/**
 * Twelve cycles of eleven people in three weeks, over which every number is worked out by hand below: what each came for and what became of it.
 */
async function threeWeeks() {
  const app = await product({ ladder: [], change: (agreement) => void (agreement.recycle.no_disposition = "1 day") })
  const ask = async (name: string, source: string, more: object = {}): Promise<Handoff> => {
    const email = `${name}@${name}.example`
    await app.asksForDemo(email, { lead_source: source, campaign: "autumn", ...more })
    return app.handoff(email)
  }
  // week 47 (Monday 16 November 2026, ten in New York)
  const won = await ask("won", "Search")
  const lost = await ask("lost", "Search")
  const sql = await ask("sql", "Webinar", { campaign: "spring" })
  const late = await ask("late", "Webinar")
  const bad = await ask("bad", "Fair")
  const twice = await ask("twice", "Fair")
  await app.advance({ minutes: 4 })
  for (const one of [won, lost, sql]) await app.touch(one)
  for (const one of [won, lost, sql]) await app.says(one, { kind: "accept" })
  await app.says(bad, { kind: "reject", reason: "not_icp", clause: "fit" })
  await app.touch(twice, { kind: "email" })
  await app.says(twice, { kind: "recycle", reason: "not_now" })
  await app.advance({ minutes: 16 })
  await app.touch(won, { kind: "meeting_booked" })
  for (const one of [won, lost, sql]) await app.says(one, SQL)
  for (const one of [won, lost]) await app.says(one, { kind: "opportunity", amount: 10_000 })
  await app.says(won, { kind: "won", amount: 12_000 })
  await app.says(lost, { kind: "lost", reason: "chose_competitor" })
  await app.advance({ minutes: 40 })
  await app.touch(late)
  await app.advance({ days: 7 })
  // week 48
  const back = await ask("twice", "Fair")
  const mistaken = await ask("mistaken", "Search")
  await app.says(mistaken, { kind: "reject", reason: "duplicate" })
  await app.call("POST", `/api/handoffs/${mistaken.id}/disposition/undo`, { by: mistaken.owner.handle })
  await app.says(mistaken, { kind: "accept" })
  await app.says(mistaken, { kind: "recycle", reason: "not_now" })
  await app.advance({ days: 7 })
  // week 49
  await ask("new", "Search")
  await app.advance({ minutes: 3 })
  return { app, back, sql }
}

const all = (report: Report, column: string) => report.total.cells[column]?.value
const row = (report: Report, key: string) => {
  const found = report.rows.find((one) => one.key === key)
  if (found === undefined) throw new Error(`${report.name} has no row ${key}: ${report.rows.map((one) => one.key).join(", ")}`)
  return Object.fromEntries(Object.entries(found.cells).map(([name, cell]) => [name, cell.value]))
}

test("the shared numbers are those that counting by hand gives, and they agree with one another", async () => {
  const { app } = await threeWeeks()
  const report = (name: string, query = "") => app.call<Report>("GET", `/api/reports/${name}?${query}`)

  const funnel = await report("funnel")
  expect(Object.fromEntries(Object.entries(funnel.total.cells).map(([name, cell]) => [name, cell.value]))).toMatchObject({
    mql: 9,
    people: 8,
    accounts: 8,
    first: 8,
    again: 1,
    sal: 4,
    sql: 3,
    opportunity: 2,
    won: 1,
    unanswered: 3,
    amount_won: 12_000,
    sal_of_mql: null,
  })
  expect(funnel.total.cells["sal_of_mql"]).toMatchObject({ count: 4, of: 9, too_few: true, low: expect.closeTo(0.189, 3) })

  const won = (one: Report) => one.columns.find(({ name }) => name === "amount_won")
  expect(won(funnel)).toMatchObject({ unit: "money", currency: "USD" })
  expect(won(await report("leakage"))).toMatchObject({ currency: "USD" })

  const weeks = await report("funnel", "by=week")
  expect(weeks.rows.map(({ key, cells }) => [key, cells["mql"]?.value])).toEqual([
    ["2026-W47", 6],
    ["2026-W48", 2],
    ["2026-W49", 1],
  ])

  const sources = await report("sources")
  expect(row(sources, "Search")).toMatchObject({ mql: 4, opportunity: 2, won: 1, amount_won: 12_000 })
  expect(row(await report("sources", "by=campaign"), "spring")).toMatchObject({ mql: 1 })

  const contact = await report("first-contact")
  // two were lost sight of before the fourth minute, so four of the seven that still waited were reached in it
  expect(row(contact, "1")).toMatchObject({
    mql: 9,
    contacted: 5,
    untouched: 4,
    within_5_minutes: 4,
    within_1_hour: 1,
    half_after: 4 * 60_000,
  })

  const inTime = await report("contacted-in-time")
  expect(inTime.total.cells["in_time_of_decided"]).toMatchObject({ count: 4, of: 6 })
  expect(all(inTime, "not_due")).toBe(1)

  const sla = await report("sla")
  expect(row(sla, "first_touch:1")).toMatchObject({ kept: all(inTime, "in_time"), missed: all(inTime, "too_late"), running: 1 })
  expect(row(sla, "routing:1")).toMatchObject({ watched: 9, kept: 9, missed: 0 })

  expect(row(await report("meetings"), "1")).toMatchObject({ contacted: 5, meeting: 1, held: 0, sql_met: 1 })

  const rejections = await report("rejections")
  expect(row(rejections, "Fair")).toMatchObject({ mql: 3, answered: 2, turned_down: 1, "reason:not_icp": 1 })
  expect(all(rejections, "turned_down")).toBe(1)

  const acceptance = await report("acceptance")
  expect(row(acceptance, "2026-W47")).toMatchObject({ answered: 5, sal: 3, declined: 2, unanswered: 1 })
  expect(row(acceptance, "2026-W48")).toMatchObject({ answered: 1, sal: 1, declined: 0, unanswered: 1 })

  const recycle = await report("recycle")
  expect(row(recycle, "2026-11")).toMatchObject({ ended: 5, back: 3, recycled: 2, rejected: 1, returned: 1, "reason:not_now": 2 })
  expect(recycle.columns.map(({ name }) => name)).not.toContain("reason:duplicate")

  const load = await report("load")
  expect(all(load, "open")).toBe(4)
  expect(load.rows.reduce((sum, { cells }) => sum + (cells["open"]?.value ?? 0), 0)).toBe(4)

  const volume = await report("volume", "from=2026-11-01&to=2026-12-01")
  expect(volume.total.cells["mql"]?.value).toBe(9)
  expect(volume.rows.filter(({ key }) => key.startsWith("2026-11"))).toHaveLength(3)

  const leakage = await report("leakage")
  expect(row(leakage, "served")).toMatchObject({ ended: 3, won: 1 })
  expect(row(leakage, "never_reached")).toMatchObject({ ended: 2, won: 0, lost: null })

  expect((await report("completeness")).total.cells["promised_share"]?.value).toBe(0.9)
  const followUp = await report("follow-up")
  expect(all(followUp, "due")! + all(followUp, "answered_before")! + all(followUp, "on_the_way")!).toBe(9)
})

test("every number of every report opens exactly the cycles that it counted", { timeout: 120_000 }, async () => {
  const { app } = await threeWeeks()
  const kinds = await app.all<z.infer<typeof ReportKindView>>("/api/reports")
  let looked = 0

  for (const { name, by } of kinds) {
    const report = await app.call<Report>("GET", `/api/reports/${name}?from=2026-11-01`)
    const numbers = [report.total, ...report.rows].flatMap(({ cells }) => Object.entries(cells))
    for (const [column, cell] of numbers) looked += await compare(app, `${name}: ${column}`, cell)
    for (const rows of by.slice(1)) {
      const other = await app.call<Report>("GET", `/api/reports/${name}?by=${rows}&from=2026-11-01`)
      const [column = "", cell] = Object.entries(other.rows[0]?.cells ?? {})[0] ?? []
      if (cell !== undefined) looked += await compare(app, `${name} by ${rows}: ${column}`, cell)
    }
  }

  expect(looked).toBeGreaterThan(300)
})

/** How many links of a number were followed. Each lists as many cycles as were counted, each once. */
async function compare(app: Product, what: string, { count, of, leads, of_leads: whole, value }: Report["total"]["cells"][string]) {
  const links = [
    { link: leads, expected: count },
    { link: whole, expected: of },
  ].filter((one): one is { link: string; expected: number } => one.link !== null)
  for (const { link, expected } of links) {
    const { total, data } = await listed(app, link)
    const different = what.endsWith(": people") ? { people: value } : what.endsWith(": accounts") ? { accounts: value } : {}

    expect({ what, ...total, listed: new Set(data.map((one) => one.handoff)).size }).toMatchObject({
      what,
      cycles: expected,
      listed: expected,
      ...different,
    })
  }
  return links.length
}

const known = new Map<string, Promise<Leads>>()

function listed(app: Product, link: string): Promise<Leads> {
  const found =
    known.get(link) ??
    app.receive({ url: link, headers: { authorization: `Bearer ${app.keys.admin}` } }).then((answer) => answer.json<Leads>())
  known.set(link, found)
  return found
}

test("a report is narrowed down by what leads came with, page by page, and told as a file", async () => {
  const { app, sql } = await threeWeeks()

  const webinar = await app.call<Report>("GET", "/api/reports/funnel?source=Webinar&campaign=spring&tier=1&team=sdr_americas")
  expect(webinar.total.cells["mql"]).toMatchObject({ value: 1 })
  expect(await app.all(webinar.total.cells["mql"]?.leads ?? "")).toMatchObject([{ handoff: sql.id, source: "Webinar", campaign: "spring" }])

  const first = await app.call<Leads>("GET", "/api/reports/funnel/leads?column=mql&limit=5")
  const second = await app.call<Leads>("GET", `/api/reports/funnel/leads?column=mql&limit=5&cursor=${first.next_cursor}`)
  expect([first.data.length, second.data.length, second.next_cursor]).toEqual([5, 4, null])

  const file = await app.receive({ url: "/api/reports/sources/csv", headers: { authorization: `Bearer ${app.keys.admin}` } })
  expect(file.headers["content-type"]).toContain("text/csv")
  expect(file.body).toContain("\r\ncurrency,USD\r\n")
  expect(file.body).toContain("source,mql,opportunity,opportunity_of_mql,opportunity_of_mql count,")
  expect(file.body).toContain("\r\nSearch,4,2,,2,4,")
})

test.each([
  ["/api/reports/nothing", 404, "There are: funnel"],
  ["/api/reports/funnel?by=owner", 400, "It has: all"],
  ["/api/reports/funnel?from=yesterday", 400, "must be a day"],
  ["/api/reports/funnel?from=2026-12-01&to=2026-11-01", 400, "ends before it begins"],
  ["/api/reports/funnel/leads?column=constructor", 400, "It counts: mql"],
  ["/api/reports/funnel/leads?column=reason:x", 400, "It counts: mql"],
  ["/api/reports/sla/leads?column=kept", 400, "say which"],
  ["/api/reports/funnel/leads?column=mql&cursor=x", 400, "cursor"],
  ["/api/reports/funnel?tier=4", 400, "tier"],
])("%s is refused with a sentence", async (url, status, says) => {
  const app = await product()

  const problem = await app.refused("GET", url)

  expect(problem.status).toBe(status)
  expect(JSON.stringify(problem)).toContain(says)
})
