import { expect, test } from "vitest"
import type { z } from "zod"
import type { DryRunView, MadeSourceView, SourceView } from "#contract/source.ts"
import type { QuarantineView } from "#contract/quarantine.ts"
import { READY_MAPPINGS } from "#domain/intake/webhook/ready/ready-mappings.ts"
import type { Received } from "#integrations/http-receiver.fixture.ts"
import { SIGN } from "../fixtures/sign-webhook.ts"
import {
  calendlyInvitee,
  hubspotChanges,
  hubspotContact,
  metaLead,
  metaNotification,
  typeformResponse,
  webflowSubmission,
} from "../fixtures/vendor-payloads.ts"
import { product, type Lead } from "./product.ts"
import { fakeProvider, type Reply } from "./provider.ts"

type App = Awaited<ReturnType<typeof product>>
type Made = z.infer<typeof MadeSourceView>
type Quarantined = z.infer<typeof QuarantineView>

const SECRET = "a-secret-of-the-vendor-1234567890"
const WHO = "mira@quarry.example"

const addSource = (app: App, source: object) => app.call<Made>("POST", "/api/sources", source)
const pathOf = (source: { url: string }) => new URL(source.url).pathname
const isAbout = (app: App, source: { id: string }) => app.call<SourceView>("GET", `/api/sources/${source.id}`)
const quarantine = (app: App) => app.all<Quarantined>("/api/quarantine?state=waiting")

async function send(app: App, source: { url: string }, body: unknown, headers: Record<string, string> = {}) {
  const payload = typeof body === "string" ? body : JSON.stringify(body)
  const answer = await app.receive({
    method: "POST",
    url: pathOf(source),
    payload,
    headers: { "content-type": "application/json", ...headers },
  })
  await app.work()
  return answer
}

test.each<[string, () => object, object]>([
  [
    "typeform",
    typeformResponse,
    {
      name: "Mira Stone",
      company: "Quarry",
      fields: {
        ...{ form_name: "Request a demo", phone: "+14155550101", utm_source: "newsletter", utm_campaign: "autumn" },
        ...{
          "custom.How many people sell?": "11 to 50",
          "custom.Which tools do you use?": "Ledger; Chisel",
          "custom.Is it urgent?": "false",
        },
      },
    },
  ],
  [
    "webflow",
    webflowSubmission,
    {
      name: "Mira Stone",
      fields: { form_name: "Contact form", phone: "14155550101", utm_campaign: "brand", landing_page: "/contact", "custom.Budget": "20k" },
    },
  ],
  [
    "calendly",
    () => calendlyInvitee("invitee.created"),
    {
      name: "Mira Stone",
      company: "Quarry",
      fields: { form_name: "Demo, 30 minutes", time_zone: "America/Chicago", utm_source: "newsletter", phone: "+1 415-555-0101" },
    },
  ],
  [
    "hubspot",
    hubspotContact,
    {
      name: "Mira Stone",
      company: "Quarry",
      fields: {
        ...{ form_name: "Demo request", job_title: "VP Sales", employee_count: 50, lead_source: "ORGANIC_SEARCH" },
        ...{ landing_page: "/demo", "custom.favourite_stone": "granite" },
      },
    },
  ],
  [
    "meta",
    metaLead,
    {
      name: "Mira Stone",
      company: "Quarry",
      fields: {
        ...{ form_name: "Demo request", campaign: "Autumn", lead_source: "Meta lead ads", phone: "+14155550101" },
        "custom.what_do_you_sell?": "stone; gravel",
      },
    },
  ],
])("a signed webhook of %s becomes a lead, and the same one again is counted as a duplicate", async (vendor, payload, wanted) => {
  const app = await product()
  const source = await addSource(app, { name: `our-${vendor}`, vendor, secret: SECRET })
  const body = JSON.stringify(payload())
  const signed = () => SIGN[vendor]?.(SECRET, body, app.now(), source.url)

  const first = await send(app, source, body, signed())
  await app.advance({ minutes: 1 })
  const again = await send(app, source, body, signed())

  expect([first.statusCode, first.json()]).toEqual([200, { receipt: expect.any(String), items: 1, problems: [] }])
  expect([again.statusCode, again.json<{ receipt: string }>().receipt]).toEqual([200, first.json<{ receipt: string }>().receipt])
  const lead = await app.lead(WHO)
  expect(lead).toMatchObject(wanted)
  expect(Object.keys(lead.fields).filter((name) => /custom\.(hs_|vid|id$|email)/.test(name))).toEqual([])
  const [engagement, ...more] = await app.all<{ occurred_at: string; source: string }>(`/api/leads/${lead.id}/engagements`)
  expect(engagement).toMatchObject({ source: `webhook:our-${vendor}`, occurred_at: expect.stringMatching(/^2026-11-16T14:45:30/) })
  expect(more).toEqual([])
  expect((await isAbout(app, source)).counts).toEqual({ signals: 1, items: 2, waiting: 0, taken: 1, duplicates: 1, quarantined: 0 })
})

