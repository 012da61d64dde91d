import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { EventView } from "#contract/event.ts"
import { spokenIn } from "#http/speak.ts"
import { running, type Running } from "./running.ts"

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

const track = (id: string, event = "Pricing Viewed", rest: object = {}) => ({
  type: "track",
  anonymousId: "an-1",
  messageId: id,
  event,
  ...rest,
})

async function send(batch: unknown[]): Promise<void> {
  const answer = await baton.server.inject({
    method: "POST",
    url: "/v1/batch",
    payload: { batch },
    headers: { authorization: `Bearer ${baton.keys.write}` },
  })
  expect(answer.statusCode).toBe(200)
}

async function events(query = ""): Promise<EventView[]> {
  const answer = await baton.call("GET", `/api/events${query}`)
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)])
  return (answer.json() as { data: EventView[] }).data
}

/** All pages, however short they are. */
async function allEvents(query: string): Promise<EventView[]> {
  const found: EventView[] = []
  for (let cursor: string | null = ""; cursor !== null;) {
    const answer = await baton.call("GET", `/api/events?${query}&cursor=${cursor}`.replace(/&cursor=$/, ""))
    const page = answer.json() as { data: EventView[]; next_cursor: string | null }
    found.push(...page.data)
    cursor = page.next_cursor
  }
  return found
}

const short = ({ message_id, verdict }: EventView) => [message_id, verdict]

