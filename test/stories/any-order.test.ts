import { expect, test } from "vitest"
import type { Database } from "#store/open.ts"
import { product } from "./product.ts"

const ORDERS = 100

type Item = Record<string, unknown> & { messageId: string }

/** What two colleagues and a visitor did over some days, with shared browsers, two logins and phones; `run` keeps each telling apart from the others. */
function whatHappened(run: number, daysAgo: (days: number) => string): Item[] {
  const id = (name: string) => `${name}-${run}`
  const item = (type: string, messageId: string, days: number, more: object): Item => ({
    ...{ type, messageId: id(messageId), timestamp: daysAgo(days) },
    ...more,
  })
  const visit = (messageId: string, days: number, browser: string, path: string, campaign: string) =>
    item("page", messageId, days, {
      anonymousId: id(browser),
      properties: { path },
      context: { campaign: { name: campaign, source: "ads" } },
    })
  const address = (name: string) => `${name}@run${run}.example`
  const ann = { firstName: "Ann", lastName: "Ray", phone: `(212) 736-${5_000 + run}`, country: "US", company: { name: "Acme Inc." } }
  return [
    visit("v1", 9, "laptop", "/pricing", "spring"),
    visit("v2", 8, "laptop", "/roi", "summer"),
    visit("v3", 7, "phone", "/blog", "autumn"),
    item("identify", "i0", 7, { anonymousId: id("phone"), traits: { industry: "Toys" } }),
    item("identify", "i1", 6, {
      anonymousId: id("laptop"),
      userId: id("u-ann"),
      traits: { ...ann, email: address("ann"), title: "Analyst" },
    }),
    item("identify", "i2", 5, { userId: id("u-ann"), anonymousId: id("phone"), traits: { title: "Director" } }),
    item("identify", "i3", 4, { userId: id("u-ann"), traits: { email: address("ann.ray"), title: "VP Sales" } }),
    item("identify", "i4", 3, {
      userId: id("u-bo"),
      anonymousId: id("laptop"),
      traits: { email: address("bo"), title: "CTO", employees: 200 },
    }),
    item("track", "t1", 2, { userId: id("u-bo"), event: "Signed Up" }),
    item("track", "t2", 2, { userId: "null", anonymousId: id("phone"), event: "Watched" }),
    item("identify", "i5", 1, { userId: id("u-ann2"), traits: { ...ann, firstName: "ANN", phone: `+1 212 736 ${5_000 + run}` } }),
    item("identify", "i6", 1, { userId: "undefined", anonymousId: id("kiosk"), traits: { email: address("info") } }),
    item("identify", "i7", 1, { anonymousId: id("kiosk"), traits: { email: address("bo"), seniority: "VP" } }),
  ]
}

test("a hundred orders of one stream, cut into any batches, partly repeated and from clocks that are days off, give the same leads", async () => {
  const app = await product({ agreement: false })
  const dice = numbers(7)
  const daysAgo = (days: number) => app.in({ days: -days })
  const streams = Array.from({ length: ORDERS }, (_, run) => {
    const stream = whatHappened(run, daysAgo)
    if (run === 0) return stream
    const drawn = [...stream, ...stream.slice(0, 4)].map((item) => ({ item, place: dice(1_000_000) }))
    return drawn.sort((a, b) => a.place - b.place).map(({ item }) => item)
  })

  while (streams.some((stream) => stream.length > 0)) {
    const batch = streams.flatMap((stream) => stream.splice(0, 1 + dice(7)))
    await app.call("POST", "/v1/batch", fromWrongClock(batch, dice(9) - 4, app.in({})))
  }

  const tellings = await toldBy(app.db)
  expect(tellings.size).toBe(ORDERS)
  expect(tellings.get(0)).toMatchObject([
    {
      fields: { email: "ann.ray@run.example", job_title: "VP Sales", campaign: "spring", phone_e164: "+12127365000", industry: "Toys" },
      did: 9,
    },
    { fields: { email: "bo@run.example", job_title: "CTO" }, did: 3 },
    { fields: { email: "info@run.example" }, did: 1 },
  ])
  expect(new Set([...tellings.values()].map((told) => JSON.stringify(told))).size).toBe(1)
})

type Told = { email: string; fields: Record<string, unknown>; did: number }

/** The leads that came of each telling, without what tells it from the others. */
async function toldBy(db: Database): Promise<Map<number, Omit<Told, "email">[]>> {
  const { rows } = await db.pool.query<Told>(
    `select l.email, l.fields, count(e.id)::int as did from ws_acme.lead l
     left join ws_acme.identity i on i.lead = l.id left join ws_acme.engagement e on e.identity = i.id
     where l.stage <> 'merged' group by l.id order by l.email`,
  )
  const runOf = ({ email }: Told) => Number(/@run(\d+)\./.exec(email)?.[1])
  return new Map([...Map.groupBy(rows, runOf)].map(([run, leads]) => [run, leads.map((lead) => alike(lead, run))]))
}

function alike({ fields, did }: Told, run: number): Omit<Told, "email"> {
  const sorted = Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))
  const text = JSON.stringify(sorted)
    .replaceAll(`run${run}.`, "run.")
    .replaceAll(String(5_000 + run), "5000")
  return { fields: JSON.parse(text) as Record<string, unknown>, did }
}

/** A batch as a client sends it whose clock is so many days off: it says so itself by `sentAt`. */
function fromWrongClock(batch: readonly Item[], days: number, now: string): object {
  const off = days * 24 * 60 * 60_000
  const wrong = (instant: string) => new Date(Date.parse(instant) + off).toISOString()
  return { batch: batch.map((item) => ({ ...item, timestamp: wrong(String(item["timestamp"])) })), sentAt: wrong(now) }
}

/** The same numbers below `most` for the same seed. */
function numbers(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
}
