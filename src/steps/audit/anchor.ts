import { inWords, type Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { newestSeal, sealUpTo, type Seal } from "#store/journal-seal.ts"
import type { Tx } from "#store/tx.ts"
import type { Broken } from "#steps/audit/broken.ts"

/** What was sealed at an instant, in few words, to be kept where the database's owner can't write: up to row `seq`, `count` rows, and the hash. */
export type Anchor = { workspace: string; seq: number; count: number; hash: string; at: Instant }

/** The anchor of now; null while nothing is sealed. */
export async function newestAnchor(tx: Tx): Promise<Anchor | null> {
  const seal = await newestSeal(tx)
  return seal.rows === 0 ? null : anchorOf(tx, seal)
}

export function anchorOf(tx: Tx, { toSeq, total, hash, sealedAt }: Seal): Anchor {
  return { workspace: tx.workspace, seq: toSeq, count: total, hash: hash.toString("hex"), at: sealedAt }
}

/** @throws Refusal when an anchor is another workspace's */
export function refuseOthers(tx: Tx, anchors: readonly Anchor[]): void {
  for (const [place, { workspace }] of anchors.entries()) {
    if (workspace === tx.workspace) continue
    const says = `The anchor is of the workspace "${workspace}", and this is "${tx.workspace}".`
    throw new Refusal("other_workspace", says, 422, [{ pointer: `/body/anchors/${place}/workspace`, message: says }])
  }
}

/** The first anchor that the chain, which is whole in itself, does not lead to: its end was cut off, or it was made anew. */
export async function firstMissing(tx: Tx, anchors: readonly Anchor[]): Promise<Broken | null> {
  const newest = await newestSeal(tx)
  let good: Anchor | null = null
  for (const anchor of anchors.toSorted((one, other) => one.seq - other.seq)) {
    const seal = await sealUpTo(tx, anchor.seq)
    if (seal === null || seal.hash.toString("hex") !== anchor.hash || seal.total !== anchor.count) return missing(anchor, good, newest)
    good = anchor
  }
  return null
}

function missing(anchor: Anchor, good: Anchor | null, newest: Seal): Broken {
  const kept = `the anchor of ${inWords(anchor.at)} knows ${anchor.count} rows up to ${anchor.seq}`
  if (newest.toSeq < anchor.seq) {
    const says = `The journal ends with row ${newest.toSeq}, but ${kept}: its end was cut off, with its seals.`
    return { kind: "truncated", seq: newest.toSeq + 1, seal: newest.number + 1, says }
  }
  const from = (good?.seq ?? 0) + 1
  const says = `The rows from ${from} to ${anchor.seq} are sealed, but not as they were: ${kept} with another hash. They were cut off or changed, and sealed anew.`
  return { kind: "rewritten", seq: from, seal: null, says }
}
