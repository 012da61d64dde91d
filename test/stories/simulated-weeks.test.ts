import { expect, test } from "vitest"
import { explainLead } from "#steps/explain-lead.ts"
import { rulesInForce } from "#steps/rules.ts"
import { inWorkspace } from "#store/workspace.ts"
import { leadOf, STORY } from "../../bench/simulate/arrivals.ts"
import { endsOf, fingerprint, leadCalled, sendsToLeads, touchesByTier, untimelyContacts } from "../../bench/simulate/findings.ts"
import { runYear } from "../../bench/simulate/run-year.ts"
import { inWords } from "../../src/cli/explain.ts"
import type { Explanation } from "../../src/cli/explanation.ts"
import { freshDatabase } from "../database.ts"

const FROM = Date.parse("2027-01-04T00:00:00Z")
const A_DAY = 24 * 60 * 60_000
const weeks = { leads: 60, from: FROM, days: 42, quietDays: 30 }
const END = FROM + (weeks.days + weeks.quietDays) * A_DAY

/** Sixty leads over six weeks, and what became of them. */
async function simulated(seed: number) {
  const db = await freshDatabase()
  const course = await runYear({ ...weeks, seed, db, workspace: "acme" })
  return { db, course, print: await inWorkspace(db, "acme", fingerprint) }
}

test("in six simulated weeks no lead is lost: each ends somewhere with a reason, nobody is contacted at night or without a basis", async () => {
  const { db, course, print } = await simulated(7)
  await inWorkspace(db, "acme", async (tx) => {
    const { ends, withoutReason } = await endsOf(tx)
    const promised = (await rulesInForce(tx, END))?.agreement.commitments.sales.touches
    const story = await leadCalled(tx, leadOf(7, STORY).email)
    const told = inWords((await explainLead(tx, story ?? "", END)) as unknown as Explanation).join("\n")

    expect(course).toMatchObject({ limbo: 0, midnights: 73 })
    expect(withoutReason).toBe(0)
    expect(ends.reduce((sum, one) => sum + one.leads, 0)).toBe(60)
    expect(await untimelyContacts(tx)).toMatchObject({ outside: 0 })
    expect(await sendsToLeads(tx)).toMatchObject({ withoutBasis: 0 })
    for (const tier of promised === undefined ? [] : await touchesByTier(tx, promised)) expect(tier.kept).toBeLessThanOrEqual(tier.cycles)
    expect(told).toMatch(/stage +won/)
    expect(told).not.toMatch(/cycle 3/)
    expect(told).toMatch(/HANDOFF {2}cycle 2, won[\s\S]*HANDOFF {2}cycle 1, recycled/)
  })
  const again = await simulated(7)

  expect(again.print).toBe(print)
  for (const one of [db, again.db]) await one.stop()
}, 240_000)
