import { caretakerOf } from "#domain/people/caretaker-of.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { handoffById, type Handoff } from "#store/handoff.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import { loadWatched } from "#steps/07-sla.ts"
import { moveHandoff } from "#steps/07-sla/move-handoff.ts"
import { payTurn, returnTurn } from "#steps/reassignments/settle-turns.ts"
import type { Voice } from "#steps/announce.ts"

/**
 * A person gives an open handoff to somebody else. Before it was accepted the earlier owner gets the turn back; the new owner pays one in that pool.
 *
 * @throws Refusal 409 when it is over or theirs already, 422 when that person is no longer active
 */
export async function reassignByHand(
  tx: Tx,
  id: string,
  to: string,
  why: string,
  actor: string,
  voice: Voice,
  now: Instant,
): Promise<Handoff> {
  const people = await allPeople(tx, now)
  const watch = { people, caretaker: caretakerOf(people), voice }
  const [watched] = await loadWatched(tx, [id], watch, now)
  if (watched === undefined) throw new Refusal("handoff_over", "The handoff is over, so it can't be given to anybody.", 409)
  const person = people.find((one) => one.id === to)
  if (person === undefined || !person.active)
    throw new Refusal("person_inactive", "That person is not active here, so they can't take a lead.", 422)
  if (person.id === watched.owner.id) throw new Refusal("same_owner", `${person.name} has it already.`, 409)

  const book = await PoolBook.open(tx, watched.rules, people, now)
  const creditedBack = await returnTurn(tx, watched, book)
  payTurn(watched, person.id, book)
  await book.save(tx)
  await moveHandoff(
    tx,
    watched,
    { to: person, why, method: "by_hand", pool: watched.handoff.pool, attempts: [], inputs: {}, endedAs: "by_hand", creditedBack, actor },
    watch,
    now,
  )
  const after = await handoffById(tx, id)
  if (after === null) throw new Error("The handoff vanished in its own transaction.")
  return after
}
