import type { Instant } from "#domain/instant.ts"
import { record } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"

/** Who did it, as the journal keeps it, when, and to whom: the id of a login. */
export type Deed = { actor: string; now: Instant; login: string | null }

/** Writes down what was done to how somebody logs in, or what they may. Addresses and secrets are left out. */
export async function journalUser(tx: Tx, { actor, now, login }: Deed, kind: string, says: string, detail: object = {}): Promise<void> {
  await record(tx, [
    { at: now, actor, kind, says: says.slice(0, 1000), lead: null, handoff: null, agreement: null, detail: { login, ...detail } },
  ])
}