describe("the event debugger", () => {
  test("says of each item what became of it, newest first", async () => {
    await send([track("a"), track("b"), track("a"), { type: "track", event: "Nobody", messageId: "c" }])
    const before = await events("?limit=4")
    await baton.takeAll()
    await send([track("b", "Again")])
    await baton.takeAll()

    const after = await events("?limit=5")

    expect(before.map(short)).toEqual([
      [null, "waiting"],
      ["a", "waiting"],
      ["b", "waiting"],
      ["a", "waiting"],
    ])
    expect(after.map(short)).toEqual([
      ["b", "duplicate"],
      [null, "quarantined"],
      ["a", "duplicate"],
      ["b", "accepted"],
      ["a", "accepted"],
    ])
    const [again, quarantined, twice, b, a] = after
    expect(again?.first).toEqual({ signal: b?.signal, item: 1, received_at: b?.received_at })
    expect(twice?.first).toMatchObject({ signal: a?.signal, item: 0 })
    expect(quarantined).toMatchObject({
      problem: { code: "no_identity", says: expect.any(String), fix: expect.any(String) },
    })
    expect(b).toMatchObject({ kind: "track", event: "Pricing Viewed", lead: null, identity: { kind: "anonymous", value: "an-1" } })
  })

  test("counts what the signals count: nothing is left out and nothing told twice over pages of any size", async () => {
    for (const n of [1, 2, 3]) await send([...Array(17).keys()].map((item) => track(`page-${n}-${item % 11}`)))
    await baton.takeAll()
    const { lanes } = (await baton.call("GET", "/api/signals/summary")).json()
    const sum = (name: string) => lanes.reduce((all: number, lane: Record<string, number>) => all + (lane[name] ?? 0), 0)

    const found = await allEvents("limit=7")

    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
    expect(found.map(({ id }) => id)).toEqual((await allEvents("limit=200")).map(({ id }) => id))
    const count = (verdict: string) => found.filter((event) => event.verdict === verdict).length
    expect([found.length, count("accepted"), count("duplicate"), count("quarantined")]).toEqual([
      sum("items"),
      sum("taken"),
      sum("duplicates"),
      sum("quarantined"),
    ])
    for (const verdict of ["accepted", "duplicate", "quarantined", "waiting"])
      expect((await allEvents(`limit=5&verdict=${verdict}`)).map(({ id }) => id)).toEqual(
        found.filter((event) => event.verdict === verdict).map(({ id }) => id),
      )
  })

  test("finds what counts for a lead, also from before it said who it was, by lead and by address", async () => {
    await send([track("early", "Blog Read", { anonymousId: "an-lea" })])
    await send([{ type: "identify", messageId: "who", anonymousId: "an-lea", userId: "lea", traits: { email: "Lea@willow.example" } }])
    await baton.takeAll()
    await send([track("late", "Pricing Viewed", { anonymousId: "an-lea", userId: "lea" }), track("other")])
    await baton.takeAll()

    const byAddress = await events("?email=LEA@willow.example")
    const byLead = await allEvents(`limit=1&lead=${byAddress[0]?.lead?.id}`)

    expect(byAddress.map(short)).toEqual([
      ["late", "accepted"],
      ["who", "accepted"],
      ["early", "accepted"],
    ])
    expect(byAddress.every(({ lead }) => lead?.email === "lea@willow.example")).toBe(true)
    expect(byLead.map(short)).toEqual(byAddress.map(short))
  })

  test("finds what names an address while there is no such lead yet", async () => {
    await send([{ type: "identify", messageId: "new-one", userId: "nu", traits: { email: "nu@fresh.example" } }])

    const waiting = await events("?email=nu@fresh.example")
    await baton.takeAll()

    expect(waiting.map(short)).toEqual([["new-one", "waiting"]])
    expect((await events("?email=nu@fresh.example")).map(short)).toEqual([["new-one", "accepted"]])
  })

  test("says of an event that counts that its time can't be read", async () => {
    await send([track("odd-time", "Seen", { timestamp: "Order 3" }), track("seconds", "Seen", { timestamp: 1_700_000_000 })])
    await baton.takeAll()

    const [seconds, odd] = await events("?limit=2")

    expect([odd?.verdict, odd?.notice]).toEqual(["accepted", expect.stringMatching(/^The time "Order 3" can't be read: .*when it came\.$/)])
    expect(odd?.occurred_at).toBe(odd?.received_at)
    expect([seconds?.notice, seconds?.occurred_at]).toEqual([null, "2023-11-14T22:13:20.000Z"])
    expect(spokenIn("de", odd)?.notice).toMatch(/^Die Zeit „Order 3“ lässt sich nicht lesen: .*Eingang\.$/)
  })

  test("says of an event that counts which value can't be read, and which member is missing, in both languages", async () => {
    await send([
      {
        type: "identify",
        messageId: "odd-value",
        userId: "ed",
        traits: { email: "ed@elm.example", employees: "many", opted_out: { since: 1 } },
      },
      { type: "track", messageId: "no-event", userId: "ed" },
    ])
    await baton.takeAll()

    const [unnamed, odd] = await events("?limit=2")

    expect([odd?.verdict, odd?.notice]).toEqual([
      "accepted",
      '"opted_out" has to be yes or no, and an object came that can\'t be read as that: send true or false. It is left out. "employees" has to be a number, and a text came that can\'t be read as that: send digits such as 250. It is kept as "custom.employees".',
    ])
    expect(spokenIn("de", odd)?.notice).toBe(
      "„opted_out“ muss ja oder nein sein, und ein Objekt kam, was sich so nicht lesen lässt: true oder false senden. Es bleibt weg. „employees“ muss eine Zahl sein, und ein Text kam, was sich so nicht lesen lässt: Ziffern wie 250 senden. Es ist als „custom.employees“ aufgehoben.",
    )
    expect([unnamed?.verdict, unnamed?.notice]).toEqual(["accepted", expect.stringMatching(/^A track call needs an event: .* knows it\.$/)])
  })

  test("says of a webhook's event which value of the mapping's fields can't be read", async () => {
    const mapping = { fields: { email: "/mail", employee_count: "/size", country: "/where" } }
    const made = await baton.call("POST", "/api/sources", { name: "sized", mapping })
    const url = new URL((made.json() as { url: string }).url).pathname
    await baton.server.inject({ method: "POST", url, payload: { mail: "ola@sized.example", size: "big", where: "DE" } })

    const [event] = await events("?source=webhook:sized")

    expect(event?.notice).toMatch(/^"employee_count" has to be a number, and a text came .*\.$/)
  })

  test("can be asked by source, kind, receipt and time", async () => {
    const answer = await baton.call("POST", "/api/signals", [{ id: "r1", kind: "call", lead: { email: "ro@ash.example" } }, { lead: {} }])
    await baton.takeAll()
    const { receipt } = answer.json()

    expect((await events("?source=rest&kind=call")).map(short)).toEqual([["r1", "accepted"]])
    expect((await events(`?signal=${receipt}`)).map(short)).toEqual([
      [null, "quarantined"],
      ["r1", "accepted"],
    ])
    expect(await events("?since=2199-01-01T00:00:00Z")).toEqual([])
  })

  test("reads webhooks by the mapping that they were stored with", async () => {
    const mapping = { fields: { email: "/person/mail" }, form: "demo" }
    const made = await baton.call("POST", "/api/sources", { name: "legacy", mapping })
    const url = new URL((made.json() as { url: string }).url).pathname
    await baton.server.inject({ method: "POST", url, payload: { person: { mail: "mira@quarry.example" } } })
    await baton.takeAll()

    const [event] = await events("?source=webhook:legacy")

    expect(event).toMatchObject({ verdict: "accepted", form: "demo", lead: { email: "mira@quarry.example" } })
  })

  test("shows what somebody did with a quarantined item", async () => {
    await send([{ type: "track", event: "Mend me" }])
    await baton.takeAll()
    const [event] = await events("?limit=1")

    await baton.call("DELETE", `/api/quarantine/${event?.quarantine}?why=test`)

    expect(await events("?verdict=dropped")).toMatchObject([{ id: event?.id, verdict: "dropped", quarantine: event?.quarantine }])
  })

  test.each([
    ["a cursor that was never one", "?cursor=abc", 400],
    ["an address that is none", "?email=nobody", 400],
    ["a verdict that there is not", "?verdict=lost", 400],
    ["a receipt that is no id", "?signal=1", 400],
  ])("refuses %s", async (_, query, status) => {
    expect((await baton.call("GET", `/api/events${query}`)).statusCode).toBe(status)
  })

  test.each(["/api/events", "/api/events/stream"])("%s needs an admin key", async (path) => {
    for (const [key, status] of [
      [baton.keys.write, 403],
      ["nobody", 401],
    ] as const)
      expect((await baton.server.inject({ url: path, headers: { authorization: `Bearer ${key}` } })).statusCode).toBe(status)
  })
})
