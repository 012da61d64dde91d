import type { Instant } from "#domain/instant.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import { prove } from "#steps/prove.ts"

/** Everything that must always hold does. @throws Error that names what does not */
export async function proofHolds(db: Database, now: Instant, workspace = "acme"): Promise<void> {
  const broken = (await inWorkspace(db, workspace, (tx) => prove(tx, now, { full: true }))).filter((one) => one.violations > 0)
  if (broken.length > 0) throw new Error(`The proof does not hold: ${JSON.stringify(broken, null, 2)}`)
}
