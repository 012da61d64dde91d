import { randomUUID } from "node:crypto"
import type { InjectOptions } from "fastify"
import { pino } from "pino"
import { onTestFinished } from "vitest"
import type { z } from "zod"
import type { ClockView, HandoffView } from "#contract/handoff.ts"
import type { JournalView, LeadView } from "#contract/lead.ts"
import type { DeliveryView } from "#contract/delivery.ts"
import type { FullVersionView } from "#contract/version.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import { createInbox } from "#http/hooks/inbox.ts"
import { createServer } from "#http/server.ts"
import { createCompanyDesk } from "#integrations/oidc/company-desk.ts"
import { createPostDesk } from "#integrations/mail/post-desk.ts"
import { createProviderDesk } from "#integrations/enrichment/provider-desk.ts"
import type { SendingSettings } from "#integrations/sending-settings.ts"
import { deliverRound } from "#runner/deliver.ts"
import { createImporter } from "#runner/import-file.ts"
import { createLookUps } from "#runner/look-up.ts"
import { createSealer } from "#runner/seal-journal.ts"
import { fetchRound } from "#runner/fetch-named.ts"
import { takeRound } from "#runner/take.ts"
import { tickRound } from "#runner/tick.ts"
import { undoRound } from "#runner/undo-imports.ts"
import type { Scope } from "#domain/access/access-role.ts"
import { createKey } from "#store/api-key.ts"
import { acquireLease, releaseLease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { freshDatabase, templateWith, TEST_KEY } from "../database.ts"
import { createHealth } from "../../src/health.ts"
import { shownSettings } from "../../src/settings.ts"
import { agreementText, company, type Terms } from "./company.ts"
import type { Explanation } from "./explanation.ts"
import { proofHolds } from "./proof-holds.ts"

export type Handoff = z.infer<typeof HandoffView>
export type Lead = z.infer<typeof LeadView>
export type Clock = z.infer<typeof ClockView>
export type Delivery = z.infer<typeof DeliveryView>
type Version = z.infer<typeof FullVersionView>
type Page<Entry> = { data: Entry[] }
export type Problem = { status: number; title: string; detail: string }
type Method = "GET" | "POST" | "PUT" | "DELETE"
export type Span = { seconds?: number; minutes?: number; hours?: number; days?: number }

/**
 * `reps`: of the Americas, by handle. `agreement: false`: none is in force yet. `sending`: where messages go; left out, they are shown.
 * `provider`: whom leads are looked up at, as long as it has an answer of its own to hold back.
 */
export type Options = Terms & {
  reps?: string[]
  at?: string
  agreement?: boolean
  sending?: Partial<SendingSettings>
  provider?: { holds(): number }
}

/** A Monday morning in New York: the Americas are at work. */
export const MONDAY = "2026-11-16T15:00:00Z"

/**
 * A whole Baton for one story: a database of its own, people, an agreement that both sides signed, the HTTP side, and a runner that works only
 * when the story moves time or something arrives. When the story is told the proof has to hold.
 */
export async function product(options: Options = {}) {
  const isUsual = Object.keys(options).length === 0
  const { template, kept } = isUsual ? await usualCompany() : { kept: null }
  const db = await freshDatabase(template)
  const app = await running(db, options, kept ?? (await keysFor(db)))
  onTestFinished(app.end)
  if (!isUsual) await begin(app, options)
  return app
}

/** A company as most stories begin with, put there once by each worker. */
function usualCompany() {
  usual ??= templateWith(async (db) => {
    const keys = await keysFor(db)
    const app = await running(db, {}, keys)
    await begin(app, {})
    await app.close()
    return keys
  })
  return usual
}
let usual: ReturnType<typeof templateWith<Keys>> | undefined

/** The people, and an agreement that both sides signed. */
async function begin(app: Awaited<ReturnType<typeof running>>, options: Options): Promise<void> {
  const { reps = ["ana", "ben", "cleo"], agreement = true, at: _at, sending: _sending, provider: _provider, ...terms } = options
  await app.people(company(reps))
  if (agreement) await app.putInForce(terms)
}

type Keys = { keys: { admin: string; write: string }; signers: { marketing: string; sales: string } }

async function keysFor(db: Database): Promise<Keys> {
  const [admin, write] = [await keyFor(db, ["admin"]), await keyFor(db, ["write"])]
  return {
    keys: { admin, write },
    signers: { marketing: await keyFor(db, ["sign"], "marketing"), sales: await keyFor(db, ["sign"], "sales") },
  }
}

/** The HTTP side and the runner on a database. */
async function running(db: Database, { at = MONDAY, sending, provider }: Options, { keys, signers }: Keys) {
  const clock = { now: Date.parse(at) }
  const now = () => clock.now
  const voice = { publicUrl: "http://baton.test", company: "Acme", teamChannels: ["webhook" as const] }
  const outlet = { settings: sending === undefined ? null : { ...NOWHERE, ...sending }, voice }
  const lease = await acquireLease(db, "acme", randomUUID())
  if (lease === null) throw new Error("The lease of a fresh workspace is taken.")

  const looking = { db, lease, voice, now, allowsLocal: true, moved: () => {} }
  const sealer = createSealer(db, lease, now)
  const loops = { lookUps: createLookUps(looking) }

  /** Everything that waits or is due is done, as the runner does it; answers that a provider holds back are not waited for. */
  const work = async () => {
    for (;;) {
      const { lookUps } = loops
      const arrived = (await tickRound(db, lease, voice, now)) + (await takeRound(db, lease, voice, now, () => lookUps.planned()))
      const done = arrived + (await undoRound(db, lease, voice, now)) + (await lookUps.round())
      if (done + (await deliverRound(db, "acme", outlet, now, () => 0)) > 0) continue
      if (lookUps.openQuestions() <= (provider?.holds() ?? 0) && lookUps.msLeft() > 0) break
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await sealer.round()
  }
  /** What senders only named is asked for, as the runner does every few seconds. */
  const fetchNamed = async () => {
    await fetchRound({ db, lease, now, allowsLocal: true, moved: () => {} })
    await work()
  }
  const server = createServer(
    {
      db,
      voice,
      log: pino({ level: "silent" }),
      publicUrl: voice.publicUrl,
      isDemo: () => false,
      now,
      advance: async () => null,
      inbox: createInbox(db, () => {}),
      isReady: async () => true,
      health: createHealth({ accepts: async () => true, oldestRequest: () => 0, oldestDue: async () => null }),
      version: "test",
      advice: [],
      workspacesChanged: async () => {},
      secretKeys: { given: [TEST_KEY], folder: "", onLog: () => {} },
      metrics: async () => "",
      providers: createProviderDesk(true),
      post: createPostDesk(),
      mailDomain: "in.acme.example",
      sendsMail: () => sending !== undefined,
      company: createCompanyDesk(true),
      imports: createImporter({ db, now, arrived: () => {} }),
      settings: () => shownSettings({}),
    },
    { checksAnswers: true },
  )
  await server.ready()

  const ask = async (method: Method, url: string, body?: unknown, key = keys.admin, type?: string) => {
    const headers = { authorization: `Bearer ${key}`, ...(type === undefined ? {} : { "content-type": type }) }
    const options: InjectOptions = { method, url, headers, ...(body === undefined ? {} : { payload: body as object }) }
    return server.inject(options)
  }
  /** What the API answers. @throws Error when it refuses */
  const call = async <Answer>(method: Method, url: string, body?: unknown, key?: string, type?: string): Promise<Answer> => {
    const answer = await ask(method, url, body, key, type)
    if (answer.statusCode >= 400) throw new Error(`${method} ${url} was refused: ${answer.body}`)
    await work()
    return (answer.body === "" ? null : answer.json()) as Answer
  }
  /** The problem with which the API refuses. @throws Error when it does not */
  const refused = async (method: Method, url: string, body?: unknown, key?: string): Promise<Problem> => {
    const answer = await ask(method, url, body, key)
    if (answer.statusCode < 400) throw new Error(`${method} ${url} was not refused: ${answer.body}`)
    return answer.json()
  }
  const all = async <Entry>(url: string): Promise<Entry[]> => (await call<Page<Entry>>("GET", url)).data

  const app = {
    /** Nothing runs any more, and another one may have the database. */
    async close() {
      await sealer.round()
      await server.close()
      await releaseLease(db, lease)
    },
    /** The story is told. @throws Error when the proof does not hold */
    async end() {
      try {
        await sealer.round()
        await proofHolds(db, clock.now)
      } finally {
        await server.close()
        await db.stop()
      }
    },
    db,
    keys,
    signers,
    call,
    refused,
    all,
    work,
    fetchNamed,
    /** What arrived is taken in; nothing is sent yet. */
    takeOnly: () => takeRound(db, lease, voice, now, () => loops.lookUps.planned()),
    now,
    lease,
    voice,
    /** A program of somebody else's calls, with headers of its own; what it brings waits for `work`. */
    receive: (request: InjectOptions) => server.inject(request),
    /** The process that looked leads up is gone, and another one begins. */
    lookUpAnew() {
      loops.lookUps.stop()
      loops.lookUps = createLookUps(looking)
    },
    /** Time goes by and everything that becomes due on the way is looked at in its order. */
    async advance(span: Span) {
      const target = clock.now + ms(span)
      for (;;) {
        const next = await nextDue(db)
        if (next === null || next > target) break
        clock.now = Math.max(clock.now, next)
        await work()
      }
      clock.now = target
      await work()
    },
    advanceTo: (instant: string) => app.advance({ minutes: (Date.parse(instant) - clock.now) / 60_000 }),
    /** Time goes by while nothing runs. `work` is the first round afterwards. */
    sleepThrough: (span: Span) => void (clock.now += ms(span)),
    in: (span: Span) => toIso(clock.now + ms(span)),

    /** Somebody fills in a form on the site. */
    form: (name: string, inputs: object) => call<{ receipt: string }>("POST", `/forms/${name}`, inputs, keys.write),
    asksForDemo: (email: string, more: object = {}) => app.form("demo", { ...someone(email), ...more }),
    signals: (items: readonly object[]) => call("POST", "/api/signals", items, keys.write),
    segment: (batch: readonly object[]) => call("POST", "/v1/batch", { batch }, keys.write),
    importCsv: (text: string) => call<{ id: string }>("POST", "/api/imports?name=list.csv", text, keys.admin, "text/csv"),
    /** The rows are stored and wait; nothing takes them in yet. */
    importLater: async (text: string): Promise<{ id: string }> =>
      (await ask("POST", "/api/imports?name=list.csv", text, keys.admin, "text/csv")).json(),

    async lead(email: string): Promise<Lead> {
      const [lead] = await all<Lead>(`/api/leads?email=${encodeURIComponent(email)}`)
      if (lead === undefined) throw new Error(`There is no lead ${email}.`)
      return lead
    },
    handoffs: async (email: string) => all<Handoff>(`/api/handoffs?lead=${(await app.lead(email)).id}`),
    /** The newest handoff of a lead. */
    async handoff(email: string): Promise<Handoff> {
      const [handoff] = await app.handoffs(email)
      if (handoff === undefined) throw new Error(`${email} was not handed off.`)
      return handoff
    },
    /** A lead of tier 1 is handed off to whose turn it is. */
    async handOff(email = "lee@buyer.example"): Promise<Handoff> {
      await app.asksForDemo(email)
      return app.handoff(email)
    },
    again: (handoff: Handoff) => call<Handoff>("GET", `/api/handoffs/${handoff.id}`),
    /** What was done with the handoff, oldest first, by kind. */
    async journal(handoff: Handoff): Promise<string[]> {
      const entries = await all<z.infer<typeof JournalView>>(`/api/leads/${handoff.lead.id}/journal`)
      return entries.filter((entry) => entry.handoff === handoff.id).map((entry) => entry.kind)
    },
    /** What the journal says of a lead, in sentences. */
    async told(lead: string): Promise<string[]> {
      return (await all<z.infer<typeof JournalView>>(`/api/leads/${lead}/journal`)).map(({ says }) => says)
    },
    clocks: (handoff: Handoff) => all<Clock>(`/api/handoffs/${handoff.id}/clocks`),
    /** The newest clock of a kind. */
    async clock(handoff: Handoff, kind: string): Promise<Clock> {
      const found = (await app.clocks(handoff)).findLast((one) => one.kind === kind)
      if (found === undefined) throw new Error(`The handoff has no ${kind} clock.`)
      return found
    },
    touch: (handoff: Handoff, touch: object = {}) =>
      call<{ counts: boolean }>("POST", `/api/handoffs/${handoff.id}/touches`, { kind: "call", by: handoff.owner.handle, ...touch }),
    says: (handoff: Handoff, word: object) =>
      call<Handoff>("POST", `/api/handoffs/${handoff.id}/disposition`, { by: handoff.owner.handle, ...word }),
    owners: async (handoff: Handoff) =>
      (await all<{ person: { handle: string } }>(`/api/handoffs/${handoff.id}/assignments`)).map((one) => one.person.handle),
    deliveries: async (cause = "") =>
      (await all<Delivery>("/api/deliveries?limit=200")).filter((one) => one.cause.includes(cause)).reverse(),
    ledger: (pool: string) =>
      call<{ members: { person: { handle: string }; balance: number }[]; next: ({ handle: string } | null)[] }>(
        "GET",
        `/api/pools/${pool}/ledger`,
      ),
    explain: (lead: Lead, when?: string) =>
      call<Explanation>("GET", `/api/leads/${lead.id}/explanation${when === undefined ? "" : `?at=${when}`}`),

    /** A version is loaded; nobody has signed it. */
    load: (change: Terms = {}) => call<Version>("POST", "/api/agreements", { source: agreementText(change) }),
    sign: (version: Version, side: "marketing" | "sales", signer: string = side) =>
      call("POST", `/api/agreements/${version.id}/signatures`, { signer, hash: version.hash }, signers[side]),
    async putInForce(change: Terms = {}): Promise<Version> {
      const version = await app.load(change)
      await app.sign(version, "marketing")
      await app.sign(version, "sales")
      return version
    },
    people: (people: readonly object[]) => call("PUT", "/api/people", people),
    away: (handle: string, from: string, until: string) => call("POST", `/api/people/${handle}/absences`, { from, until }),
  }
  return app
}

/** A lead of which enough is known. */
export function someone(email: string): object {
  return {
    email,
    first_name: "Lee",
    last_name: "Ray",
    company: email.split("@")[1],
    job_title: "VP Sales",
    country: "US",
    employees: 200,
    industry: "Software",
  }
}

const NOWHERE: SendingSettings = {
  smtpUrl: null,
  mailFrom: "Baton <baton@acme.example>",
  slackWebhookUrl: null,
  teamsWebhookUrl: null,
  webhookUrl: null,
  webhookSecret: null,
  timeoutMs: 2_000,
  allowsLocal: true,
}

function ms({ seconds = 0, minutes = 0, hours = 0, days = 0 }: Span): number {
  return ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000
}

async function nextDue(db: Database): Promise<Instant | null> {
  const { rows } = await db.pool.query<{ at: Date | number | null }>(
    `select least((select min(due_at) from ws_acme.timer), (select min(look_at) from ws_acme.cadence_run), (select min(next_at) from ws_acme.delivery where state = 'waiting' and not exists (select from ws_acme.delivery_hold)),
       (select min(again_at) from ws_acme.look_up where ended_at is null and attempts < 20)) as at`,
  )
  const at = rows[0]?.at ?? null
  return at === null ? null : Number(at)
}

function keyFor(db: Database, scopes: Scope[], side: "marketing" | "sales" | null = null): Promise<string> {
  return createKey(db, { workspace: "acme", name: side ?? scopes[0] ?? "key", scopes, side, person: null })
}
