import { caretakerOf } from "#domain/people/caretaker-of.ts"
import type { Person } from "#domain/people/person.ts"
import type { Instant } from "#domain/instant.ts"
import { listHandoffs } from "#store/handoff.ts"
import { handOverQueues } from "#store/queue.ts"
import type { Tx } from "#store/tx.ts"
import { loadWatched } from "#steps/07-sla.ts"
import { LEFT, passOn } from "#steps/07-sla/pass-on.ts"
import type { Voice } from "#steps/announce.ts"

/** So many open handoffs of one person are passed on in one transaction; more than anybody can work on. */
const MOST = 10_000

/**
 * Somebody is no longer active: their open handoffs go to the next who may have them (or to the manager), and everything that only waited in
 * their name, such as nurtured leads and quarantined items, to the caretaker. Nothing is left in the name of somebody who is gone.
 */
export async function replacePerson(tx: Tx, gone: Person, people: readonly Person[], voice: Voice, now: Instant): Promise<void> {
  const caretaker = caretakerOf(people)
  const watch = { people, caretaker, voice }
  const open = await listHandoffs(tx, { lead: null, owner: gone.id, state: null, open: true, after: null, limit: MOST })
  const watched = await loadWatched(
    tx,
    open.map((handoff) => handoff.id),
    watch,
    now,
  )
  await passOn(tx, watched, LEFT, watch, now)
  if (caretaker.id !== gone.id) await handOverQueues(tx, gone.id, caretaker.id)
}