test("a demo that was asked for at Typeform is handed off", async () => {
  const app = await product()
  const source = await addSource(app, { name: "typeform", vendor: "typeform" })
  const hidden = { job_title: "VP Sales", country: "US", employees: "200", industry: "Software" }
  const body = JSON.stringify(typeformResponse({ hidden }))

  await send(app, source, body, SIGN["typeform"]?.(source.secret ?? "", body, 0, ""))

  expect(await app.handoff(WHO)).toMatchObject({ tier: 1, cycle: 1 })
})

test("a booking and its cancellation are two things, and only the booking asks for something", async () => {
  const app = await product()
  const source = await addSource(app, { name: "calendly", vendor: "calendly", secret: SECRET })
  const payloads = [calendlyInvitee("invitee.created"), calendlyInvitee("invitee.canceled", "canceled")]

  for (const body of payloads.map((payload) => JSON.stringify(payload)))
    await send(app, source, body, SIGN["calendly"]?.(SECRET, body, app.now(), ""))

  const found = await app.all<{ event: string }>(`/api/leads/${(await app.lead(WHO)).id}/engagements`)
  expect(found.map(({ event }) => event).sort()).toEqual(["Meeting Booked", "Meeting Canceled"])
  const tried = await Promise.all(
    payloads.map((sample) => app.call<DryRunView>("POST", "/api/sources/dry-run", { sample, source: "calendly" })),
  )
  expect(tried.map(({ items }) => items[0]?.signals)).toEqual([["demo_request"], []])
})

test("what names nobody is answered 200 and waits in quarantine with what would help", async () => {
  const app = await product()
  const meta = await addSource(app, { name: "meta", vendor: "meta", signature: { scheme: "none" } })
  const hubspot = await addSource(app, { name: "hubspot", vendor: "hubspot", signature: { scheme: "none" } })

  const answers = [await send(app, meta, metaNotification()), await send(app, hubspot, hubspotChanges())]

  expect(answers.map((each) => [each.statusCode, each.json<{ items: number }>().items])).toEqual([
    [200, 2],
    [200, 1],
  ])
  expect((await quarantine(app)).map(({ code, says }) => [code, says.slice(0, 40)])).toEqual([
    ["needs_more", expect.stringContaining("A HubSpot app says only")],
    ["to_fetch", expect.stringContaining("The sender only names it")],
    ["to_fetch", expect.stringContaining("The sender only names it")],
  ])
})

test("a lead of Meta that was only named is taken in when somebody gives what the person answered", async () => {
  const app = await product()
  const source = await addSource(app, { name: "meta", vendor: "meta", signature: { scheme: "none" } })
  await send(app, source, metaNotification())
  const [waiting] = await quarantine(app)

  await app.call("POST", `/api/quarantine/${waiting?.id}/replay`, { payload: metaLead() })

  expect(await app.lead(WHO)).toMatchObject({ company: "Quarry" })
  expect(await quarantine(app)).toHaveLength(1)
})

/** The Graph API with one lead, as Meta documents the node: its answers in `field_data`. */
const graph = (request: Received): Reply => {
  if (request.headers.authorization !== "Bearer page-token-1")
    return { status: 401, body: { error: { code: 190, message: "Invalid OAuth access token." } } }
  if (request.url.startsWith("/v23.0/777001?")) return { body: metaLead() }
  return { status: 404, body: { error: { code: 100, message: "Object does not exist" } } }
}
const asks = (url: string) => ({
  ...READY_MAPPINGS.meta,
  fetch: { ...READY_MAPPINGS.meta.fetch, url: `${url}/v23.0/{/value/leadgen_id}?fields=field_data` },
})

