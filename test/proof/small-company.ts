import { readFileSync } from "node:fs"
import { readAgreementFile } from "#contract/agreement-file.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person, Role } from "#domain/people/person.ts"
import { takeRound } from "#runner/take.ts"
import { sealJournal } from "#steps/audit/seal-journal.ts"
import { hashAgreement } from "#steps/hash-agreement.ts"
import { watchClocks, type Watch } from "#steps/07-sla.ts"
import { insertAgreement, insertSignature, putInForce } from "#store/agreement.ts"
import { acquireLease } from "#store/lease.ts"
import { newId } from "#store/new-id.ts"
import type { Database } from "#store/open.ts"
import { allPeople, savePeople } from "#store/person.ts"
import { storeSignals } from "#store/signal.ts"
import { takeDueTimers } from "#store/timer.ts"
import { inWorkspace } from "#store/workspace.ts"

/** Friday noon in New York: the shipped agreement's people are at work. */
export const START: Instant = Date.parse("2026-11-20T17:00:00Z")
export const MINUTE = 60_000

const VOICE = { publicUrl: "http://127.0.0.1:4321", company: "Acme", teamChannels: ["webhook" as const] }

/**
 * Makes the workspace `acme` a small company: people, the shipped agreement in force, and a few things that arrived and went through all steps:
 * two leads handed off, one in nurture, one item in quarantine and one known already. A first touch warning has fired.
 */
export async function smallCompany(db: Database): Promise<void> {
  await inWorkspace(db, "acme", async (tx) => {
    await savePeople(tx, PEOPLE, START)
    await signShipped(tx)
  })
  await arrive(db, [demoRequest("ana@northwind.example", "1"), demoRequest("bo@fabrikam.example", "2"), { kind: "page" }], START)
  await arrive(db, [demoRequest("ana@northwind.example", "1"), visit("cy@contoso.example", "3")], START + 1_000)
  await watchClocksUntil(db, START + 20 * MINUTE)
  await showMessages(db)
  await inWorkspace(db, "acme", async (tx) => sealJournal(tx, Number.MAX_SAFE_INTEGER, START))
}

/** Signals come in at `at` and are taken at once. */
export async function arrive(db: Database, items: readonly object[], at: Instant): Promise<void> {
  const lease = await acquireLease(db, "acme", newId())
  if (lease === null) throw new Error("Another test holds the lease.")
  const signal = { id: newId(), lane: 1 as const, source: "rest", kind: "signals", key: null, import: null, receivedAt: at }
  await inWorkspace(db, "acme", (tx) => storeSignals(tx, [{ ...signal, payload: JSON.stringify(items), items: items.length }]))
  await takeRound(db, lease, VOICE, () => at)
  await db.pool.query("update baton.workspace_lease set holder = null")
}

/** Time moves minute by minute from the start, and the clocks are watched. */
export async function watchClocksUntil(db: Database, end: Instant): Promise<void> {
  for (let now = START + MINUTE; now <= end; now += MINUTE) {
    const watch = await watchOf(db, now)
    await inWorkspace(db, "acme", async (tx) => {
      const due = await takeDueTimers(tx, "handoff", now, 100)
      // nobody is held here, so whoever has room again is enough looked at
      await takeDueTimers(tx, "room", now, 100)
      await watchClocks(
        tx,
        due.map((timer) => timer.subject),
        watch,
        now,
      )
    })
  }
}

/** What waits to be sent is shown instead, as in a demo. */
export async function showMessages(db: Database): Promise<void> {
  await db.pool.query("update ws_acme.delivery set state = 'shown', next_at = null, ended_at = created_at where state = 'waiting'")
}

/** Everybody, and how the company speaks: what steps 7 to 9 need. */
export async function watchOf(db: Database, now: Instant): Promise<Watch> {
  const people = await inWorkspace(db, "acme", (tx) => allPeople(tx, now))
  const [caretaker] = people
  if (caretaker === undefined) throw new Error("Nobody is there.")
  return { people, caretaker, voice: VOICE }
}

export function demoRequest(email: string, id: string): object {
  const lead = { email, first_name: "Ana", company_name: email.split("@")[1], job_title: "VP Sales", country: "US" }
  return { id, kind: "form", form: "demo", page: "/demo", event: "Demo Requested", campaign: "autumn", lead }
}

function visit(email: string, id: string): object {
  return { id, kind: "page", page: "/blog/a-story", lead: { email } }
}

async function signShipped(tx: Parameters<typeof insertAgreement>[0]): Promise<void> {
  const source = readFileSync(new URL("../../agreements/default.yaml", import.meta.url), "utf8")
  const { agreement } = readAgreementFile(source)
  if (agreement === null) throw new Error("The shipped agreement can't be read.")
  const version = {
    id: newId(),
    version: 1,
    name: agreement.name,
    hash: hashAgreement(agreement),
    source,
    document: agreement,
    examples: [],
  }
  await insertAgreement(tx, { ...version, loadedAt: START - MINUTE, loadedBy: "test" })
  for (const side of ["marketing", "sales"] as const)
    await insertSignature(tx, version.id, { side, signer: side, hash: version.hash, signedAt: START - MINUTE })
  await putInForce(tx, version.id, START - MINUTE, START + 90 * 24 * 60 * MINUTE)
}

function person(handle: string, role: Role, team: string): Person {
  const email = `${handle}@acme.example`
  const about = { calendar: null, skills: [], capacity: null, active: true, pausedUntil: null, slack: null, absences: [] }
  return { id: newId(), handle, name: handle, email, role, team, zone: "America/New_York", ...about }
}

const PEOPLE: Person[] = [
  person("marketing_manager", "marketing", "marketing"),
  person("americas_manager", "manager", "sdr_americas"),
  person("sales_director", "director", "sdr_americas"),
  person("rosa", "rep", "sdr_americas"),
  person("sam", "rep", "sdr_americas"),
  person("tess", "rep", "sdr_americas"),
]
