import { expect, test } from "vitest"
import { product } from "./product.ts"

type Source = { url: string }
type Touch = { kind: string; human: boolean; counts: boolean; by: { handle: string } | null; outcome: string | null; at: string }

const MAPPING = {
  items: "/data",
  id: "/id",
  occurred_at: "/completedAt",
  fields: { email: "/prospect/email" },
  touch: {
    kind: { at: "/type", words: { "call.completed": "call", "mailing.delivered": "email", "mailing.replied": "inbound_reply" } },
    by: "/user/email",
    automatic: "/automatic",
    outcome: { at: "/disposition", words: { Answered: "connected", "No answer": "no_answer" } },
  },
}
const call = {
  id: "c1",
  type: "call.completed",
  completedAt: "2026-11-16T15:05:00Z",
  prospect: { email: "Lee@Buyer.example" },
  user: { email: "ana@acme.example" },
  disposition: "No answer",
}

test("a sequence tool tells of touches by webhook: once each, by whom, by hand or not, and what is nobody's waits", async () => {
  const app = await product({ reps: ["ana"] })
  const handoff = await app.handOff()
  const { url } = await app.call<Source>("POST", "/api/sources", {
    name: "sequencer",
    vendor: "custom",
    signature: { scheme: "none" },
    mapping: MAPPING,
  })
  const send = async (...data: object[]) =>
    (await app.receive({ method: "POST", url: new URL(url).pathname, payload: { data } })).json<{ items: number; problems: object[] }>()
  await app.advance({ minutes: 10 })

  const first = await send(
    call,
    { ...call, id: "m1", type: "mailing.delivered", automatic: true },
    { ...call, id: "x1", type: "prospect.updated" },
    { ...call, id: "s1", prospect: { email: "stranger@nowhere.example" } },
  )
  await send(call)

  expect(first).toMatchObject({ items: 4, problems: [{ item: 2, code: "unknown_touch" }] })
  expect(await app.all<Touch>(`/api/handoffs/${handoff.id}/touches`)).toMatchObject([
    { kind: "call", human: true, counts: true, by: { handle: "ana" }, outcome: "no_answer", at: "2026-11-16T15:05:00.000Z" },
    { kind: "email", human: false, counts: false },
  ])
  expect(await app.clock(handoff, "first_touch")).toMatchObject({ state: "met", met_at: "2026-11-16T15:05:00.000Z" })
  const waiting = await app.all<{ id: string; says: string }>("/api/mail?state=unmatched")
  expect(waiting).toHaveLength(2)
  expect(await app.all("/api/leads?email=stranger@nowhere.example")).toEqual([])
})

/** A dialler that gives its calls neither an id nor a time. */
const WITHOUT_IDS = { fields: { email: "/lead" }, touch: { kind: "call", by: "/by" } }

test("a touch without an id of its own is one for a day, in which its tool tries again; a day later the same words are another touch", async () => {
  const app = await product({ reps: ["ana"] })
  const handoff = await app.handOff()
  const { url } = await app.call<Source>("POST", "/api/sources", { name: "dialler", mapping: WITHOUT_IDS })
  const send = (payload: object) => app.receive({ method: "POST", url: new URL(url).pathname, payload })
  const [known, stranger, unclear] = [{ lead: "lee@buyer.example", by: "ana" }, { lead: "stranger@nowhere.example" }, { caller: "?" }]
  const sendAll = async () => {
    for (const payload of [known, stranger, unclear]) await send(payload)
    const touches = await app.all(`/api/handoffs/${handoff.id}/touches`)
    return [touches.length, (await app.all("/api/mail?state=unmatched")).length]
  }
  await app.advance({ minutes: 10 })

  const first = await sendAll()
  await app.advance({ hours: 20 })
  const retried = await sendAll()
  await app.advance({ hours: 5 })
  const later = await sendAll()

  expect([first, retried, later]).toEqual([
    [1, 2],
    [1, 2],
    [2, 4],
  ])
})

test("touches of a source that was made anew under a removed one's name are its own", async () => {
  const app = await product({ reps: ["ana"] })
  const handoff = await app.handOff()
  const add = () => app.call<Source & { id: string }>("POST", "/api/sources", { name: "dialler", mapping: WITHOUT_IDS })
  const send = ({ url }: Source) =>
    app.receive({ method: "POST", url: new URL(url).pathname, payload: { lead: "lee@buyer.example", by: "ana" } })
  await app.advance({ minutes: 10 })
  const before = await add()
  await send(before)
  await app.call("DELETE", `/api/sources/${before.id}`)

  await send(await add())

  expect(await app.all(`/api/handoffs/${handoff.id}/touches`)).toHaveLength(2)
})

test("a touch webhook that can't be unpacked is kept and shown", async () => {
  const app = await product()
  const { url } = await app.call<Source>("POST", "/api/sources", { name: "dialler", mapping: WITHOUT_IDS })

  const answer = await app.receive({
    method: "POST",
    url: new URL(url).pathname,
    payload: Buffer.from([0x1f, 0x8b, 8, 0, 1]),
    headers: { "content-encoding": "gzip" },
  })

  expect([answer.statusCode, answer.json()]).toMatchObject([200, { problems: [{ code: "still_packed" }] }])
  expect(await app.all("/api/mail?state=unmatched")).toHaveLength(1)
})
