import type { Instant } from "#domain/instant.ts"
import { record } from "#store/journal.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"

/** What an operator does to the installation or to a whole workspace, in the journal of a workspace: their own, or the one that it concerns. */
export async function tellOfOperator(
  db: Database,
  workspace: string,
  { actor, kind, says }: { actor: string; kind: string; says: string },
  now: Instant,
): Promise<void> {
  const entry = { at: now, actor, kind, says, lead: null, handoff: null, agreement: null, detail: {} }
  await inWorkspace(db, workspace, (tx) => record(tx, [entry]), "operator")
}
