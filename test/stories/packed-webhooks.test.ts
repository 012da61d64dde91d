import { createHmac } from "node:crypto"
import { brotliCompressSync, gzipSync } from "node:zlib"
import { expect, test } from "vitest"
import type { z } from "zod"
import type { QuarantineView } from "#contract/quarantine.ts"
import { product } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>
type Source = { id: string; url: string; secret: string | null }
type Receipt = { receipt: string; items: number; problems: { code: string }[] }

const BY_MAIL = { fields: { email: "/mail" }, form: "demo" }
const WHOLE = JSON.stringify({ mail: "mira@quarry.example" })
const CUT = gzipSync(WHOLE).subarray(0, 20)

const addSource = (app: App, source: object) => app.call<Source>("POST", "/api/sources", source)
const quarantine = (app: App) => app.all<z.infer<typeof QuarantineView>>("/api/quarantine?state=waiting")

async function send(app: App, source: Source, payload: Buffer, headers: Record<string, string> = {}) {
  const answer = await app.receive({ method: "POST", url: new URL(source.url).pathname, payload, headers })
  await app.work()
  return answer
}

/** As Standard Webhooks has it, over bytes. */
function signed(source: Source, body: Buffer, at: number): Record<string, string> {
  const key = Buffer.from((source.secret ?? "").replace("whsec_", ""), "base64")
  const seconds = `${Math.floor(at / 1000)}`
  const hmac = createHmac("sha256", key).update(`msg_1.${seconds}.`).update(body).digest("base64")
  return { "webhook-id": "msg_1", "webhook-timestamp": seconds, "webhook-signature": `v1,${hmac}` }
}

test.each<[string, Buffer, Record<string, string>]>([
  ["by gzip", gzipSync(WHOLE), { "content-encoding": "gzip" }],
  ["by gzip without a word of it", gzipSync(WHOLE), {}],
  ["by brotli", brotliCompressSync(WHOLE), { "content-encoding": "br" }],
])("a webhook that is packed %s is understood", async (_, payload, headers) => {
  const app = await product()
  const source = await addSource(app, { name: "shop", mapping: BY_MAIL })

  const answer = await send(app, source, payload, headers)

  expect([answer.statusCode, answer.json<Receipt>().problems]).toEqual([200, []])
  expect(await app.lead("mira@quarry.example")).toMatchObject({ email: "mira@quarry.example" })
})

test.each<[string, Buffer, Record<string, string>]>([
  ["is cut off", CUT, { "content-encoding": "gzip" }],
  ["is cut off and says nothing of its packing", CUT, {}],
  ["is packed in a way that is not known", CUT, { "content-encoding": "compress" }],
])(
  "of a webhook that %s no byte is lost: it waits in quarantine until somebody puts the text in its place",
  async (_, payload, headers) => {
    const app = await product()
    const source = await addSource(app, { name: "shop", mapping: BY_MAIL })

    const answer = await send(app, source, payload, headers)
    const [item] = await quarantine(app)
    await app.call("POST", `/api/quarantine/${item?.id}/replay`, { payload: JSON.parse(WHOLE) })
    await app.work()

    expect([answer.statusCode, answer.json<Receipt>().problems]).toMatchObject([200, [{ code: "still_packed" }]])
    expect(item).toMatchObject({ code: "still_packed" })
    const kept = String(item?.payload).split("base64,")[1] ?? ""
    expect(Buffer.from(kept, "base64")).toEqual(payload)
    expect(await app.lead("mira@quarry.example")).toMatchObject({ email: "mira@quarry.example" })
  },
)

test("a signature counts over what was packed and over the packed bytes, and nobody unproved fills the quarantine with broken ones", async () => {
  const app = await product()
  const source = await addSource(app, { name: "shop", signature: { scheme: "standard_webhooks" }, mapping: BY_MAIL })
  const packed = gzipSync(WHOLE)
  const unproved = await send(app, source, CUT, { "content-encoding": "gzip" })
  const before = await send(app, source, packed, signed(source, Buffer.from(WHOLE), app.now()))
  const after = await send(app, source, packed, signed(source, packed, app.now()))
  const waiting = await quarantine(app)
  const broken = await send(app, source, CUT, { "content-encoding": "gzip", ...signed(source, CUT, app.now()) })

  expect([before.statusCode, after.statusCode, unproved.statusCode, broken.statusCode]).toEqual([200, 200, 401, 200])
  expect([waiting.length, (await quarantine(app)).length]).toEqual([0, 1])
})

test("a webhook that would unpack to more than 4 MiB is refused", async () => {
  const app = await product()
  const source = await addSource(app, { name: "shop", mapping: BY_MAIL })

  const answer = await send(app, source, gzipSync(Buffer.alloc(50 * 1024 * 1024)))

  expect(answer.statusCode).toBe(413)
})
