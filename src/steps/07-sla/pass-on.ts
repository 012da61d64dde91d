import { timesInWords } from "#domain/condition/in-words.ts"
import type { Instant } from "#domain/instant.ts"
import { assignmentsOf } from "#store/assignment.ts"
import { record } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"
import { decideAndKeep } from "#steps/05-routing.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import { moveHandoffs, type Move } from "#steps/07-sla/move-handoff.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"

/** Why leads move on. `isLimited`: only as often as the agreement allows; `ifNobody`: what happens when nobody else may take one. */
export type Cause = { says: (owner: string) => string; endedAs: string; isLimited: boolean; ifNobody: "keep" | "manager" }

/** The first touch did not come in time. */
export const MISSED: Cause = {
  says: (owner) => `${owner} did not get in touch in time.`,
  endedAs: "missed",
  isLimited: true,
  ifNobody: "keep",
}

/** The owner is no longer active: somebody has to have their leads at once. */
export const LEFT: Cause = { says: (owner) => `${owner} is no longer active here.`, endedAs: "left", isLimited: false, ifNobody: "manager" }

/** A missed handoff with everybody who had it so far, oldest first, the present owner too. */
type Missed = { watched: Watched; owners: string[] }
type Decided = { watched: Watched } & ({ move: Move } | { keptBecause: string })

/**
 * Leads move to the next person who may have them, earlier owners left out; after the most moves that the agreement allows a missed one goes to the
 * manager's queue, and with nobody else to take it its owner keeps it while the ladder goes on. All are decided on the same pools, one after the
 * other, so that each decision sees the ones before.
 */
export async function passOn(tx: Tx, watched: readonly Watched[], cause: Cause, watch: Watch, now: Instant): Promise<void> {
  if (watched.length === 0) return
  const ids = watched.map((one) => one.handoff.id)
  const owners = Map.groupBy(await assignmentsOf(tx, ids), (assignment) => assignment.handoff)
  const missed = watched.map((one) => ({
    watched: one,
    owners: (owners.get(one.handoff.id) ?? []).map((assignment) => assignment.person),
  }))

  for (const own of Map.groupBy(missed, (one) => one.watched.rules.id).values()) {
    const decided = await decideAll(tx, own, cause, watch, now)
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
async function decideAll(tx: Tx, missed: readonly Missed[], cause: Cause, watch: Watch, now: Instant): Promise<Decided[]> {
  const [first] = missed
  if (first === undefined) return []
  const book = await PoolBook.open(tx, first.watched.rules, watch.people, now)
  const decided = missed.map((one) => decide(one, cause, book, watch, now))
  await book.save(tx)
  return decided
}

function decide({ watched, owners }: Missed, cause: Cause, book: PoolBook, watch: Watch, now: Instant): Decided {
  const { handoff, owner, rules } = watched
  const often = `It was missed ${timesInWords(owners.length)}.`
  if (cause.isLimited && owners.length - 1 >= rules.agreement.sla.reassign.most) return toManager(watched, often, cause, book, watch)
  const pool = handoff.pool ?? rules.agreement.routing.otherwise
  const question = { accountOwner: null, openCycle: null, rule: null, pool, earlierOwners: owners }
  const { route, inputs } = decideAndKeep(question, book, handoff.tier, now)
  const next = route.kind === "assigned" ? watch.people.find((person) => person.id === route.owner) : undefined
  if (route.kind !== "assigned" || next === undefined) {
    return cause.ifNobody === "manager"
      ? toManager(watched, cause.says(owner.name), cause, book, watch)
      : { watched, keptBecause: route.says }
  }
  book.took(next.id, handoff.tier, route.pool, handoff.id, route.ledgers)
  book.released(owner.id, handoff.tier)
  const { endedAs } = cause
  return {
    watched,
    move: { to: next, why: cause.says(owner.name), method: "reassigned", pool: route.pool, attempts: route.attempts, inputs, endedAs },
  }
}

function toManager(watched: Watched, because: string, { endedAs }: Cause, book: PoolBook, { people, caretaker }: Watch): Decided {
  const { owner, rules, handoff } = watched
  const named = people.find((person) => person.active && person.handle === rules.agreement.teams[owner.team]?.manager)
  const manager = named ?? (owner.active ? undefined : caretaker)
  if (manager === undefined || manager.id === owner.id) return { watched, keptBecause: "It was moved as often as the agreement allows." }
  book.released(owner.id, handoff.tier)
  const why = `${because} ${manager.name} decides what becomes of it.`
  return { watched, move: { to: manager, why, method: "manager", pool: null, attempts: [], inputs: {}, endedAs } }
}

function keptEntry({ handoff, lead, owner }: Watched, because: string, now: Instant) {
  const says = `${because} ${owner.name} keeps the lead, and the ladder goes on.`
  return { at: now, actor: "baton", kind: "kept", says, lead: lead.id, handoff: handoff.id, agreement: handoff.agreement, detail: {} }
}
