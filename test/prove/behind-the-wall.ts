/** Tries to read what is not the workspace's from within one of its transactions. Ends with 0 when that was refused, with 3 when it was not. */
import { openDatabase } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"

const db = await openDatabase({ folder: "", url: process.argv[2] ?? "", onLog: () => {} })
const isRefused = await inWorkspace(db, "main", (tx) => tx.query("select hash from baton.api_key limit 1")).then(
  () => false,
  (error: { code?: string }) => error.code === "42501",
)
await db.stop()
process.exit(isRefused ? 0 : 3)
