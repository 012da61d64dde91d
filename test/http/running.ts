import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify"
import { pino } from "pino"
import { readAgreementFile } from "#contract/agreement-file.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { createInbox } from "#http/hooks/inbox.ts"
import type { App } from "#http/app.ts"
import { createServer, type ServerOptions } from "#http/server.ts"
import { createCompanyDesk } from "#integrations/oidc/company-desk.ts"
import { createPostDesk } from "#integrations/mail/post-desk.ts"
import { createProviderDesk } from "#integrations/enrichment/provider-desk.ts"
import { createImporter } from "#runner/import-file.ts"
import { takeRound } from "#runner/take.ts"
import { insertAgreement, insertSignature, putInForce } from "#store/agreement.ts"
import type { Scope } from "#domain/access/access-role.ts"
import { createKey } from "#store/api-key.ts"
import { acquireLease } from "#store/lease.ts"
import { newId } from "#store/new-id.ts"
import type { Database } from "#store/open.ts"
import { savePeople } from "#store/person.ts"
import { createWorkspace, inWorkspace } from "#store/workspace.ts"
import { hashAgreement } from "#steps/hash-agreement.ts"
import { freshDatabase, TEST_KEY } from "../database.ts"
import { createHealth } from "../../src/health.ts"
import { shownSettings } from "../../src/settings.ts"

/** A Thursday morning in New York, when the Americas are at work. */
export const THURSDAY: Instant = Date.UTC(2026, 10, 19, 15)

/** The HTTP side on a real database, with people and an agreement in force. */
export type Running = {
  server: FastifyInstance
  app: App
  db: Database
  keys: Record<"admin" | "write" | "marketing" | "sales" | "demo", string>
  /** Steps 1 to 6 over all that waits. */
  takeAll(): Promise<void>
  /** While on, what arrives is taken in at once, as a runner does. */
  keepTaking(on: boolean): void
  call(
    method: "GET" | "POST" | "PUT" | "DELETE",
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>
  moveTo(now: Instant): void
  stop(): Promise<void>
}

const AGREEMENT = readFileSync(join(import.meta.dirname, "../../agreements/default.yaml"), "utf8")
const voice = { publicUrl: "http://baton.test", company: "Acme", teamChannels: [] }

/** The HTTP side of a process; every answer is checked against its schema. */
export function serverOn(app: App, options: ServerOptions = {}): FastifyInstance {
  return createServer(app, { checksAnswers: true, ...options })
}

export async function running(): Promise<Running> {
  const db = await freshDatabase()
  await createWorkspace(db, "playground", { demo: true })
  let now = THURSDAY
  let isTaking = false
  await inWorkspace(db, "acme", async (tx) => savePeople(tx, PEOPLE, now - 1000))
  await putAgreementInForce(db, now - 1000)
  const lease = await acquireLease(db, "acme", randomUUID())
  if (lease === null) throw new Error("The lease of a fresh workspace is taken.")

  let work: Promise<void> = Promise.resolve()
  const takeAll = () =>
    (work = work.then(async () => {
      while ((await takeRound(db, lease, voice, () => now)) > 0);
    }))
  const arrived = () => void (isTaking && takeAll())
  const keys = {
    admin: await keyFor(db, ["admin"]),
    write: await keyFor(db, ["write"]),
    marketing: await keyFor(db, ["sign"], "marketing"),
    sales: await keyFor(db, ["sign"], "sales"),
    demo: await createKey(db, { workspace: "playground", name: "demo", scopes: ["admin"], side: null, person: null }),
  }
  const app: App = {
    db,
    voice,
    log: pino({ level: "silent" }),
    publicUrl: voice.publicUrl,
    isDemo: (workspace) => workspace === "playground",
    now: () => now,
    advance: async (_, ms) => (now += ms),
    inbox: createInbox(db, arrived),
    isReady: async () => true,
    health: createHealth({ accepts: async () => true, oldestRequest: () => 0, oldestDue: async () => null }),
    version: "test",
    advice: [],
    workspacesChanged: async () => {},
    secretKeys: { given: [TEST_KEY], folder: "", onLog: () => {} },
    metrics: async () => "baton_up 1\n",
    providers: createProviderDesk(true),
    post: createPostDesk(),
    mailDomain: "in.acme.example",
    sendsMail: () => false,
    company: createCompanyDesk(true),
    imports: createImporter({ db, now: () => now, arrived }),
    settings: () => shownSettings({}),
  }
  const server = serverOn(app)
  await server.ready()
  return {
    server,
    app,
    db,
    keys,
    takeAll,
    keepTaking: (on) => void (isTaking = on),
    moveTo: (instant) => void (now = instant),
    call: (method, url, body, headers = {}) => {
      const options: InjectOptions = { method, url, headers: { authorization: `Bearer ${keys.admin}`, ...headers } }
      return server.inject(body === undefined ? options : { ...options, payload: body as object })
    },
    async stop() {
      await work
      await server.close()
      await db.stop()
    },
  }
}

function keyFor(db: Database, scopes: Scope[], side: "marketing" | "sales" | null = null): Promise<string> {
  return createKey(db, { workspace: "acme", name: side ?? scopes[0] ?? "key", scopes, side, person: null })
}

async function putAgreementInForce(db: Database, now: Instant): Promise<void> {
  const { agreement, problems } = readAgreementFile(AGREEMENT)
  if (agreement === null) throw new Error(`The shipped agreement is broken: ${JSON.stringify(problems)}`)
  const id = newId()
  const hash = hashAgreement(agreement)
  await inWorkspace(db, "acme", async (tx) => {
    await insertAgreement(tx, {
      id,
      version: 1,
      name: agreement.name,
      hash,
      source: AGREEMENT,
      document: agreement,
      examples: [],
      loadedAt: now,
      loadedBy: "test",
    })
    for (const side of ["marketing", "sales"] as const) await insertSignature(tx, id, { side, signer: side, hash, signedAt: now })
    await putInForce(tx, id, now, now + 90 * 86_400_000)
  })
}

function person(handle: string, role: Person["role"], team: string): Omit<Person, "absences"> {
  const name = `${handle[0]?.toUpperCase()}${handle.slice(1)} Test`
  const rest = { calendar: null, skills: [], capacity: null, active: true, pausedUntil: null }
  return { id: newId(), handle, name, email: `${handle}@acme.test`, role, team, zone: "America/New_York", ...rest }
}

const PEOPLE = [
  person("ana", "rep", "sdr_americas"),
  person("ben", "rep", "sdr_americas"),
  person("eva", "rep", "sdr_emea"),
  person("kai", "rep", "sdr_apac"),
  person("americas_manager", "manager", "sdr_americas"),
  person("sales_director", "director", "sdr_americas"),
  person("marketing_manager", "marketing", "marketing"),
]
