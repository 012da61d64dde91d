/**
 * A simulated year on the moved clock: leads, reps in five time zones with holidays and absences, everything through the real steps. Says where every
 * lead ended and why, what was owed and done by tier, what went wrong (contacts outside the lead's day, sends without a legal basis, leads in limbo at a
 * midnight: all 0), what a simulated day costs, a fingerprint that the same seed gives again, and tells one lead's whole story.
 *
 * Usage: npm run simulate -- [--leads 2000] [--days 365] [--seed 1] [--durable 1]
 */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { startEmbedded } from "#store/embedded.ts"
import { migrateCentral } from "#store/migrate.ts"
import { openDatabase } from "#store/open.ts"
import { createWorkspace, inWorkspace } from "#store/workspace.ts"
import { explainLead } from "#steps/explain-lead.ts"
import { prove } from "#steps/prove.ts"
import { rulesInForce } from "#steps/rules.ts"
import { inWords } from "../src/cli/explain.ts"
import type { Explanation } from "../src/cli/explanation.ts"
import { benchFolder } from "./bench-folder.ts"
import { option, round, say, startMeasuring } from "./measure.ts"
import { leadOf, STORY } from "./simulate/arrivals.ts"
import { endsOf, fingerprint, leadCalled, sendsToLeads, touchesByTier, untimelyContacts } from "./simulate/findings.ts"
import { runYear } from "./simulate/run-year.ts"

const LEADS = option("leads", 2_000)
const DAYS = option("days", 365)
const SEED = option("seed", 1)
/** With 1 every step reaches the disk, as in production; a simulation can be run again, so it need not. */
const DURABLE = option("durable", 0)
const FROM = Date.parse("2027-01-04T00:00:00Z")
const QUIET_DAYS = 120
const A_DAY = 24 * 60 * 60_000

const folder = benchFolder()
const settings: Record<string, string> = DURABLE === 1 ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }
const server = await startEmbedded({ folder: join(folder, "postgres"), onLog: () => {}, settings })
const db = await openDatabase({ folder: "", url: server.url, onLog: () => {} })
try {
  await migrateCentral(db)
  await createWorkspace(db, "simulation")
  const costs = await startMeasuring(db)
  const course = await runYear({ db, workspace: "simulation", seed: SEED, leads: LEADS, from: FROM, days: DAYS, quietDays: QUIET_DAYS })
  const cost = costs()
  const end = FROM + (DAYS + QUIET_DAYS) * A_DAY
  const kinds = Object.entries(course.msByKind).map(([kind, ms]) => [kind, round(ms / 1000)])
  say("simulated-year", "what it cost", {
    ...cost,
    days: DAYS + QUIET_DAYS,
    msPerDay: round((cost.seconds * 1000) / (DAYS + QUIET_DAYS)),
    steps: course.steps,
    secondsByKind: Object.fromEntries(kinds),
  })
  say("simulated-year", "leads in limbo at any midnight", { limbo: course.limbo, midnights: course.midnights })
  await inWorkspace(db, "simulation", async (tx) => {
    const promised = (await rulesInForce(tx, end))?.agreement.commitments.sales.touches
    const { ends, withoutReason } = await endsOf(tx)
    say("simulated-year", "where every lead ended", { leads: ends.reduce((sum, one) => sum + one.leads, 0), withoutReason, ends })
    if (promised !== undefined) say("simulated-year", "owed and done by tier", { tiers: await touchesByTier(tx, promised) })
    say("simulated-year", "contacts", await untimelyContacts(tx))
    say("simulated-year", "sends to leads", await sendsToLeads(tx))
    const findings = (await prove(tx, end, { full: true })).filter((finding) => finding.violations > 0 && finding.name !== "journal_sealed")
    say("simulated-year", "the proof", { broken: findings.map(({ name, violations, examples }) => ({ name, violations, examples })) })
    say("simulated-year", "fingerprint", { seed: SEED, sha256: await fingerprint(tx) })
    const story = await leadCalled(tx, leadOf(SEED, STORY).email)
    if (story !== null) console.log(["", ...inWords((await explainLead(tx, story, end)) as unknown as Explanation)].join("\n"))
  })
} finally {
  await db.stop()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
