import { expect, onTestFinished, test } from "vitest"
import { smtpSink } from "#integrations/email/smtp-sink.fixture.ts"
import { product } from "./product.ts"

type Contact = {
  verdicts: { channel: string; purpose: string; allowed: boolean; basis: string | null; because: string }[]
  recorded: { kind: string }[]
}
const GERMAN = { country: "DE", phone: "+49 30 901820" }

const verdict = ({ verdicts }: Contact, channel: string, purpose: string) =>
  verdicts.find((one) => one.channel === channel && one.purpose === purpose)

test("the brief says which ways of contact are lawful, and why", async () => {
  const app = await product()

  await app.asksForDemo("ina@kunde.example", GERMAN)
  const handoff = await app.handoff("ina@kunde.example")
  const brief = await app.call<{ content: { channels: object[] } }>("GET", `/api/handoffs/${handoff.id}/brief`)

  expect(brief.content.channels).toEqual([
    { channel: "email", allowed: true, because: "The person asked to be contacted." },
    { channel: "call", allowed: true, because: "The person asked to be contacted." },
  ])
})

test("without consent nobody in Germany is written to, and with it they are until they take it back", async () => {
  const app = await product()
  await app.signals([{ id: "1", kind: "page", page: "/blog", lead: { email: "ole@kunde.example", ...GERMAN } }])
  const lead = await app.lead("ole@kunde.example")
  const look = () => app.call<Contact>("GET", `/api/leads/${lead.id}/contact`)

  expect(verdict(await look(), "email", "sales")).toMatchObject({ allowed: false, basis: null })
  expect(verdict(await look(), "call", "sales")).toMatchObject({ allowed: true, basis: "legitimate_interest" })

  await app.call("POST", `/api/leads/${lead.id}/consents`, { channel: "email", evidence: "A card at the fair", wording: "fair 2026" })
  expect(verdict(await look(), "email", "sales")).toEqual({
    channel: "email",
    purpose: "sales",
    allowed: true,
    basis: "consent",
    because: "The person agreed (A card at the fair).",
  })

  await app.advance({ minutes: 1 })
  await app.call("POST", `/api/leads/${lead.id}/consents`, { kind: "withdrawal", evidence: "On the phone" })
  expect(verdict(await look(), "email", "sales")).toMatchObject({ allowed: false })
})

test("an objection stops what waits, whatever comes later", async () => {
  const app = await product({ sending: { smtpUrl: null } })
  await app.receive({
    method: "POST",
    url: "/forms/demo",
    payload: { email: "uma@buyer.example", first_name: "Uma", country: "US", company: "Buyer", job_title: "VP Sales", employees: 200 },
    headers: { authorization: `Bearer ${app.keys.write}` },
  })
  // taken in, and what it brings waits to be sent
  await app.takeOnly()
  const { rows } = await app.db.pool.query<{ id: string }>("select id from ws_acme.lead")
  const lead = { id: rows[0]?.id ?? "" }

  const { cancelled } = await app.call<{ cancelled: number }>("POST", `/api/leads/${lead.id}/objection`, { evidence: "Wrote back" })
  await app.asksForDemo("uma@buyer.example")

  expect(cancelled).toBe(1)
  const thanks = await app.deliveries("acknowledgement")
  expect(thanks.map((one) => [one.state, one.last_error])).toEqual([
    ["cancelled", "The person objected to being contacted."],
    ["cancelled", "The person objected to being contacted."],
  ])
  const contact = await app.call<Contact>("GET", `/api/leads/${lead.id}/contact`)
  expect(contact.verdicts.every((one) => !one.allowed)).toBe(true)
})

