import { expect, onTestFinished, test } from "vitest"
import { httpReceiver } from "#integrations/http-receiver.fixture.ts"
import { calendarRound } from "#runner/read-calendars.ts"
import { product } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>
type Feed = {
  from: string
  read_at: string | null
  is_stale: boolean
  error: string | null
  events: number
  away: { from: string; until: string }[]
}

const reading = (app: App) => calendarRound({ db: app.db, lease: app.lease, voice: app.voice, now: app.now, allowsLocal: true })
const calendar = (...events: string[][]) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    ...events.flatMap((lines, place) => ["BEGIN:VEVENT", `UID:${place}`, ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
  ].join("\r\n")
/** A site that serves what stands in `answer` when it is asked. */
async function serves(answer: { status: number; body: string }) {
  const site = await httpReceiver(
    (response) => void response.writeHead(answer.status, { "content-type": "text/calendar" }).end(answer.body),
  )
  onTestFinished(site.close)
  return site
}
const DAY_OFF = ["DTSTART;VALUE=DATE:20261116", "DTEND;VALUE=DATE:20261117", "SUMMARY:Doctor, then hiking"]

test("who is away by their calendar gets no leads, and nothing of the titles is kept", async () => {
  const app = await product({ reps: ["ana", "ben"] })
  const site = await serves({ status: 200, body: calendar(DAY_OFF) })
  const entered = await app.call<Feed>("PUT", "/api/people/ana/calendar", { url: `${site.url}/secret-token.ics` })
  await reading(app)

  const owners = [await app.handOff("a@acompany.example"), await app.handOff("b@bcompany.example")].map((handoff) => handoff.owner.handle)

  expect(owners).toEqual(["ben", "ben"])
  const feed = await app.call<Feed>("GET", "/api/people/ana/calendar")
  expect(feed).toMatchObject({
    from: new URL(site.url).host,
    events: 1,
    is_stale: false,
    error: null,
    away: [{ from: "2026-11-16T05:00:00.000Z" }],
  })
  const { rows } = await app.db.pool.query("select f.url, a.note from ws_acme.calendar_feed f join ws_acme.absence a on a.person = f.id")
  expect(JSON.stringify([rows, feed, entered])).not.toMatch(/secret-path|secret-token|Doctor/)
})

test("a calendar that can't be read keeps what was known, and after a day its person is told, once", async () => {
  const app = await product()
  const answers = { body: calendar(DAY_OFF), status: 200 }
  const site = await serves(answers)
  await app.call("PUT", "/api/people/ana/calendar", { url: site.url })
  await reading(app)
  answers.status = 500

  await app.advance({ hours: 12 })
  await reading(app)
  expect(await app.call<Feed>("GET", "/api/people/ana/calendar")).toMatchObject({ is_stale: false, error: expect.stringContaining("500") })
  for (const hours of [13, 1]) {
    await app.advance({ hours })
    await reading(app)
  }

  expect(await app.call<Feed>("GET", "/api/people/ana/calendar")).toMatchObject({ is_stale: true, read_at: "2026-11-16T15:00:00.000Z" })
  await app.advance({ minutes: 1 })
  expect(await app.deliveries(":calendar:")).toHaveLength(1)
  await app.call("DELETE", "/api/people/ana/calendar")
  expect(await app.refused("GET", "/api/people/ana/calendar")).toMatchObject({ status: 404 })
})

test("a file is read once and stands", async () => {
  const app = await product()

  await app.call(
    "POST",
    "/api/people/ana/calendar",
    calendar(["DTSTART:20261116T180000Z", "DTEND:20261116T200000Z", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"]),
    app.keys.admin,
    "text/calendar",
  )
  await reading(app)
  await app.advance({ days: 3 })

  expect(await app.call<Feed>("GET", "/api/people/ana/calendar")).toMatchObject({
    from: "a file",
    is_stale: false,
    events: 1,
    read_at: "2026-11-16T15:00:00.000Z",
  })
  expect(await app.refused("POST", "/api/people/ana/calendar", "hello")).toMatchObject({ status: expect.toBeOneOf([400, 415]) })
})

test("who has a public holiday where they work gets no leads that day, whatever their team does", async () => {
  const app = await product({ reps: ["ana", "ben"], change: (agreement) => void (agreement.people = { ana: { holidays_of: "MX" } }) })

  const owners = [await app.handOff("a@acompany.example"), await app.handOff("b@bcompany.example")].map((handoff) => handoff.owner.handle)

  expect(owners).toEqual(["ben", "ben"])
  const [version] = await app.all<{ id: string }>("/api/agreements")
  const { document } = await app.call<{ document: { people: { ana: { holidays: string[] } } } }>("GET", `/api/agreements/${version?.id}`)
  expect(document.people.ana.holidays).toContain("2026-11-16")
})
