import { expect, test } from "vitest"
import { SIGN } from "../fixtures/sign-webhook.ts"
import { product } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>
type Source = { id: string; url: string; secret: string | null }
type Counts = { signals: number; items: number; waiting: number; taken: number; duplicates: number; quarantined: number }
type Receipt = { receipt: string; items: number; problems: { item: number; code: string }[] }

const WHO = "mira@quarry.example"
const BY_MAIL = { fields: { email: "/mail" }, form: "demo" }

const addSource = (app: App, source: object) => app.call<Source>("POST", "/api/sources", source)
const countsOf = async (app: App, { id }: Source) => (await app.call<{ counts: Counts }>("GET", `/api/sources/${id}`)).counts
const happened = async (app: App, email: string) => app.all(`/api/leads/${(await app.lead(email)).id}/engagements`)

async function send(app: App, source: Source, body: object, headers: Record<string, string> = {}): Promise<Receipt> {
  const payload = JSON.stringify(body)
  const all = { "content-type": "application/json", ...headers }
  const answer = await app.receive({ method: "POST", url: new URL(source.url).pathname, payload, headers: all })
  expect(answer.statusCode).toBe(200)
  await app.work()
  return answer.json<Receipt>()
}

test("the same bytes are one delivery for a day and counted as duplicates; a day later they are another demo request", async () => {
  const app = await product()
  const source = await addSource(app, { name: "shop", mapping: BY_MAIL })
  const first = await send(app, source, { mail: WHO })
  await app.advance({ hours: 20 })
  const retried = await send(app, source, { mail: WHO })
  await app.advance({ hours: 10 })
  const later = await send(app, source, { mail: WHO })

  expect(retried).toEqual(first)
  expect(later.receipt).not.toBe(first.receipt)
  expect(await happened(app, WHO)).toHaveLength(2)
  expect(await countsOf(app, source)).toEqual({ signals: 2, items: 3, waiting: 0, taken: 2, duplicates: 1, quarantined: 0 })
  const { lanes } = await app.call<{ lanes: Counts[] }>("GET", "/api/signals/summary")
  expect(lanes).toMatchObject([{ items: 3, taken: 2, duplicates: 1 }])
})

test("a mapping with an unknown step is refused with the steps that there are", async () => {
  const app = await product()
  const mapping = { fields: { email: { at: "/mail", steps: ["evil"] } } }

  expect(await app.refused("POST", "/api/sources", { name: "shop", mapping })).toMatchObject({
    status: 422,
    errors: [{ pointer: "/body/mapping/fields/email/steps/0", message: expect.stringContaining("lowercase, first, join") }],
  })
})

test("a source of the same name as one that was removed begins anew", async () => {
  const app = await product()
  const before = await addSource(app, { name: "shop", mapping: { fields: { email: "/nowhere" } } })
  const first = await send(app, before, { mail: WHO })
  await app.call("DELETE", `/api/sources/${before.id}`)
  const source = await addSource(app, { name: "shop", mapping: BY_MAIL })

  const again = await send(app, source, { mail: WHO })

  expect([again.receipt === first.receipt, again.problems]).toEqual([false, []])
  expect(await countsOf(app, source)).toMatchObject({ signals: 1, items: 1, taken: 1, quarantined: 0 })
  expect(await happened(app, WHO)).toHaveLength(1)
})

test("other words under a delivery's id are another delivery", async () => {
  const app = await product()
  const source = await addSource(app, { name: "shop", signature: { scheme: "standard_webhooks" }, mapping: BY_MAIL })
  const signed = (body: object) => SIGN["standard"]?.(source.secret ?? "", JSON.stringify(body), app.now(), "")
  const one = { mail: WHO }
  const other = { mail: "otto@quarry.example" }

  const receipts = [await send(app, source, one, signed(one)), await send(app, source, other, signed(other))]
  await app.advance({ minutes: 1 })
  receipts.push(await send(app, source, one, signed(one)))

  expect(receipts.map(({ receipt }) => receipts.findIndex((each) => each.receipt === receipt))).toEqual([0, 1, 0])
  expect(await happened(app, "otto@quarry.example")).toHaveLength(1)
  expect(await countsOf(app, source)).toMatchObject({ items: 3, taken: 2, duplicates: 1 })
})

test("a sample that waits in quarantine is answered with its problem, and taken in when it is sent again after the mapping was mended", async () => {
  const app = await product()
  const source = await addSource(app, { name: "shop", mapping: { fields: { email: "/nothere" } } })
  const first = await send(app, source, { mail: WHO })
  const unmended = await send(app, source, { mail: WHO })
  await app.call("PUT", `/api/sources/${source.id}`, { mapping: { fields: { email: "/stillnothere" } } })
  const missed = await send(app, source, { mail: WHO })
  await app.call("PUT", `/api/sources/${source.id}`, { mapping: BY_MAIL })
  const mended = await send(app, source, { mail: WHO })
  const after = await send(app, source, { mail: WHO })

  expect(first.problems).toMatchObject([{ item: 0, code: "mapping_found_nobody" }])
  expect(unmended).toEqual(first)
  expect(missed.problems).toMatchObject([{ says: expect.stringContaining("/stillnothere") }])
  expect([mended.problems, after.problems]).toEqual([[], []])
  expect(await happened(app, WHO)).toHaveLength(1)
  expect(await app.all("/api/quarantine?state=waiting")).toEqual([])
})
