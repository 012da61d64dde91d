import type { Instant } from "#domain/instant.ts"
import type { AgreementVersion } from "#store/agreement.ts"
import { record } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"

/** Writes down what became of a version of the agreement. */
export async function recordVersion(
  tx: Tx,
  { id, hash }: Pick<AgreementVersion, "id" | "hash">,
  entry: { actor: string; kind: string; says: string; detail?: object },
  now: Instant,
): Promise<void> {
  const { actor, kind, says, detail } = entry
  await record(tx, [
    { at: now, actor, kind, says: says.slice(0, 1000), lead: null, handoff: null, agreement: id, detail: { hash, ...detail } },
  ])
}
