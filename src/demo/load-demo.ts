import type { Instant } from "#domain/instant.ts"
import { acquireLease, keepLease } from "#store/lease.ts"
import { newId } from "#store/new-id.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import { signFirstAgreement, signReviewedAgreement } from "./demo-agreement.ts"
import { demoArrivals } from "./demo-arrivals.ts"
import { putDemoPeople } from "./demo-people.ts"
import { importFair, runDemo, type Occasion } from "./run-demo.ts"

const A_DAY = 24 * 60 * 60_000

/**
 * Fills an empty demo workspace: an invented company, an agreement that both sides signed and changed after a review, and three weeks of leads that went
 * through the real steps under a clock that ends at `now`. The same `now` gives the same leads with the same outcomes.
 *
 * @throws Error when another process runs the workspace
 */
export async function loadDemo(
  db: Database,
  workspace: string,
  now: Instant = Date.now(),
  publicUrl = "http://127.0.0.1:4321",
): Promise<void> {
  const begin = now - 22 * A_DAY
  await inWorkspace(db, workspace, async (tx) => {
    await putDemoPeople(tx, begin, now)
    await signFirstAgreement(tx, begin)
  })

  const lease = await acquireLease(db, workspace, newId())
  if (lease === null) throw new Error(`Another process runs workspace ${workspace}; the demo can't be loaded into it.`)
  const keeping = keepLease(db, lease, () => {})
  const occasions: Occasion[] = [
    { at: now - 12 * A_DAY, happen: importFair },
    { at: now - 9 * A_DAY, happen: async (_, at) => inWorkspace(db, workspace, (tx) => signReviewedAgreement(tx, at)) },
  ]
  const voice = { publicUrl, company: "Baton Demo", teamChannels: ["slack" as const, "webhook" as const] }
  try {
    await runDemo({ db, lease, voice, arrivals: demoArrivals(now), occasions }, now)
  } finally {
    await keeping.stop()
  }
}
