import { isAnyBetween, sealsAround, type SealableEntry, type Seal } from "#store/journal-seal.ts"
import type { Tx } from "#store/tx.ts"
import type { Broken } from "#steps/audit/broken.ts"
import { hashOfEntry, leavesOf, type Leaf } from "#steps/audit/journal-hash.ts"

/** A row that stands in another's place is looked for among so many seals on either side. */
const SEALS_AROUND = 100

/** The first row that differs from what the seals remember; both in the order of their numbers. */
export async function firstBrokenRow(
  tx: Tx,
  leaves: readonly Leaf[],
  entries: readonly SealableEntry[],
  newest: Seal,
): Promise<Broken | null> {
  for (let place = 0; place < Math.max(leaves.length, entries.length); place++) {
    const [leaf, entry] = [leaves[place], entries[place]]
    if (entry !== undefined && (leaf === undefined || entry.seq < leaf.seq)) return inserted(entry)
    if (leaf === undefined) return null
    if (entry === undefined || entry.seq > leaf.seq) return gone(tx, leaf, newest)
    if (hashOfEntry(entry, leaf.salt) !== leaf.hash) return other(tx, leaf, entry)
  }
  return null
}

function inserted({ seq }: SealableEntry): Broken {
  return { kind: "inserted", seq, seal: null, says: `Row ${seq} was not there when the rows around it were sealed.` }
}

async function gone(tx: Tx, leaf: Leaf, newest: Seal): Promise<Broken> {
  const about = { seq: leaf.seq, seal: leaf.seal.number }
  if (await isAnyBetween(tx, leaf.seq, newest.toSeq)) return { kind: "removed", ...about, says: `Row ${leaf.seq} was sealed and is gone.` }
  const says = `The journal ends before row ${leaf.seq}, but it was sealed up to row ${newest.toSeq}: its end was cut off.`
  return { kind: "truncated", ...about, says }
}

/** Another content under the same number: changed, or another row's. */
async function other(tx: Tx, leaf: Leaf, entry: SealableEntry): Promise<Broken> {
  const about = { seq: leaf.seq, seal: leaf.seal.number }
  for (const seal of await sealsAround(tx, leaf.seal.number, SEALS_AROUND)) {
    const own = leavesOf(seal).find(({ seq, salt, hash }) => hashOfEntry({ ...entry, seq }, salt) === hash)
    if (own === undefined) continue
    return { kind: "reordered", ...about, says: `Row ${leaf.seq} holds what was sealed as row ${own.seq}: their order was changed.` }
  }
  return { kind: "changed", ...about, says: `Row ${leaf.seq} does not say what it said when it was sealed.` }
}
