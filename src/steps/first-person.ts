import type { Instant } from "#domain/instant.ts"
import { newId } from "#store/new-id.ts"
import { allPeople, savePeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"

/** A lead needs somebody who is accountable from its first second on; RevOps changes this person's name and address. */
export async function ensureSomebody(tx: Tx, now: Instant): Promise<void> {
  if ((await allPeople(tx, now)).length > 0) return
  await savePeople(
    tx,
    [
      {
        id: newId(),
        handle: "owner",
        name: "Workspace owner",
        email: "owner@localhost",
        role: "revops",
        team: "revops",
        zone: "UTC",
        calendar: null,
        skills: [],
        capacity: null,
        active: true,
        pausedUntil: null,
      },
    ],
    now,
  )
}
