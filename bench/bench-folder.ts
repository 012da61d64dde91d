import { chmodSync, mkdtempSync } from "node:fs"

/** A folder of a bench's own on a real disk. Anybody may enter it: else PostgreSQL's user would lay its data elsewhere, where nobody removes it. */
export function benchFolder(): string {
  const folder = mkdtempSync("/var/tmp/baton-bench-")
  chmodSync(folder, 0o711)
  return folder
}
