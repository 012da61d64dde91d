import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import { changesBetween } from "#domain/agreement/words/changes-between.ts"
import { agreementById, listAgreements } from "#store/agreement.ts"
import type { Handoff } from "#store/handoff.ts"
import { listHandoffs } from "#store/handoff.ts"
import { listLeads, type Lead } from "#store/lead.ts"
import type { Database } from "#store/open.ts"
import type { Tx } from "#store/tx.ts"
import { inWorkspace } from "#store/workspace.ts"
import { prove } from "#steps/prove.ts"
import { RETURNING } from "../../src/demo/planted-arrivals.ts"
import { loadDemo } from "../../src/demo/load-demo.ts"
import { startProduct } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"
import { freshDatabase } from "../database.ts"
import { leftInEnglish } from "./left-in-english.ts"

/** A Tuesday, when Berlin and New York are at work. */
const NOW = Date.parse("2026-11-17T15:00:00Z")

const KEY = "an-admin-key-for-this-test"
const folder = mkdtempSync(join(tmpdir(), "baton-test-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Loaded = { db: Database; leads: Lead[]; handoffs: Handoff[] }
const loads: Loaded[] = []
beforeAll(async () => {
  loads.push(await loaded(), await loaded())
}, 600_000)
afterAll(async () => void (await Promise.all(loads.map(({ db }) => db.stop()))))

async function loaded(): Promise<Loaded> {
  const db = await freshDatabase()
  await loadDemo(db, "acme", NOW)
  return { db, ...(await inWorkspace(db, "acme", everything)) }
}

async function everything(tx: Tx) {
  const leads = await listLeads(tx, { email: null, stage: null, owner: null, after: null, limit: 10_000 })
  return { leads, handoffs: await listHandoffs(tx, { lead: null, owner: null, state: null, open: null, after: null, limit: 10_000 }) }
}

describe("a demo workspace", () => {
  test("holds everything that the proof asks for", async () => {
    const { db } = first()

    const findings = await inWorkspace(db, "acme", (tx) => prove(tx, NOW, { full: true, replays: 2_000 }))

    expect(findings.filter((one) => one.violations > 0)).toEqual([])
  })

  test("loaded twice with the same time holds as many leads of each stage and outcome", () => {
    const [one, other] = loads.map(({ leads, handoffs }) => ({
      stages: counted(leads.map((lead) => lead.stage)),
      outcomes: counted(handoffs.map((handoff) => handoff.closedAs ?? handoff.state)),
    }))

    expect(other).toEqual(one)
  })

  test("holds about three hundred leads, in every stage that sales knows", () => {
    const { leads } = first()

    expect(Math.abs(leads.length - 300)).toBeLessThan(40)
    const stages = ["nurture", "handed_off", "accepted", "sql", "opportunity", "won", "recycled", "disqualified"]
    expect(new Set(leads.map((lead) => lead.stage))).toEqual(new Set(stages))
  })

  test("has handoffs with time left and overdue ones to look at", () => {
    const open = first().handoffs.filter((handoff) => handoff.closedAt === null)

    expect(open.filter((handoff) => (handoff.dueAt ?? NOW) > NOW).length).toBeGreaterThan(10)
    expect(open.filter((handoff) => (handoff.dueAt ?? NOW) < NOW).length).toBeGreaterThan(2)
  })

  test("tells of a lead that came back after it was recycled", () => {
    const { leads, handoffs } = first()
    const lead = leads.find((one) => one.email === RETURNING)

    expect(handoffs.filter((one) => one.lead === lead?.id).map((one) => one.cycle)).toEqual([2, 1])
  })

  test("has leads that each of two signed versions judged, and says what the second changed", async () => {
    const { db, handoffs } = first()

    const [reviewed, before] = await inWorkspace(db, "acme", async (tx) => {
      const versions = (await listAgreements(tx)).map(({ id }) => agreementById(tx, id))
      return (await Promise.all(versions)).filter((version) => version !== null).toSorted((one, other) => other.version - one.version)
    })

    if (reviewed === undefined || before === undefined) throw new Error("The demo has no two versions.")
    expect(counted(handoffs.map(({ agreement }) => agreement))).toEqual({
      [before.id]: expect.any(Number),
      [reviewed.id]: expect.any(Number),
    })
    expect(changesBetween(before.document, reviewed.document).map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      "changed: Score: everywhere",
      "changed: What is promised",
      "changed: What is promised",
      "added: What is promised",
    ])
  })

  test("is told in German to who reads German, to the last sentence", async () => {
    const settings = {
      BATON_DATABASE_URL: first().db.url,
      BATON_DATA: folder,
      BATON_PORT: "0",
      BATON_ADMIN_KEY: KEY,
      BATON_LOG_LEVEL: "silent",
    }
    const product = await startProduct(readSettings({ ...settings, BATON_LIMIT_API_REQUESTS: "0" }))
    onTestFinished(() => product.stop())

    expect(await leftInEnglish(product.url, KEY)).toEqual([])
  }, 60_000)

  test("tells of a competitor who is not worked", () => {
    const rival = first().leads.find((lead) => lead.email?.endsWith("@competitor.example"))

    expect(rival?.stage).toBe("disqualified")
  })
})

function first(): Loaded {
  const [one] = loads
  if (one === undefined) throw new Error("The demo was not loaded.")
  return one
}

function counted(words: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]).toSorted())
}
