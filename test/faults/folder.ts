import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** A data folder for the tests of one file, which PostgreSQL's own user may enter. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "baton-fault-"))
  chmodSync(folder, 0o711)
  return folder
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
