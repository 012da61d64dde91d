import { asSentence } from "#domain/as-sentence.ts"
import type { CadenceRun } from "#domain/cadence/cadence-run.ts"
import { endRun } from "#domain/cadence/cadence-run.ts"
import { planRun } from "#domain/cadence/plan-run.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { Refusal } from "#domain/refusal.ts"
import type { Instant } from "#domain/instant.ts"
import { insertSteps, saveRuns } from "#store/cadence.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { loadWatched } from "#steps/07-sla.ts"
import { keepObligations } from "#steps/07-sla/keep-obligations.ts"
import { planContexts } from "#steps/08-cadence/plan-contexts.ts"
import { SILENT } from "#steps/announce.ts"

/** A person's word on a follow-up. `until`: of a pause. */
export type FollowUpChange = { action: "skip" | "pause" | "resume" | "stop"; why: string; until: Instant | null }

/**
 * A person skips the next step, pauses the follow-up until a date, lets it go on, or stops it, with a reason that the journal keeps.
 *
 * @throws Refusal 409 when the cycle or the follow-up is over, or it is not paused; 422 for a pause into the past
 */
export async function changeFollowUp(tx: Tx, handoff: string, change: FollowUpChange, actor: string, now: Instant): Promise<void> {
  const people = await allPeople(tx, now)
  const [watched] = await loadWatched(tx, [handoff], { people, caretaker: caretakerOf(people), voice: SILENT }, now)
  const run = watched?.cadence ?? null
  if (watched === undefined || run === null || run.state === "ended")
    throw new Refusal("no_follow_up", "Nothing of this handoff is followed up any more.", 409)
  const context = (await planContexts(tx, [watched], { people }, now)).get(handoff)
  if (context === undefined) throw new Refusal("no_follow_up", "The agreement has no such cadence.", 409)
  if (change.action === "resume" && context.heldUntil !== null)
    throw new Refusal("handoff_paused", "The whole handoff stands still. Let its clocks run again, then this goes on too.", 409)

  const changed = decide(run, change, now)
  const after = changed.state === "ended" ? changed : planRun(changed, context, now)

  await saveRuns(tx, [after])
  if (change.action === "skip") {
    const { step, channel, opensAt, dueAt } = run
    await insertSteps(tx, [
      { id: newId(), handoff, step, outcome: "skipped", channel, touch: null, opensAt, dueAt, at: now, recordedAt: now, by: actor },
    ])
  }
  await keepObligations(tx, [{ ...watched, cadence: after }], now)
  const says = `${SAID[change.action]} ${asSentence(change.why)} Next: ${asSentence(after.state === "ended" ? after.says : after.action)}`
  const { lead, agreement } = run
  await record(tx, [{ at: now, actor, kind: `cadence_${change.action}`, says, lead, handoff, agreement, detail: { step: run.step } }])
}

const SAID = {
  skip: "The step is left out.",
  pause: "The follow-up waits.",
  resume: "The follow-up goes on.",
  stop: "The follow-up was stopped.",
}

function decide(run: CadenceRun, { action, why, until }: FollowUpChange, now: Instant): CadenceRun {
  if (action === "stop") return endRun(run, "by_hand", why, now)
  if (action === "skip") return { ...run, step: run.step + 1, previousAt: now, pausedUntil: null, state: "active" }
  if (action === "resume") {
    if (run.state !== "paused") throw new Refusal("not_paused", "The follow-up does not wait for anything.", 409)
    return { ...run, pausedUntil: null, state: "active" }
  }
  if (until === null || until <= now) throw new Refusal("pause_in_past", "A pause ends in the future; say when.", 422)
  return { ...run, pausedUntil: until, state: "active" }
}
