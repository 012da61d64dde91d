import type { Instant } from "#domain/instant.ts"
import { withComputed } from "#domain/qualification/computed-facts.ts"
import { Refusal } from "#domain/refusal.ts"
import { leadFacts } from "#domain/score/lead-facts.ts"
import { accountsById } from "#store/account.ts"
import { scoresById } from "#store/decision.ts"
import { openHandoffsBy, type Handoff } from "#store/handoff.ts"
import { leadsById } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import type { Watch } from "#steps/07-sla.ts"
import type { Rules } from "#steps/rules.ts"

/**
 * Which open handoffs are meant: those of some people, these very ones, or `territory`: all whose territory by the agreement in force is another pool's
 * than the one they came by. `pool`: where somebody is looked for; null: where each came from.
 */
export type ReassignmentScope =
  | { kind: "owners"; owners: readonly string[]; pool: string | null }
  | { kind: "handoffs"; handoffs: readonly string[]; pool: string | null }
  | { kind: "territory" }

const MOST = 2_000

/** The handoffs that are meant, each with the pool to look in; of `reach` when it is not null: those of these people. @throws Refusal 422 when there are too many, none, or the pool is not there */
export async function wantedHandoffs(
  tx: Tx,
  { scope, reach }: { scope: ReassignmentScope; reach: readonly string[] | null },
  rules: Rules,
  { people }: Watch,
  now: Instant,
): Promise<Map<string, string | null>> {
  if (scope.kind !== "territory" && scope.pool !== null && !(scope.pool in rules.agreement.routing.pools))
    throw new Refusal(
      "unknown_pool",
      `There is no pool "${scope.pool}". There are: ${Object.keys(rules.agreement.routing.pools).join(", ")}.`,
      422,
    )
  const open = await openHandoffsBy(tx, {
    owners: scope.kind === "owners" ? scope.owners : null,
    ids: scope.kind === "handoffs" ? scope.handoffs : null,
    reach,
    limit: MOST + 1,
  })
  if (open.length > MOST)
    throw new Refusal("too_many", `More than ${MOST} handoffs are meant. Take fewer people at a time, or name the handoffs.`, 422)
  if (scope.kind === "territory") return misplaced(tx, open, rules, now)
  const missing = scope.kind === "handoffs" ? scope.handoffs.filter((id) => !open.some((handoff) => handoff.id === id)) : []
  if (missing.length > 0) throw new Refusal("handoff_over", `These are not open, or not there: ${missing.slice(0, 5).join(", ")}.`, 422)
  if (open.length === 0 && scope.kind === "owners") {
    const names = people.filter((person) => scope.owners.includes(person.id)).map((person) => person.name)
    throw new Refusal("nothing_to_move", `${names.join(", ")} has no open handoffs.`, 422)
  }
  return new Map(open.map((handoff) => [handoff.id, scope.pool]))
}

/** Handoffs that came by turn and belong to another pool by now: a field was corrected, or the territories were drawn anew. */
async function misplaced(tx: Tx, open: readonly Handoff[], rules: Rules, now: Instant): Promise<Map<string, string | null>> {
  const byTurn = open.filter((handoff) => handoff.pool !== null)
  const leads = new Map(
    (
      await leadsById(
        tx,
        byTurn.map((handoff) => handoff.lead),
      )
    ).map((lead) => [lead.id, lead]),
  )
  const accounts = new Map(
    (
      await accountsById(
        tx,
        [...leads.values()].flatMap((lead) => lead.account ?? []),
      )
    ).map((account) => [account.id, account]),
  )
  const scores = new Map(
    (
      await scoresById(
        tx,
        byTurn.map((handoff) => handoff.score),
      )
    ).map((record) => [record.id, record]),
  )
  const moved = new Map<string, string | null>()
  for (const handoff of byTurn) {
    const lead = leads.get(handoff.lead)
    const score = scores.get(handoff.score)
    if (lead === undefined || score === undefined) continue
    const known = leadFacts(lead.fields, accounts.get(lead.account ?? "") ?? null, score.inputs.events, now, lead.enriched)
    const facts = withComputed(known, score.score, { cycleNumber: handoff.cycle })
    const territory = rules.territories.find(({ judge }) => judge({ ...facts, fields: { ...facts.fields, tier: handoff.tier } }) === true)
    const pool = territory?.pool ?? rules.agreement.routing.otherwise
    if (pool !== handoff.pool) moved.set(handoff.id, pool)
  }
  if (moved.size === 0) throw new Refusal("nothing_to_move", "Every open handoff is in the pool of its territory.", 422)
  return moved
}
