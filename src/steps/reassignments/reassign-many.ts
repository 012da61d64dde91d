import { howMany } from "#domain/how-many.ts"
import { placeOfRun } from "#domain/cadence/cadence-run.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { Refusal } from "#domain/refusal.ts"
import { assignmentsOf } from "#store/assignment.ts"
import { openLoad } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import { insertReassignment } from "#store/reassignment.ts"
import type { Tx } from "#store/tx.ts"
import { moveHandoffs } from "#steps/07-sla/move-handoff.ts"
import { loadWatched, type Watch } from "#steps/07-sla.ts"
import { planMoves, type Planned } from "#steps/reassignments/plan-moves.ts"
import { wantedHandoffs, type ReassignmentScope } from "#steps/reassignments/wanted-handoffs.ts"
import { rulesInForce, type Rules } from "#steps/rules.ts"

/** What is to be given to others, to whom (null: to whose turn it is), and why, as a sentence. `reach`: whose it may be; null: anybody's. */
export type ReassignmentRequest = {
  scope: ReassignmentScope
  reach: readonly string[] | null
  to: readonly Person[] | null
  why: string
  actor: string
  by: string
}

/** What was done, or in a preview would be: who gets what, what stays and why, and everybody's units before and after. */
export type ReassignmentDone = {
  id: string
  planned: Planned[]
  loads: { person: string; before: number; after: number }[]
}

/**
 * Gives many open handoffs to others in one transaction. A preview is the same transaction rolled back, so it can't say anything else than what would
 * happen.
 *
 * @throws Refusal 409 while no agreement is in force, 422 when more than 2,000 handoffs are meant or nobody is
 */
export async function reassignMany(tx: Tx, request: ReassignmentRequest, watch: Watch, now: Instant): Promise<ReassignmentDone> {
  const rules = await rulesInForce(tx, now)
  if (rules === null) throw new Refusal("no_agreement", "No agreement is in force, so nothing can be given to anybody by it.", 409)
  const wanted = await wantedHandoffs(tx, request, rules, watch, now)
  const watched = await loadWatched(tx, [...wanted.keys()], watch, now)
  const involved = [...new Set([...watched.map((one) => one.owner.id), ...watch.people.map((person) => person.id)])]
  const before = await unitsOf(tx, involved, rules)

  const planned: Planned[] = []
  const loads = new Map(before)
  for (const own of Map.groupBy(watched, (one) => one.rules.id).values()) {
    const each = own.map((one) => ({ watched: one, pool: wanted.get(one.handoff.id) ?? null }))
    const decided = await planMoves(tx, each, { people: request.to, loads, why: request.why }, watch, now)
    for (const { watched: one, move } of decided) {
      const units = one.rules.agreement.sla.units[one.handoff.tier]
      if (move === null) continue
      loads.set(move.to.id, (loads.get(move.to.id) ?? 0) + units)
      loads.set(one.owner.id, (loads.get(one.owner.id) ?? 0) - units)
    }
    planned.push(...decided)
  }

  const id = newId()
  await applyMoves(tx, id, planned, request, watch, now)
  const after = await unitsOf(tx, involved, rules)
  const changed = involved.filter((person) => (before.get(person) ?? 0) !== (after.get(person) ?? 0))
  return { id, planned, loads: changed.map((person) => ({ person, before: before.get(person) ?? 0, after: after.get(person) ?? 0 })) }
}

async function applyMoves(
  tx: Tx,
  id: string,
  planned: readonly Planned[],
  { scope, why, actor, by }: ReassignmentRequest,
  watch: Watch,
  now: Instant,
): Promise<void> {
  const moves = planned.flatMap(({ watched, move, says }) => (move === null ? [] : [{ watched, move: { ...move, actor }, says }]))
  await moveHandoffs(tx, moves, watch, now)
  const attempts = Map.groupBy(
    await assignmentsOf(
      tx,
      moves.map(({ watched }) => watched.handoff.id),
    ),
    (assignment) => assignment.handoff,
  )
  const kept = moves.map(({ watched: { handoff, owner, cadence }, move, says }) => ({
    handoff: handoff.id,
    from: owner.id,
    to: move.to.id,
    attempt: attempts.get(handoff.id)?.length ?? 1,
    version: handoff.version + 1,
    poolBefore: handoff.pool,
    followUp: cadence === null || cadence.state === "ended" ? null : placeOfRun(cadence),
    says,
  }))
  await insertReassignment(tx, { id, at: now, by, why, scope: scope as Record<string, unknown> }, kept)
  const says = `${howMany(moves.length, "lead was", "leads were")} given to others: ${why}${planned.length > moves.length ? ` ${planned.length - moves.length} stayed.` : ""}`
  await record(tx, [
    {
      at: now,
      actor,
      kind: "reassignment",
      says,
      lead: null,
      handoff: null,
      agreement: null,
      detail: { reassignment: id, moved: moves.length },
    },
  ])
}

/** What each person's open leads take of their capacity. */
async function unitsOf(tx: Tx, people: readonly string[], { agreement }: Rules): Promise<Map<string, number>> {
  const units = new Map<string, number>()
  for (const { owner, tier, open } of await openLoad(tx, people))
    units.set(owner, (units.get(owner) ?? 0) + open * agreement.sla.units[tier])
  return units
}
