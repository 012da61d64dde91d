import { toIso } from "#domain/instant.ts"
import type { ImportView } from "#contract/import.ts"
import { found } from "#http/api.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { importById, type ImportProgress } from "#store/import.ts"
import { undosOf, type ImportUndo } from "#store/import-undo.ts"
import type { Tx } from "#store/tx.ts"

/** An import as the API shows it. @throws Refusal 404 when it is not there */
export async function importView(tx: Tx, id: string): Promise<ImportView> {
  const one = found(await importById(tx, id), "import")
  return toView(one, (await undosOf(tx, [id])).get(id) ?? null)
}

export async function importViews(tx: Tx, imports: readonly ImportProgress[]): Promise<ImportView[]> {
  const undos = await undosOf(
    tx,
    imports.map((one) => one.id),
  )
  return imports.map((one) => toView(one, undos.get(one.id) ?? null))
}

function toView(one: ImportProgress, undo: ImportUndo | null): ImportView {
  const { id, name, source, state, error, waiting, taken, duplicates, quarantined, mapping } = one
  return {
    id,
    name,
    source,
    state,
    error,
    rows_read: one.rowsRead,
    rows_stored: one.rowsStored,
    read_share: one.readShare,
    waiting,
    taken,
    duplicates,
    quarantined,
    undo: undo === null ? null : undoView(undo),
    mapping,
    started_at: toIso(one.startedAt),
    ended_at: isoOrNull(one.endedAt),
  }
}

function undoView(undo: ImportUndo) {
  return {
    asked_at: toIso(undo.askedAt),
    asked_by: undo.askedBy,
    rows: undo.rows,
    leads_withdrawn: undo.leadsWithdrawn,
    leads_changed: undo.leadsChanged,
    leads_kept: undo.leadsKept,
    ended_at: isoOrNull(undo.endedAt),
  }
}
