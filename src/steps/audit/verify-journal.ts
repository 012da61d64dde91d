import { Refusal } from "#domain/refusal.ts"
import { countUnsealed, entriesBetween, newestSeal, sealNumbered, sealsAfter, type Seal } from "#store/journal-seal.ts"
import { erasedTexts } from "#store/personal/journal.ts"
import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"
import { anchorOf, firstMissing, refuseOthers, type Anchor } from "#steps/audit/anchor.ts"
import type { Broken } from "#steps/audit/broken.ts"
import { firstBrokenRow } from "#steps/audit/broken-row.ts"
import { hashOfSeal, leavesOf } from "#steps/audit/journal-hash.ts"

/** What was found. `rows` and `seals`: looked at this time; `next`: the seal to go on behind, null when all were looked at or one is broken. */
export type Verdict = {
  seals: number
  rows: number
  unsealed: number
  newest: Anchor | null
  broken: Broken | null
  next: number | null
  /** Whose word took texts away, how many and when, oldest first; told where the end is reached. */
  erased: { by: string; at: Instant; texts: number }[]
}

/** So many rows are in memory at once. */
const ROWS_AT_ONCE = 2_000
/** So many rows are looked at in one go, so that no request takes minutes. */
const ROWS_IN_GO = 20_000

/**
 * Walks the journal along its seals and stops at the first row that is not as it was sealed. Reads at most about 20,000 rows; who wants more goes on
 * behind `next`.
 *
 * @param after the seal up to which an earlier call found all well; null: from the beginning
 * @param anchors looked at where the journal ends
 * @throws Refusal when an anchor is of another workspace or there is no seal `after`
 */
export async function verifyJournal(tx: Tx, after: number | null, anchors: readonly Anchor[]): Promise<Verdict> {
  refuseOthers(tx, anchors)
  const newest = await newestSeal(tx)
  let before = await sealNumbered(tx, after ?? 0)
  if (before === null) return after === null ? withoutBeginning(tx, newest) : unknownSeal(after)

  const seen = { seals: 0, rows: 0 }
  const verdict = async (broken: Broken | null, next: number | null = null): Promise<Verdict> => ({
    ...seen,
    unsealed: await countUnsealed(tx, newest.toSeq),
    newest: newest.rows === 0 ? null : anchorOf(tx, newest),
    broken,
    next,
    erased: [],
  })
  while (seen.rows < ROWS_IN_GO) {
    const seals = await sealsAfter(tx, before, ROWS_AT_ONCE)
    const end = seals.at(-1)
    if (end === undefined) return atEnd(tx, await verdict(await firstMissing(tx, anchors)))
    const broken = brokenSeal(before, seals) ?? (await brokenRow(tx, before, seals, newest))
    if (broken !== null) return verdict(broken)
    seen.seals += seals.length
    seen.rows += end.total - before.total
    before = end
  }
  return verdict(null, before.number)
}

/** Texts are gone by an erasure that says so itself, or somebody took them away. */
async function atEnd(tx: Tx, verdict: Verdict): Promise<Verdict> {
  const erased = await erasedTexts(tx)
  const wrong = erased.find((one) => one.erasure === null || one.rows !== one.said)
  const says = `${wrong?.rows} texts are gone from the journal, and the erasure that took them knows of ${wrong?.said ?? 0}.`
  const broken: Broken | null = wrong === undefined ? null : { kind: "changed", seq: wrong.first ?? 0, seal: null, says }
  const told = erased.flatMap(({ by, at, rows }) => (by === null || at === null ? [] : [{ by, at, texts: rows }]))
  return { ...verdict, broken: verdict.broken ?? broken, erased: told }
}

/** The first seal that does not follow from the one before it. */
function brokenSeal(first: Seal, seals: readonly Seal[]): Broken | null {
  let before = first
  for (const seal of seals) {
    const seq = before.toSeq + 1
    if (seal.number !== before.number + 1) {
      const says = `Seal ${before.number + 1} is gone, and with it what is known of the rows from ${seq} on.`
      return { kind: "removed", seq, seal: before.number + 1, says }
    }
    const follows = seal.fromSeq === seq && seal.total === before.total + seal.rows
    if (!follows || !hashOfSeal(seal, before.hash).equals(seal.hash)) {
      const says = `Seal ${seal.number} is not as it was made, so what it says of the rows from ${seq} to ${seal.toSeq} can't be believed.`
      return { kind: "changed", seq, seal: seal.number, says }
    }
    before = seal
  }
  return null
}

/** Rows below the first number, which none of ours has, count as the first seal's. */
async function brokenRow(tx: Tx, before: Seal, seals: readonly Seal[], newest: Seal): Promise<Broken | null> {
  const end = seals.at(-1) ?? before
  const leaves = seals.flatMap(leavesOf)
  const entries = await entriesBetween(tx, before.number === 0 ? null : before.toSeq, end.toSeq, leaves.length + 1)
  return firstBrokenRow(tx, leaves, entries, newest)
}

function withoutBeginning(tx: Tx, newest: Seal): Verdict {
  const broken: Broken = { kind: "removed", seq: 1, seal: 0, says: "Seal 0, with which the chain begins, is gone." }
  return { seals: 0, rows: 0, unsealed: 0, newest: anchorOf(tx, newest), broken, next: null, erased: [] }
}

function unknownSeal(after: number): never {
  throw new Refusal("unknown_seal", `There is no seal ${after} to go on behind. Verify from the beginning.`, 422)
}
