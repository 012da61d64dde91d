import type { VolumePromise } from "#domain/review/promised-volume.ts"
import type { Tx } from "#store/tx.ts"

/** What marketing promised a month by each version that came in force, oldest first. */
export async function volumePromises(tx: Tx): Promise<VolumePromise[]> {
  return tx.query(
    `select f.since, a.document #> '{commitments,marketing,mqls_per_month}' as "perMonth"
     from agreement_in_force f join agreement a on a.id = f.agreement order by f.since`,
  )
}
