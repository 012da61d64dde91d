import { howMany } from "#domain/how-many.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { inWords } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { record } from "#store/journal.ts"
import { lockReassignment, markReverted, movesOf, type ReassignmentMove } from "#store/reassignment.ts"
import type { Tx } from "#store/tx.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import { moveHandoffs, type Move } from "#steps/07-sla/move-handoff.ts"
import { loadWatched, type Watch, type Watched } from "#steps/07-sla.ts"
import { payTurn, returnTurn } from "#steps/reassignments/settle-turns.ts"

/** So long many handoffs that were given to others can be given back. */
export const REVERT_WITHIN: Milliseconds = 7 * 24 * 60 * 60_000

/** What became of each move: given back, or kept and why. */
export type RevertOutcome = { handoff: string; outcome: "restored" | "kept"; says: string }

/**
 * Gives back what was given to others and has not moved on since, in one transaction.
 *
 * @throws Refusal 404 for an unknown reassignment, 409 after seven days or when it was given back before
 */
export async function revertReassignment(
  tx: Tx,
  id: string,
  { actor, by }: { actor: string; by: string },
  watch: Watch,
  now: Instant,
): Promise<RevertOutcome[]> {
  const done = await lockReassignment(tx, id)
  if (done === null) throw new Refusal("not_found", "There is no reassignment of this id here.", 404)
  if (done.revertedAt !== null)
    throw new Refusal("reverted_already", `${done.revertedBy} took it back on ${inWords(done.revertedAt)}.`, 409)
  if (now >= done.at + REVERT_WITHIN)
    throw new Refusal(
      "revert_too_late",
      `It was on ${inWords(done.at)}; it can be taken back for seven days. Reassign the leads anew.`,
      409,
    )

  const moves = await movesOf(tx, id)
  const watched = new Map(
    (
      await loadWatched(
        tx,
        moves.map((move) => move.handoff),
        watch,
        now,
      )
    ).map((one) => [one.handoff.id, one]),
  )
  const outcomes: RevertOutcome[] = []
  const back: { watched: Watched; before: ReassignmentMove }[] = []
  for (const before of moves) {
    const one = watched.get(before.handoff)
    const because = whyNot(before, one, watch)
    if (because === null && one !== undefined) back.push({ watched: one, before })
    outcomes.push({ handoff: before.handoff, outcome: because === null ? "restored" : "kept", says: because ?? "given back" })
  }
  await giveBack(tx, back, { actor, why: done.why }, watch, now)
  await markReverted(tx, id, by, outcomes, now)
  const kept = moves.length - back.length
  await record(tx, [
    {
      at: now,
      actor,
      kind: "reassignment_reverted",
      says: `${howMany(back.length, "lead was", "leads were")} given back${kept > 0 ? `; ${howMany(kept, "had moved on and stays", "had moved on and stay")}` : ""}.`,
      lead: null,
      handoff: null,
      agreement: null,
      detail: { reassignment: id, restored: back.length, kept },
    },
  ])
  return outcomes
}

function whyNot(before: ReassignmentMove, now: Watched | undefined, { people }: Watch): string | null {
  if (now === undefined) return "its cycle is over"
  if (now.handoff.owner !== before.to) return `it is with ${now.owner.name} now`
  if (now.handoff.version !== before.version) return `${now.owner.name} has worked on it since`
  const owner = people.find((person) => person.id === before.from)
  return owner?.active === true ? null : `${owner?.name ?? "its owner before"} is no longer here`
}

async function giveBack(
  tx: Tx,
  back: readonly { watched: Watched; before: ReassignmentMove }[],
  { actor, why }: { actor: string; why: string },
  watch: Watch,
  now: Instant,
): Promise<void> {
  const moves: { watched: Watched; move: Move }[] = []
  for (const own of Map.groupBy(back, ({ watched }) => watched.rules.id).values()) {
    const [first] = own
    if (first === undefined) continue
    const book = await PoolBook.open(tx, first.watched.rules, watch.people, now)
    for (const { watched, before } of own) {
      const to = watch.people.find((person) => person.id === before.from)
      if (to === undefined) continue
      // what the move cost whoever got it is given back, and what it gave back to whoever had it is paid again
      const creditedBack = await returnTurn(tx, watched, book)
      const there = { ...watched, handoff: { ...watched.handoff, pool: before.poolBefore } }
      if (watched.handoff.acceptedAt === null) payTurn(there, to.id, book)
      const says = `Given back: ${why}`
      moves.push({
        watched: there,
        move: {
          to,
          why: says,
          method: "by_hand",
          pool: before.poolBefore,
          attempts: [],
          inputs: {},
          endedAs: "given_back",
          creditedBack,
          actor,
          asBefore: { followUp: before.followUp },
        },
      })
    }
    await book.save(tx)
  }
  await moveHandoffs(tx, moves, watch, now)
}
