import { asSentence } from "#domain/as-sentence.ts"
import { afterTouch } from "#domain/cadence/after-touch.ts"
import type { CadenceRun } from "#domain/cadence/cadence-run.ts"
import { planRun } from "#domain/cadence/plan-run.ts"
import type { Touch } from "#domain/cadence/touch.ts"
import type { Instant } from "#domain/instant.ts"
import { insertSteps, saveRuns, type StepRecord } from "#store/cadence.ts"
import { newId } from "#store/new-id.ts"
import type { TouchRecord } from "#store/touch.ts"
import type { Tx } from "#store/tx.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"
import { planContexts } from "#steps/08-cadence/plan-contexts.ts"

/** What a touch changes in the follow-up of its handoff is carried out. Answers the run as it stands then, and a sentence when anything changed. */
export async function followTouch(
  tx: Tx,
  watched: Watched,
  touch: TouchRecord,
  by: { actor: string; watch: Pick<Watch, "people"> },
  now: Instant,
): Promise<{ run: CadenceRun | null; says: string | null }> {
  const { cadence: run, rules } = watched
  if (run === null || rules.cadences === null) return { run, says: null }

  const effect = afterTouch(run, { ...touch, kind: touch.kind as Touch["kind"] }, { outOfOffice: rules.cadences.outOfOffice }, now)

  if (effect.kind === "nothing" || (effect.kind === "planned" && effect.done !== null && isOthers(touch, run))) return { run, says: null }
  if (effect.kind === "ended") {
    await saveRuns(tx, [effect.run])
    return { run: effect.run, says: `The follow-up ends: ${effect.run.says}` }
  }
  const context = (await planContexts(tx, [watched], by.watch, now)).get(run.handoff)
  if (context === undefined) return { run, says: null }
  const next = planRun(effect.run, context, now)
  await saveRuns(tx, [next])
  if (effect.done !== null) await insertSteps(tx, [stepOf(run, effect.done.channel, touch, by.actor, now)])
  return { run: next, says: `${effect.says} Next: ${asSentence(next.action === "" || next.state === "ended" ? next.says : next.action)}` }
}

/** What somebody did who neither owns the lead nor is on the owner's team nor stands in: as little a step as it is a first touch. */
function isOthers({ human, by, counts }: TouchRecord, run: CadenceRun): boolean {
  return human && by !== null && !counts && by !== run.person
}

function stepOf(run: CadenceRun, channel: string, touch: TouchRecord, by: string, now: Instant): StepRecord {
  return {
    id: newId(),
    handoff: run.handoff,
    step: run.step,
    outcome: "done",
    channel,
    touch: touch.id,
    opensAt: run.opensAt,
    dueAt: run.dueAt,
    at: touch.at,
    recordedAt: now,
    by,
  }
}
