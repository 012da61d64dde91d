import { expect, test, vi } from "vitest"
import { limitsRound } from "#runner/watch-limits.ts"
import { product } from "./product.ts"

// the whole of a person's life in each
vi.setConfig({ testTimeout: 120_000 })

const CANARY = "kanarienvogel"
const EMAIL = `${CANARY}@buyer.example`

type App = Awaited<ReturnType<typeof product>>
type Erasure = { rows: number; texts: number; by: string }
type Verdict = { broken: object | null; rows: number; erased: { by: string; texts: number }[] }

/** Everything that is stored, as one text. */
async function dump(app: App): Promise<Map<string, string>> {
  const { rows } = await app.db.pool.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'ws_acme'::regnamespace and relkind in ('r', 'p') order by 1",
  )
  const tables = new Map<string, string>()
  for (const { name } of rows) {
    const found = await app.db.pool.query<{ all: string | null }>(`select string_agg(t::text, E'\\n') as all from ws_acme."${name}" t`)
    tables.set(name, found.rows[0]?.all ?? "")
  }
  return tables
}

const withCanary = (tables: Map<string, string>) =>
  [...tables].filter(([, text]) => text.toLowerCase().includes(CANARY) || text.includes("5550142")).map(([name]) => name)

/** A person of whom something stands in nearly every table, beside others. */
async function planted(app: App) {
  const words = {
    first_name: CANARY,
    last_name: `${CANARY}ova`,
    message: `I am ${CANARY}`,
    hobby: CANARY,
    phone: "+1 415 555 0142",
    linkedin_url: `https://linkedin.example/${CANARY}`,
  }
  await app.form("newsletter", { email: "other@buyer.example", first_name: "Otto" })
  await app.signals([
    { id: "v1", kind: "page", page: `/hello/${CANARY}`, lead: { anonymous_id: `${CANARY}-browser` }, properties: { seen: CANARY } },
  ])
  await app.segment([
    {
      type: "identify",
      messageId: "m1",
      userId: `user-${CANARY}`,
      anonymousId: `${CANARY}-browser`,
      traits: { email: EMAIL, name: CANARY },
    },
    { type: "identify", messageId: "m2", userId: "user-of-others", traits: { email: "second@buyer.example" } },
  ])
  await app.importCsv(
    `Email,First name,Phone,Secret\n${EMAIL},${CANARY},+1 415 555 0142,${CANARY}\nthird@buyer.example,Tim,,\n${EMAIL} or phone,Broken,,${CANARY}\n`,
  )
  await app.asksForDemo(EMAIL, { ...words, submission_id: `${CANARY}-1`, page: `https://acme.example/demo?for=${CANARY}` })
  await app.asksForDemo(EMAIL, { ...words, submission_id: `${CANARY}-1` })
  const handoff = await app.handoff(EMAIL)
  const { id } = await app.lead(EMAIL)
  await app.touch(handoff, { note: `Spoke with ${CANARY}`, external_id: `mail-${CANARY}` })
  await app.call("POST", `/api/leads/${id}/consents`, { evidence: `Card of ${CANARY}` })
  await app.receive({
    method: "POST",
    url: `/api/leads/${id}/consents`,
    payload: { evidence: `Letter of ${CANARY}` },
    headers: { authorization: `Bearer ${app.keys.admin}`, "idempotency-key": "once" },
  })
  await app.signals([{ id: "twin", kind: "form", form: "contact", lead: { email: `${CANARY}@home.example`, first_name: CANARY } }])
  const twin = await app.lead(`${CANARY}@home.example`)
  await app.call("POST", `/api/leads/${twin.id}/merge`, { into: id, reason: `${CANARY} told us` })
  await app.advance({ minutes: 40 })
  return { id, handoff }
}

test("a person who asks to be forgotten is gone from every table, and counts, proofs and the journal hold", async () => {
  const app = await product()
  const { id, handoff } = await planted(app)
  const before = await dump(app)
  expect(withCanary(before)).toEqual(
    expect.arrayContaining([
      "brief",
      "consent",
      "delivery",
      "engagement",
      "idempotency",
      "identity",
      "journal",
      "lead",
      "lead_merge",
      "quarantine",
      "score",
      "signal",
      "touch",
    ]),
  )
  const leads = (await app.all("/api/leads")).length

  const erased = await app.call<Erasure>("POST", `/api/leads/${id}/erasure`, { reason: "Asked for it" })

  expect(withCanary(await dump(app))).toEqual([])
  expect(erased.texts).toBeGreaterThan(5)
  expect((await app.all("/api/leads")).length).toBe(leads)
  expect(await app.again(handoff)).toMatchObject({ state: "disqualified", closed_as: "erased" })
  const verdict = await app.call<Verdict>("POST", "/api/audit/verify", {})
  expect(verdict).toMatchObject({ broken: null, erased: [{ by: "admin", texts: erased.texts }] })
  // nobody can try out what was said: the salts are gone, too
  expect(await app.refused("POST", `/api/leads/${id}/erasure`, { reason: "Again" })).toMatchObject({ status: 409 })
  const [merge] = await app.all<{ id: string; from_before: unknown; into_before: unknown }>("/api/merges")
  expect(merge).toMatchObject({ from_before: null, into_before: null })
  expect(await app.refused("POST", `/api/merges/${merge?.id}/undo`, {})).toMatchObject({ status: 409 })
  for (const page of ["", "/explanation", "/journal", "/engagements", "/contact", "/personal-data"])
    expect(JSON.stringify(await app.call("GET", `/api/leads/${id}${page}`)).toLowerCase()).not.toContain(CANARY)
  expect(await app.all("/api/leads?email=other@buyer.example")).toHaveLength(1)
  expect(await app.all("/api/leads?email=second@buyer.example")).toHaveLength(1)
  expect(await app.all("/api/leads?email=third@buyer.example")).toHaveLength(1)
})

