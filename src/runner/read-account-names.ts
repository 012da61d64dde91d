import type { Logger } from "pino"
import { checkFence, LeaseLost, type Lease } from "#store/lease.ts"
import { isDatabaseAway } from "#store/is-database-away.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import type { Instant } from "#domain/instant.ts"
import { readNames, waitingForNames } from "#steps/01-intake/like-accounts.ts"
import { matchAgain } from "#steps/match-again.ts"

const AT_ONCE = 200
const reading = new Set<string>()

/** When a lead asked for accounts of a like name and the names are not in memory, they are read beside the work; then the lead is asked for again. */
export function readNamesIfWanted(db: Database, lease: Lease, log: Logger, now: () => Instant): void {
  if (waitingForNames(lease.workspace) === null || reading.has(lease.workspace)) return
  reading.add(lease.workspace)
  readAndMatch(db, lease, now)
    .catch((error: unknown) => {
      if (!(error instanceof LeaseLost) && !isDatabaseAway(error))
        log.error({ err: error, workspace: lease.workspace }, "reading account names failed")
    })
    .finally(() => reading.delete(lease.workspace))
}

async function readAndMatch(db: Database, lease: Lease, now: () => Instant): Promise<void> {
  const leads = await readNames(lease.workspace, (work) => inWorkspace(db, lease.workspace, work, "names"))
  for (let at = 0; at < leads.length; at += AT_ONCE) {
    await inWorkspace(
      db,
      lease.workspace,
      async (tx) => {
        await checkFence(tx, lease.number)
        await matchAgain(tx, leads.slice(at, at + AT_ONCE), now())
      },
      "names",
    )
  }
}
