import { availabilityOf } from "#domain/people/availability-of.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { shareOut, type Taker } from "#domain/routing/share-out.ts"
import { assignmentsOf } from "#store/assignment.ts"
import type { Tx } from "#store/tx.ts"
import { decideAndKeep } from "#steps/05-routing.ts"
import { calendarOf, PoolBook } from "#steps/05-routing/pool-book.ts"
import type { Move } from "#steps/07-sla/move-handoff.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"
import { payTurn, returnTurn } from "#steps/reassignments/settle-turns.ts"
import type { Rules } from "#steps/rules.ts"

/** A handoff that is to be somebody else's. `pool`: where somebody is looked for when nobody is named; null: where it came from. */
export type Wanted = { watched: Watched; pool: string | null }

/** What is to become of it: who gets it, or why it stays. */
export type Planned = { watched: Watched; says: string; move: Move | null }

/** Who may get them: the people named, by least load; null: whose turn it is in each one's pool. `why`: as a sentence. */
export type Takers = { people: readonly Person[] | null; loads: ReadonlyMap<string, number>; why: string }

/**
 * Decides for handoffs of one version of the agreement who gets each, one after the other so that each decision sees the ones before, and books the
 * turns. An earlier owner whose lead was not accepted yet gets the turn back.
 */
export async function planMoves(tx: Tx, wanted: readonly Wanted[], takers: Takers, watch: Watch, now: Instant): Promise<Planned[]> {
  const [first] = wanted
  if (first === undefined) return []
  const book = await PoolBook.open(tx, first.watched.rules, watch.people, now)
  const planned =
    takers.people === null
      ? await byTurn(tx, wanted, { why: takers.why, book, people: watch.people }, now)
      : await amongPeople(tx, wanted, takers, { book, people: takers.people, rules: first.watched.rules }, now)
  await book.save(tx)
  return planned
}

async function amongPeople(
  tx: Tx,
  wanted: readonly Wanted[],
  { loads, why }: Takers,
  { book, people, rules }: { book: PoolBook; people: readonly Person[]; rules: Rules },
  now: Instant,
): Promise<Planned[]> {
  const toShare = wanted.map(({ watched: { handoff, owner } }) => ({
    id: handoff.id,
    units: rules.agreement.sla.units[handoff.tier],
    not: [owner.id],
  }))
  const shares = shareOut(
    toShare,
    people.map((person) => takerOf(person, loads, rules, now)),
  )
  const planned: Planned[] = []
  for (const [place, { watched }] of wanted.entries()) {
    const share = shares[place]
    const to = people.find((person) => person.id === share?.to)
    const says = share?.says ?? ""
    if (to === undefined) {
      planned.push({ watched, says, move: null })
      continue
    }
    const creditedBack = watched.handoff.acceptedAt === null && (await returnTurn(tx, watched, book))
    payTurn(watched, to.id, book)
    const { pool } = watched.handoff
    const sentence = `${why} ${says[0]?.toUpperCase()}${says.slice(1)}.`
    planned.push({
      watched,
      says,
      move: { to, why: sentence, method: "by_hand", pool, attempts: [], inputs: {}, endedAs: "reassigned", creditedBack },
    })
  }
  return planned
}

/** Somebody who is away, paused or gone gets none; that it is evening does not matter. */
function takerOf(person: Person, loads: ReadonlyMap<string, number>, rules: Rules, now: Instant): Taker {
  const { reason } = availabilityOf(person, calendarOf(person, rules), now)
  const obstacles: Record<string, string> = {
    inactive: "is no longer active",
    manager_pause: "is paused",
    out_of_office: "is away",
    public_holiday: "has a public holiday",
  }
  const { id, name, capacity } = person
  return { id, name, load: loads.get(id) ?? 0, capacity, obstacle: obstacles[reason ?? ""] ?? null }
}

async function byTurn(
  tx: Tx,
  wanted: readonly Wanted[],
  { why, book, people }: { why: string; book: PoolBook; people: readonly Person[] },
  now: Instant,
): Promise<Planned[]> {
  const ids = wanted.map(({ watched }) => watched.handoff.id)
  const owners = Map.groupBy(await assignmentsOf(tx, ids), (assignment) => assignment.handoff)
  const planned: Planned[] = []
  for (const { watched, pool } of wanted) {
    const { handoff, owner, rules } = watched
    const earlierOwners = (owners.get(handoff.id) ?? []).map((assignment) => assignment.person)
    const into = pool ?? handoff.pool ?? rules.agreement.routing.otherwise
    const question = { accountOwner: null, openCycle: null, rule: null, pool: into, earlierOwners }
    const { route, inputs } = decideAndKeep(question, book, handoff.tier, now)
    const to = route.kind === "assigned" ? people.find((person) => person.id === route.owner) : undefined
    if (route.kind !== "assigned" || to === undefined) {
      planned.push({ watched, says: route.says, move: null })
      continue
    }
    book.took(to.id, handoff.tier, route.pool, handoff.id, route.ledgers)
    book.released(owner.id, handoff.tier)
    const creditedBack = watched.handoff.acceptedAt === null && (await returnTurn(tx, watched, book))
    const { attempts, says } = route
    planned.push({
      watched,
      says,
      move: { to, why: `${why} ${says}`, method: "reassigned", pool: route.pool, attempts, inputs, endedAs: "reassigned", creditedBack },
    })
  }
  return planned
}