test("a forgotten person who comes back is taken in as somebody new and not contacted", async () => {
  const app = await product()
  const { id } = await planted(app)
  await app.call("POST", `/api/leads/${id}/erasure`, { reason: "Asked for it" })

  await app.asksForDemo(EMAIL, { submission_id: "anew" })

  const again = await app.lead(EMAIL)
  expect(again.id).not.toBe(id)
  expect(await app.deliveries("acknowledgement").then((all) => all.at(-1))).toMatchObject({
    state: "cancelled",
    last_error: "The address is on the list of those who are not to be contacted.",
  })
  const contact = await app.call<{ verdicts: { allowed: boolean }[] }>("GET", `/api/leads/${again.id}/contact`)
  expect(contact.verdicts.some((one) => one.allowed)).toBe(false)
})

test("all that is kept on a person is handed out: from every table in which they stand, and nothing of others", async () => {
  const app = await product()
  const { id } = await planted(app)
  const tables = withCanary(await dump(app)).filter((name) => name !== "idempotency")

  const { tables: kept } = await app.call<{ tables: Record<string, unknown[]> }>("GET", `/api/leads/${id}/personal-data`)

  expect(
    Object.keys(kept)
      .filter((name) => JSON.stringify(kept[name]).includes(CANARY))
      .sort(),
  ).toEqual(tables.sort())
  expect(JSON.stringify(kept["signal"])).not.toMatch(/third@|second@|other@/)
})

test("texts that somebody takes from the journal without an erasure are found out", async () => {
  const app = await product()
  await app.handOff()
  await app.db.pool.query(
    "insert into ws_acme.erasure (id, lead, reason, at, by_actor, texts, rows) select gen_random_uuid(), id, 'x', now(), 'x', 0, 0 from ws_acme.lead",
  )
  const client = await app.db.pool.connect()
  try {
    await client.query("begin; set local search_path to ws_acme")
    await client.query("update journal set says = 'Erased.', erasure = (select id from erasure) where seq = 1")
    await client.query("commit")
    expect((await app.call<Verdict>("POST", "/api/audit/verify", {})).broken).toMatchObject({ kind: "changed", seq: 1 })
  } finally {
    await client.query("update ws_acme.journal set erasure = null where seq = 1; delete from ws_acme.erasure")
    client.release()
  }
})

test("texts go when their time is over, by themselves, and what waits for somebody stays", async () => {
  const app = await product()
  await planted(app)
  await app.advance({ days: 100 })
  expect(await limitsRound(app.db, app.lease, app.now())).toBe(0)

  const { policy } = await app.call<{ policy: object }>("GET", "/api/contact-policy")
  const keep = { raw_signals_days: 90, messages_days: 90, quarantine_days: null, answers_days: 1 }
  await app.call("PUT", "/api/contact-policy", { policy: { ...policy, keep }, why: "Ninety days are enough" })
  expect(await limitsRound(app.db, app.lease, app.now())).toBeGreaterThan(5)
  expect(await limitsRound(app.db, app.lease, app.now())).toBe(0)

  const { rows } = await app.db.pool.query<{ waits: boolean; payload: string }>(
    "select exists (select from ws_acme.quarantine q where q.signal = s.id and q.state = 'waiting') as waits, payload from ws_acme.signal s",
  )
  expect(rows.filter((one) => !one.waits).every((one) => one.payload === '{"expired":true}')).toBe(true)
  expect(rows.filter((one) => one.waits).every((one) => one.payload.includes("phone"))).toBe(true)
  expect((await app.lead(EMAIL)).name).toContain(CANARY)
  const { rows: told } = await app.db.pool.query("select detail from ws_acme.journal where kind = 'limits_kept'")
  expect(told).toHaveLength(1)
})

test("people of whom nothing was heard for as long as the workspace says are forgotten by themselves; who is worked stays", async () => {
  const app = await product()
  await app.signals([{ id: "1", kind: "page", page: "/blog", lead: { email: "kim@reader.example" } }])
  await app.handOff("lee@buyer.example")
  const { policy } = await app.call<{ policy: object }>("GET", "/api/contact-policy")
  await app.call("PUT", "/api/contact-policy", { policy: { ...policy, keep: { leads_days: 10 } }, why: "Ten days are enough" })
  await app.advance({ days: 8 })
  await app.signals([{ id: "2", kind: "page", page: "/blog", lead: { email: "pat@reader.example" } }])

  await app.advance({ days: 1 })
  const early = await limitsRound(app.db, app.lease, app.now())
  await app.advance({ days: 2 })
  const due = await limitsRound(app.db, app.lease, app.now())
  const again = await limitsRound(app.db, app.lease, app.now())

  expect([early, due, again]).toEqual([0, 1, 0])
  await expect(app.lead("kim@reader.example")).rejects.toThrow("There is no lead")
  expect((await app.lead("pat@reader.example")).stage).toBe("nurture")
  expect((await app.lead("lee@buyer.example")).email).toBe("lee@buyer.example")
})
