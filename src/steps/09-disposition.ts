import type { Disposition } from "#domain/disposition/disposition.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { handoffById, lockHandoffs, type Handoff } from "#store/handoff.ts"
import type { Tx } from "#store/tx.ts"
import { loadWatched, type Watch } from "#steps/07-sla.ts"
import { applyDisposition, cycleOf } from "#steps/09-disposition/apply-disposition.ts"
import { dispose } from "#domain/disposition/dispose.ts"
import { dispositionRules } from "#domain/disposition/disposition.ts"
import { rulesOf } from "#steps/rules.ts"

/**
 * Step 9: a rep's word on a handoff: accepted, rejected, recycled, disqualified, converted, and what follows. Of two people at once one wins.
 *
 * @throws Refusal 404 for an unknown handoff, 409 when somebody was faster or it is over, 422 when the agreement does not know the reason
 */
export async function disposeHandoff(
  tx: Tx,
  request: { handoff: string; verdict: Disposition; actor: string },
  watch: Watch,
  now: Instant,
): Promise<Handoff> {
  const [locked] = await lockHandoffs(tx, [request.handoff])
  if (locked === undefined) throw new Refusal("not_found", "There is no handoff with this id.", 404)
  const [watched] = await loadWatched(tx, [request.handoff], watch, now)
  if (watched === undefined) return refuseOver(tx, locked, request.verdict, now)
  return applyDisposition(tx, watched, request.verdict, { actor: request.actor, watch }, now)
}

/** A closed cycle refuses every verdict, in the words of the rules. */
async function refuseOver(tx: Tx, handoff: Handoff, verdict: Disposition, now: Instant): Promise<Handoff> {
  const rules = await rulesOf(tx, handoff.agreement)
  dispose(cycleOf(handoff, null, null), verdict, dispositionRules(rules.agreement), now)
  const after = await handoffById(tx, handoff.id)
  throw new Refusal("disposition_not_allowed", `The handoff is over: ${after?.closedAs ?? "closed"}.`, 409)
}