test("a lead that Meta only names is fetched with the page's token and taken in; one that is gone stays with its owner", async () => {
  const api = await fakeProvider(graph)
  const app = await product()
  const source = await addSource(app, {
    name: "meta",
    vendor: "meta",
    signature: { scheme: "none" },
    token: "page-token-1",
    mapping: asks(api.url),
  })
  await send(app, source, metaNotification())

  await app.fetchNamed()

  expect(await app.lead(WHO)).toMatchObject({ company: "Quarry" })
  const [waiting, ...rest] = await quarantine(app)
  expect([waiting?.payload.includes("777002"), rest, waiting?.owner?.name]).toEqual([true, [], expect.any(String)])
  expect((await isAbout(app, source)).fetch_error).toMatch(/answered 404: it has none of this number/)
  await app.fetchNamed()
  await app.advance({ days: 2 })
  await app.fetchNamed()
  expect(api.received).toHaveLength(2)
  expect(JSON.stringify(await isAbout(app, source))).not.toContain("page-token")
})

test("without a token nothing is asked for, and what waits comes when the right one is given", async () => {
  const api = await fakeProvider(graph)
  const app = await product()
  const source = await addSource(app, { name: "meta", vendor: "meta", signature: { scheme: "none" }, mapping: asks(api.url) })
  await send(app, source, metaNotification())
  await app.fetchNamed()
  expect(api.received).toEqual([])

  await app.call("PUT", `/api/sources/${source.id}`, { token: "page-token-0" })
  await app.fetchNamed()
  expect((await isAbout(app, source)).fetch_error).toMatch(/answered 401: look whether the source's token is still good/)
  expect(await quarantine(app)).toHaveLength(2)

  await app.call("PUT", `/api/sources/${source.id}`, { token: "page-token-1" })
  await app.fetchNamed()
  expect(await app.lead(WHO)).toMatchObject({ company: "Quarry" })
})

test("what a source that was removed could not fetch is no trouble of the next one of its name", async () => {
  const api = await fakeProvider(graph)
  const app = await product()
  const told = { name: "meta", vendor: "meta", signature: { scheme: "none" }, token: "page-token-0", mapping: asks(api.url) }
  const before = await addSource(app, told)
  await send(app, before, metaNotification())
  await app.fetchNamed()
  const trouble = (await isAbout(app, before)).fetch_error
  await app.call("DELETE", `/api/sources/${before.id}`)

  const source = await addSource(app, told)

  expect(trouble).toMatch(/answered 401/)
  expect(await isAbout(app, source)).toMatchObject({ fetch_error: null, counts: { signals: 0, items: 0, quarantined: 0 } })
})

test("a sender's API that is away is asked again later", async () => {
  const api = await fakeProvider(() => ({ status: 503, text: "<html>busy</html>" }))
  const app = await product()
  const source = await addSource(app, {
    name: "meta",
    vendor: "meta",
    signature: { scheme: "none" },
    token: "page-token-1",
    mapping: asks(api.url),
  })
  await send(app, source, metaNotification())
  await app.fetchNamed()
  await app.fetchNamed()
  expect(api.received).toHaveLength(2)

  api.answers(graph)
  await app.advance({ minutes: 1 })
  await app.fetchNamed()

  expect(await app.lead(WHO)).toMatchObject({ company: "Quarry" })
})

test("Meta's question whether the address is meant is answered for the right token only", async () => {
  const app = await product()
  const source = await addSource(app, { name: "meta", vendor: "meta", secret: SECRET })
  const ask = (token: string) =>
    app.receive({
      method: "GET",
      url: pathOf(source),
      query: { "hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": "11551" },
    })

  const [right, wrong] = [await ask(source.verify_token), await ask("guessed")]

  expect([right.statusCode, right.headers["content-type"], right.body]).toEqual([200, "text/plain; charset=utf-8", "11551"])
  expect(wrong.statusCode).toBe(403)
  expect((await app.receive({ method: "GET", url: pathOf(source) })).statusCode).toBe(405)
})

test("a mapping that finds nobody is mended, and what waited is taken in by the new one", async () => {
  const app = await product()
  const source = await addSource(app, { name: "legacy", mapping: { fields: { email: "/lead/email" }, form: "demo" } })
  await send(app, source, { person: { mail: WHO, given: "Mira" }, "odd/name": 1 })
  const [waiting] = await quarantine(app)
  expect(waiting).toMatchObject({
    code: "mapping_found_nobody",
    says: expect.stringMatching(/at \/lead\/email\. Change .* The payload has "\/person\/mail, \/person\/given, \/odd~1name"\.$/),
  })

  const mended = { fields: { email: "/person/mail", first_name: "/person/given" }, form: "demo" }
  const changed = await app.call<Made>("PUT", `/api/sources/${source.id}`, { mapping: mended })
  await app.call("POST", `/api/quarantine/${waiting?.id}/replay`, {})

  expect([changed.mapping_version, changed.secret]).toEqual([2, null])
  expect(await app.lead(WHO)).toMatchObject({ fields: { first_name: "Mira", form_name: "demo" } })
  expect((await isAbout(app, source)).counts).toMatchObject({ signals: 2, items: 2, taken: 1, quarantined: 1, waiting: 0 })
})

test("what was stored before the mapping changed is understood by the one that it was stored with", async () => {
  const app = await product()
  const source = await addSource(app, { name: "legacy", mapping: { fields: { email: "/mail", "custom.team": "/a" } } })
  await app.receive({ method: "POST", url: pathOf(source), payload: { mail: "old@quarry.example", a: "A", b: "B" } })
  await app.receive({
    ...{ method: "PUT", url: `/api/sources/${source.id}`, headers: { authorization: `Bearer ${app.keys.admin}` } },
    payload: { mapping: { fields: { email: "/mail", "custom.team": "/b" } } },
  })
  await app.receive({ method: "POST", url: pathOf(source), payload: { mail: "new@quarry.example", a: "A", b: "B" } })
  await app.work()

  const teams = await Promise.all(["old", "new"].map(async (who) => (await app.lead(`${who}@quarry.example`)).fields["custom.team"]))
  expect(teams).toEqual(["A", "B"])
})

test("one delivery sent 500 times, at once and one after the other, counts once", async () => {
  const app = await product()
  const source = await addSource(app, { name: "shop", signature: { scheme: "standard_webhooks" } })
  const body = JSON.stringify({ email: WHO })
  const headers = SIGN["standard"]?.(source.secret ?? "", body, app.now(), "")

  const once = () => app.receive({ method: "POST", url: pathOf(source), payload: body, headers: headers ?? {} })
  const answers = []
  for (let round = 0; round < 10; round++) {
    answers.push(...(await Promise.all(Array.from({ length: 50 }, once))))
    await app.work()
  }

  expect(new Set(answers.map((each) => each.statusCode))).toEqual(new Set([200]))
  expect(new Set(answers.map((each) => each.json<{ receipt: string }>().receipt)).size).toBe(1)
  expect(await app.all(`/api/leads/${(await app.lead(WHO)).id}/engagements`)).toHaveLength(1)
  expect((await isAbout(app, source)).counts).toMatchObject({ signals: 1, taken: 1 })
})

test("a wrong, missing or old signature is refused, seen at the source, and nothing of it is stored", async () => {
  const app = await product()
  const source = await addSource(app, { name: "calendly", vendor: "calendly", secret: SECRET })
  const body = JSON.stringify(calendlyInvitee("invitee.created"))
  const sign = (secret: string, at: number) => SIGN["calendly"]?.(secret, body, at, "")

  const answers = [
    await send(app, source, body),
    await send(app, source, body, sign("another-secret", app.now())),
    await send(app, source, `${body} `, sign(SECRET, app.now())),
    await send(app, source, body, sign(SECRET, app.now() - 6 * 60_000)),
    await send(app, source, body, sign(SECRET, app.now() + 6 * 60_000)),
    await send(app, source, body, { "calendly-webhook-signature": "t=,v1=" }),
  ]

  expect(answers.map((each) => each.statusCode)).toEqual([401, 401, 401, 401, 401, 401])
  expect(answers[3]?.json()).toMatchObject({ detail: expect.stringContaining("It was signed 360 seconds ago") })
  const about = await isAbout(app, source)
  expect(about).toMatchObject({ refused: 6, last_received_at: null, counts: { signals: 0 } })
  expect(JSON.stringify([about, answers.map((each) => each.body)])).not.toContain(SECRET)
})

test("while a secret is replaced both are good, and after that only the new one", async () => {
  const app = await product()
  const source = await addSource(app, { name: "typeform", vendor: "typeform" })
  const old = source.secret ?? ""
  const rotated = await app.call<Made>("POST", `/api/sources/${source.id}/rotate`, { overlap_hours: 2 })
  const post = async (secret: string, token: string) => {
    const body = JSON.stringify(typeformResponse({ token }))
    return (await send(app, source, body, SIGN["typeform"]?.(secret, body, 0, ""))).statusCode
  }

  const during = [await post(old, "t1"), await post(rotated.secret ?? "", "t2")]
  await app.advance({ hours: 3 })
  const after = [await post(old, "t3"), await post(rotated.secret ?? "", "t4")]

  expect([during, after]).toEqual([
    [200, 200],
    [401, 200],
  ])
})

test("another address takes the place of one that leaked; a paused source asks to be tried again, a removed one is not there", async () => {
  const app = await product()
  const source = await addSource(app, { name: "zap" })
  const post = async (to: { url: string }) => (await send(app, to, { email: WHO })).statusCode

  const rotated = await app.call<Made>("POST", `/api/sources/${source.id}/rotate`, { address: true })
  const moved = [await post(source), await post(rotated)]
  await app.call("PUT", `/api/sources/${source.id}`, { active: false })
  const paused = await post(rotated)
  await app.call("DELETE", `/api/sources/${source.id}`)

  expect([moved, paused, await post(rotated)]).toEqual([[404, 200], 503, 404])
  expect(await app.all("/api/sources")).toEqual([])
  await addSource(app, { name: "zap" })
  expect(await app.all<Lead>("/api/leads")).toHaveLength(1)
})

test("a mapping is tried on a sample: what it finds, what the agreement recognises, and what nobody looks at", async () => {
  const app = await product()
  const sample = { who: { mail: WHO, title: "VP Sales" }, page: "https://acme.example/pricing", note: { colour: "blue" } }
  const mapping = { page: "/page", kind: "page", fields: { email: "/who/mail", job_title: "/who/title" } }

  const tried = await app.call<DryRunView>("POST", "/api/sources/dry-run", { sample, mapping })
  const vendor = await app.call<DryRunView>("POST", "/api/sources/dry-run", {
    sample: JSON.stringify(typeformResponse()),
    vendor: "typeform",
  })
  const bad = await app.refused("POST", "/api/sources/dry-run", { sample, mapping: { fields: { emial: "/who/mail" } } })

  expect(tried).toMatchObject({
    total: 1,
    items: [
      {
        problem: null,
        id: null,
        signals: ["pricing_view"],
        identities: [{ kind: "email", value: WHO }],
        fields: { job_title: "VP Sales" },
        unmapped: ["/note/colour"],
      },
    ],
  })
  expect(vendor.items[0]).toMatchObject({ id: "tok-5521", form: "Request a demo", signals: ["demo_request"] })
  expect(bad).toMatchObject({ status: 422, detail: expect.stringContaining('Did you mean "email"?') })
  expect(await app.all("/api/signals")).toEqual([])
})

test("whatever is sent is answered 200, and all of it is accounted for", async () => {
  const app = await product()
  const source = await addSource(app, { name: "odd", mapping: { items: "/leads", fields: { email: "/email" }, answers: [{ at: "" }] } })
  const bodies: (string | Buffer)[] = [
    ...["", "null", "[]", "{}", "7", '"text"', "{cut off", "\uFEFF{}", "<xml/>", '{"leads":[]}', '{"leads":[null,1,"x",[],{}]}'],
    `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
    '{"__proto__":{"email":"x@y.example"},"constructor":{"prototype":{"email":"x@y.example"}}}',
    '{"leads":[{"email":"one@quarry.example","n\u0000":"\u0000\ud800"},{"email":"two@quarry.example\0"}]}',
    "email=three%40quarry.example&first_name=Mira",
    Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    JSON.stringify({ leads: Array.from({ length: 300 }, (_, index) => ({ email: `many${index}@quarry.example` })) }),
    JSON.stringify({
      email: "wide@quarry.example",
      ...Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`n${index}`, "x"])),
    }),
  ]

  const answers = []
  for (const payload of bodies) answers.push(await app.receive({ method: "POST", url: pathOf(source), payload }))
  await app.work()

  expect(answers.map((each) => each.statusCode)).toEqual(bodies.map(() => 200))
  const items = answers.reduce((sum, each) => sum + each.json<{ items: number }>().items, 0)
  const { counts } = await isAbout(app, source)
  expect(counts).toMatchObject({ signals: bodies.length, items, waiting: 0, duplicates: 0 })
  expect(counts.taken + counts.quarantined).toBe(items)
  expect((await quarantine(app)).filter(({ code }) => code === "failed")).toEqual([])
  expect((await app.lead("three@quarry.example")).fields["first_name"]).toBe("Mira")
})
