import { createReadStream } from "node:fs"
import { mkdtemp, chmod, rm } from "node:fs/promises"
import { randomBytes } from "node:crypto"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { framesOf } from "#store/backup/archive-file.ts"
import { restoreInstallation, type Restored } from "#store/backup/load.ts"
import { migrateCentral, migrateWorkspaces } from "#store/migrate.ts"
import { openDatabase, type Database } from "#store/open.ts"
import { scratchDatabase } from "#store/backup/scratch-database.ts"
import { missingKeys, secretKeysIn } from "#store/secrets/unlock-secrets.ts"
import { inWorkspace } from "#store/workspace.ts"
import { verifyJournal, type Verdict } from "#steps/audit/verify-journal.ts"
import type { Settings } from "./settings.ts"

/** What a restore made, and what was compared. `missingKey`: the id of the key that its secrets are sealed with, when it is not here. */
export type RestoreReport = Restored & { checkedRows: number; missingKey: string | null }

/**
 * Brings a backup back into an empty database, or only tries to, in a place that is removed afterwards. Counts and hashes of all tables are compared, the
 * tables are read again, and every journal is verified row by row.
 *
 * @throws Error or Refusal with a sentence for the operator; then nothing of it stays
 */
export async function restore(
  file: string,
  settings: Settings,
  { verifies, onLog }: { verifies: boolean; onLog: (line: string) => void },
): Promise<RestoreReport> {
  const { db, remove } = verifies ? await scratch(settings, onLog) : { db: await open(settings, onLog), remove: async () => {} }
  try {
    db.secrets.use(secretKeysIn({ given: settings.secretKeys, folder: settings.data }))
    const bytes = createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>
    const restored = await restoreInstallation(db, framesOf(bytes, db.secrets), { readsBack: true })
    await migrateCentral(db)
    await migrateWorkspaces(db)
    const checkedRows = await verifyJournals(db, restored.workspaces)
    return { ...restored, checkedRows, missingKey: (await missingKeys(db))[0] ?? null }
  } finally {
    await db.stop()
    await remove()
  }
}

function open({ data, databaseUrl }: Settings, onLog: (line: string) => void): Promise<Database> {
  return openDatabase({ folder: data, url: databaseUrl, onLog })
}

/** On a server a database of its own; else a PostgreSQL of its own in a folder for temporary things, so that a Baton that runs is not disturbed. */
async function scratch({ databaseUrl }: Settings, onLog: (line: string) => void): Promise<{ db: Database; remove: () => Promise<void> }> {
  if (databaseUrl !== null) return scratchDatabase(databaseUrl, `baton_verify_${randomBytes(4).toString("hex")}`)
  const folder = await mkdtemp(join(tmpdir(), "baton-verify-"))
  await chmod(folder, 0o711)
  return { db: await openDatabase({ folder, url: null, onLog }), remove: () => rm(folder, { recursive: true, force: true }) }
}

async function verifyJournals(db: Database, workspaces: readonly string[]): Promise<number> {
  let rows = 0
  for (const name of workspaces) {
    let after: number | null = null
    do {
      const from: number | null = after
      const verdict: Verdict = await inWorkspace(db, name, (tx) => verifyJournal(tx, from, []), "verify")
      if (verdict.broken !== null) throw new Error(`The journal of ${name} is broken at row ${verdict.broken.seq}: ${verdict.broken.says}`)
      rows += verdict.rows
      after = verdict.next
    } while (after !== null)
  }
  return rows
}
