import { randomBytes } from "node:crypto"
import type { Instant } from "#domain/instant.ts"
import { entriesBetween, insertSeal, newestSeal, type Seal } from "#store/journal-seal.ts"
import type { Tx } from "#store/tx.ts"
import { hashOfEntry, hashOfSeal, LEAF_BYTES, SALT_BYTES, writeLeaf } from "#steps/audit/journal-hash.ts"

/** So many rows are sealed together at most. */
export const ROWS_IN_SEAL = 1_000

/**
 * Seals the next rows of the journal up to a number below which no row can appear any more (see `journalHorizon`), a thousand at most.
 *
 * @returns how many rows it were; 0 when all up to there are sealed
 */
export async function sealJournal(tx: Tx, upTo: number, now: Instant): Promise<number> {
  const before = await newestSeal(tx)
  const entries = await entriesBetween(tx, before.toSeq, upTo, ROWS_IN_SEAL)
  const last = entries.at(-1)
  if (last === undefined) return 0

  const leaves = Buffer.alloc(entries.length * LEAF_BYTES)
  const salts = randomBytes(entries.length * SALT_BYTES)
  for (const [place, entry] of entries.entries())
    writeLeaf(leaves, place, entry.seq, hashOfEntry(entry, salts.subarray(place * SALT_BYTES, (place + 1) * SALT_BYTES)))
  const seal: Omit<Seal, "hash"> = {
    number: before.number + 1,
    fromSeq: before.toSeq + 1,
    toSeq: last.seq,
    rows: entries.length,
    total: before.total + entries.length,
    leaves,
    salts,
    sealedAt: now,
  }

  insertSeal(tx, { ...seal, hash: hashOfSeal(seal, before.hash) })
  return entries.length
}
