import type { Instant } from "#domain/instant.ts"
import { assignmentsOf } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"
import { decideAndKeep } from "#steps/05-routing.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import { moveHandoff } from "#steps/07-sla/move-handoff.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"

/**
 * A lead whose promise was missed moves to the next person who may have it, earlier owners left out; after the most moves that the agreement
 * allows it goes to the manager's queue, and with nobody else to take it the owner keeps it while the ladder goes on.
 */
export async function reassignMissed(tx: Tx, watched: Watched, watch: Watch, now: Instant): Promise<void> {
  const { handoff, owner, rules } = watched
  const owners = (await assignmentsOf(tx, [handoff.id])).map((assignment) => assignment.person)
  const manager = watch.people.find((person) => person.active && person.handle === rules.agreement.teams[owner.team]?.manager)
  if (owners.length - 1 >= rules.agreement.sla.reassign.most) {
    if (manager === undefined || manager.id === owner.id) return keep(tx, watched, "It was moved as often as the agreement allows.", now)
    const why = `It was missed ${owners.length} times, so ${manager.name} decides what becomes of it.`
    return moveHandoff(
      tx,
      watched,
      { to: manager, why, method: "manager", pool: null, attempts: [], inputs: {}, endedAs: "missed" },
      watch,
      now,
    )
  }

  const book = await PoolBook.open(tx, rules, watch.people, now)
  const pool = handoff.pool ?? rules.agreement.routing.otherwise
  const question = { accountOwner: null, openCycle: null, rule: null, pool, earlierOwners: owners }
  const { route, inputs } = decideAndKeep(question, book, handoff.tier, now)
  const next = route.kind === "assigned" ? watch.people.find((person) => person.id === route.owner) : undefined
  if (route.kind !== "assigned" || next === undefined) return keep(tx, watched, route.says, now)
  book.took(next.id, handoff.tier, route.pool, handoff.id, route.ledgers)
  await book.save(tx)
  const why = `${owner.name} did not get in touch in time.`
  await moveHandoff(
    tx,
    watched,
    { to: next, why, method: "reassigned", pool: route.pool, attempts: route.attempts, inputs, endedAs: "missed" },
    watch,
    now,
  )
}

async function keep(tx: Tx, { handoff, lead, owner }: Watched, because: string, now: Instant): Promise<void> {
  const says = `${because} ${owner.name} keeps the lead, and the ladder goes on.`
  await record(tx, [
    { at: now, actor: "baton", kind: "kept", says, lead: lead.id, handoff: handoff.id, agreement: handoff.agreement, detail: {} },
  ])
}