test("one click in a mail ends all mail, a look at the page ends nothing, and no name stands in the link", async () => {
  const sink = await smtpSink()
  onTestFinished(() => sink.close())
  const app = await product({ sending: { smtpUrl: sink.url } })
  await app.asksForDemo("uma@buyer.example", { language: "de" })
  const lead = await app.lead("uma@buyer.example")
  const mail = sink.received.find((one) => one.to.includes("uma@buyer.example"))?.raw ?? ""
  const url = /^List-Unsubscribe: <(\S+)>$/m.exec(mail.replaceAll(/\r\n\s/g, " ").replaceAll("\r", ""))?.[1] ?? ""
  const path = new URL(url).pathname
  const allowed = async () => verdict(await app.call<Contact>("GET", `/api/leads/${lead.id}/contact`), "email", "sales")?.allowed

  expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  expect(mail).toContain("Keine E-Mails mehr von uns")
  expect(Buffer.from(path.split("/").at(-1) ?? "", "base64url").toString("latin1")).not.toMatch(/uma|buyer/)

  for (const method of ["GET", "HEAD"] as const) {
    const looked = await app.receive({ method, url: path })
    expect([looked.statusCode, looked.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"])
  }
  expect(await allowed()).toBe(true)

  const click = {
    method: "POST" as const,
    url: path,
    payload: "List-Unsubscribe=One-Click",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  }
  expect((await app.receive(click)).statusCode).toBe(200)
  expect((await app.receive(click)).statusCode).toBe(200)
  expect(await allowed()).toBe(false)

  const forged = await Promise.all(
    [`${path.slice(0, -2)}AA`, "/unsubscribe/acme/x", path.replace("acme", "other")].map((one) => app.receive({ ...click, url: one })),
  )
  expect(forged.map((one) => one.statusCode)).toEqual([404, 404, 404])
})

test("consent comes in with forms and events, with its words as evidence, and a list's opt-outs count", async () => {
  const app = await product()
  const demo = { country: "DE", consent: "yes", consent_wording: "web 7", consent_channels: "email", consent_purposes: "marketing" }
  await app.asksForDemo("ina@kunde.example", demo)
  await app.importCsv("Email,First name,Country,Email opt out\nole@kunde.example,Ole,US,TRUE\n")
  await app.importCsv("Email,First name,Country,Email opt out\nole@kunde.example,Ole B,US,TRUE\n")

  const contact = async (email: string) => app.call<Contact>("GET", `/api/leads/${(await app.lead(email)).id}/contact`)
  expect((await contact("ina@kunde.example")).recorded).toMatchObject([
    { kind: "ground", basis: "consent", channel: "email", purpose: "marketing", wording: "web 7", source: "form:demo" },
  ])
  expect(verdict(await contact("ina@kunde.example"), "email", "marketing")).toMatchObject({ allowed: true, basis: "consent" })
  expect((await contact("ole@kunde.example")).recorded).toMatchObject([{ kind: "objection", channel: "email" }])
  const listed = await app.all<{ channel: string; hash: string }>("/api/suppressions?address=OLE%40kunde.example")
  expect(listed).toMatchObject([{ channel: "email" }])
  expect(JSON.stringify(await app.all("/api/suppressions"))).not.toContain("ole@")
})

test("a rep's word that a lead wants no contact stops it, and taken back within ten seconds it does not", async () => {
  const app = await product()
  const handoff = await app.handOff()
  const look = () => app.call<Contact>("GET", `/api/leads/${handoff.lead.id}/contact`)

  await app.says(handoff, { kind: "disqualify", reason: "opted_out" })
  expect(verdict(await look(), "call", "sales")).toMatchObject({ allowed: false, because: "The person objected to being contacted." })

  await app.call("POST", `/api/handoffs/${handoff.id}/disposition/undo`, {})
  expect(verdict(await look(), "call", "sales")).toMatchObject({ allowed: true })
})

test("an objection is lifted by a person's word with a reason, and by nothing that comes in", async () => {
  const app = await product()
  await app.asksForDemo("uma@buyer.example")
  const { id } = await app.lead("uma@buyer.example")
  const look = async () => verdict(await app.call<Contact>("GET", `/api/leads/${id}/contact`), "email", "sales")?.allowed
  await app.call("POST", `/api/leads/${id}/objection`, { evidence: "Wrote back" })

  await app.asksForDemo("uma@buyer.example", { consent: "yes", consent_channels: "all" })
  expect(await look()).toBe(false)

  await app.advance({ minutes: 1 })
  await app.call("POST", `/api/leads/${id}/objection/lift`, { why: "Asked us by phone to write again" })
  expect(await look()).toBe(true)
})

test("the rules by country are the workspace's own", async () => {
  const app = await product()
  await app.asksForDemo("uma@buyer.example")
  const { id } = await app.lead("uma@buyer.example")
  const { policy } = await app.call<{ policy: { rules: object[] } }>("GET", "/api/contact-policy")
  const strict = { countries: ["US"], channel: "email", purpose: "marketing", needs: ["consent"], presumes: null, says: "We ask first." }

  await app.call("PUT", "/api/contact-policy", { policy: { ...policy, rules: [...policy.rules, strict] }, why: "The board wants it" })

  const contact = await app.call<Contact>("GET", `/api/leads/${id}/contact`)
  expect(verdict(contact, "email", "marketing")).toMatchObject({ allowed: false, because: "We ask first. None is recorded (US)." })
  expect(verdict(contact, "email", "sales")).toMatchObject({ allowed: true })
})
