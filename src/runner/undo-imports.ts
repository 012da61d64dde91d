import type { Instant } from "#domain/instant.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { importToUndo } from "#store/import-undo.ts"
import { checkFence, type Lease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { inWorkspace } from "#store/workspace.ts"
import type { Voice } from "#steps/announce.ts"
import { rulesInForce } from "#steps/rules.ts"
import { undoSome } from "#steps/undo-import.ts"

/** While no import is to be undone, so often is looked whether one is. */
const LOOK_EVERY_MS = 1_000

/** Takes back imports a chunk at a time, each in a transaction of its own, so that what else arrives goes on in between. */
export function createUndoer(db: Database, lease: Lease, voice: Voice, now: () => Instant) {
  let lookAt = 0
  return {
    /** One chunk; answers how much it was. Costs nothing while there is nothing to undo. */
    async round(): Promise<number> {
      if (performance.now() < lookAt) return 0
      const done = await undoRound(db, lease, voice, now)
      lookAt = done > 0 ? 0 : performance.now() + LOOK_EVERY_MS
      return done
    },
  }
}

/** Takes back the next chunk of the import that is to be undone first; answers how much it was, 0 when there is nothing to do. */
export async function undoRound(db: Database, lease: Lease, voice: Voice, now: () => Instant): Promise<number> {
  const undo = await inWorkspace(db, lease.workspace, importToUndo, "look")
  if (undo === null) return 0
  return inWorkspace(db, lease.workspace, (tx) => undoNext(tx, lease, voice, now()), "undo")
}

async function undoNext(tx: Tx, lease: Lease, voice: Voice, now: Instant): Promise<number> {
  await checkFence(tx, lease.number)
  const undo = await importToUndo(tx)
  if (undo === null) return 0
  const people = await allPeople(tx, now)
  return undoSome(tx, undo, { people, caretaker: caretakerOf(people), voice, rules: await rulesInForce(tx, now) }, now)
}
