import type { Instant } from "#domain/instant.ts"
import { assignmentsOf } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"
import { decideAndKeep } from "#steps/05-routing.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import { moveHandoffs, type Move } from "#steps/07-sla/move-handoff.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"

/** A missed handoff with everybody who had it so far, oldest first, the present owner too. */
type Missed = { watched: Watched; owners: string[] }
type Decided = { watched: Watched } & ({ move: Move } | { keptBecause: string })

/**
 * Leads whose promise was missed move to the next person who may have them, earlier owners left out; after the most moves that the agreement
 * allows a lead goes to the manager's queue, and with nobody else to take it the owner keeps it while the ladder goes on. All are decided on the same
 * pools, one after the other, so that each decision sees the ones before.
 */
export async function reassignMissed(tx: Tx, watched: readonly Watched[], watch: Watch, now: Instant): Promise<void> {
  if (watched.length === 0) return
  const ids = watched.map((one) => one.handoff.id)
  const owners = Map.groupBy(await assignmentsOf(tx, ids), (assignment) => assignment.handoff)
  const missed = watched.map((one) => ({
    watched: one,
    owners: (owners.get(one.handoff.id) ?? []).map((assignment) => assignment.person),
  }))

  for (const own of Map.groupBy(missed, (one) => one.watched.rules.id).values()) {
    const decided = await decideAll(tx, own, watch, now)
    await moveHandoffs(
      tx,
      decided.filter((one) => "move" in one),
      watch,
      now,
    )
    await record(
      tx,
      decided.flatMap((one) => ("move" in one ? [] : [keptEntry(one.watched, one.keptBecause, now)])),
    )
  }
}

/** Leads of one version of the agreement. */
async function decideAll(tx: Tx, missed: readonly Missed[], watch: Watch, now: Instant): Promise<Decided[]> {
  const [first] = missed
  if (first === undefined) return []
  const book = await PoolBook.open(tx, first.watched.rules, watch.people, now)
  const decided = missed.map((one) => decide(one, book, watch, now))
  await book.save(tx)
  return decided
}

function decide({ watched, owners }: Missed, book: PoolBook, watch: Watch, now: Instant): Decided {
  const { handoff, owner, rules } = watched
  if (owners.length - 1 >= rules.agreement.sla.reassign.most) return toManager(watched, owners.length, book, watch)
  const pool = handoff.pool ?? rules.agreement.routing.otherwise
  const question = { accountOwner: null, openCycle: null, rule: null, pool, earlierOwners: owners }
  const { route, inputs } = decideAndKeep(question, book, handoff.tier, now)
  const next = route.kind === "assigned" ? watch.people.find((person) => person.id === route.owner) : undefined
  if (route.kind !== "assigned" || next === undefined) return { watched, keptBecause: route.says }
  book.took(next.id, handoff.tier, route.pool, handoff.id, route.ledgers)
  book.released(owner.id, handoff.tier)
  const why = `${owner.name} did not get in touch in time.`
  return {
    watched,
    move: { to: next, why, method: "reassigned", pool: route.pool, attempts: route.attempts, inputs, endedAs: "missed" },
  }
}

function toManager(watched: Watched, times: number, book: PoolBook, { people }: Watch): Decided {
  const { owner, rules, handoff } = watched
  const manager = people.find((person) => person.active && person.handle === rules.agreement.teams[owner.team]?.manager)
  if (manager === undefined || manager.id === owner.id) return { watched, keptBecause: "It was moved as often as the agreement allows." }
  book.released(owner.id, handoff.tier)
  const why = `It was missed ${times} times, so ${manager.name} decides what becomes of it.`
  return { watched, move: { to: manager, why, method: "manager", pool: null, attempts: [], inputs: {}, endedAs: "missed" } }
}

function keptEntry({ handoff, lead, owner }: Watched, because: string, now: Instant) {
  const says = `${because} ${owner.name} keeps the lead, and the ladder goes on.`
  return { at: now, actor: "baton", kind: "kept", says, lead: lead.id, handoff: handoff.id, agreement: handoff.agreement, detail: {} }
}
