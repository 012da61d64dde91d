import type { TouchCommitment } from "#domain/agreement/cadence-rules.ts"
import type { CadenceRun } from "#domain/cadence/cadence-run.ts"
import type { CompiledStep } from "#domain/cadence/compile-cadences.ts"
import type { Instant } from "#domain/instant.ts"
import { othersOnAccount, runsOf, stepsOf, type StepRecord } from "#store/cadence.ts"
import type { Handoff } from "#store/handoff.ts"
import { touchesOf } from "#store/touch.ts"
import type { Tx } from "#store/tx.ts"
import { rulesOf } from "#steps/rules.ts"

/** How a handoff is followed up, step by step; what is promised for it, and what was done. */
export type FollowUp = {
  run: CadenceRun
  says: string
  steps: {
    step: number
    says: string
    channel: string
    state: "done" | "skipped" | "next" | "to_come" | "left_out"
    opensAt: Instant | null
    dueAt: Instant | null
    doneAt: Instant | null
    late: boolean
  }[]
  owed: TouchCommitment
  done: { touches: number; channels: string[] }
  others: { handoff: string; lead: string | null; owner: string }[]
}

const CONTACT = ["call", "email", "linkedin", "video", "sms", "meeting_held"]

/** Null for a handoff that no cadence of its version is for. */
export async function followUpOf(tx: Tx, handoff: Handoff, now: Instant): Promise<FollowUp | null> {
  const run = (await runsOf(tx, [handoff.id])).get(handoff.id)
  const rules = await rulesOf(tx, handoff.agreement)
  const compiled = rules.cadences?.list.find(({ cadence }) => cadence.id === run?.cadence)
  if (run === undefined || compiled === undefined) return null
  const kept = new Map((await stepsOf(tx, handoff.id)).map((one) => [one.step, one]))
  const contact = (await touchesOf(tx, [handoff.id])).filter((touch) => touch.direction === "outbound" && CONTACT.includes(touch.kind))
  return {
    run,
    says: compiled.cadence.says,
    steps: compiled.steps.map((step, index) => stepNow(step, index, run, kept.get(index), now)),
    owed: compiled.cadence.commitment ?? rules.agreement.commitments.sales.touches[`${handoff.tier}`],
    done: { touches: contact.length, channels: [...new Set(contact.map((touch) => touch.kind))] },
    others: await othersOnAccount(tx, handoff.id),
  }
}

function stepNow(
  { says, channel }: CompiledStep,
  index: number,
  run: CadenceRun,
  kept: StepRecord | undefined,
  now: Instant,
): FollowUp["steps"][number] {
  if (kept !== undefined) {
    const { outcome, opensAt, dueAt, at } = kept
    const late = outcome === "done" && dueAt !== null && at > dueAt
    return { step: index + 1, says, channel: kept.channel ?? channel, state: outcome, opensAt, dueAt, doneAt: at, late }
  }
  const isNext = index === run.step && run.state !== "ended"
  const { opensAt, dueAt } = isNext ? run : { opensAt: null, dueAt: null }
  const state = isNext ? "next" : run.state === "ended" ? "left_out" : "to_come"
  return {
    step: index + 1,
    says,
    channel: isNext ? (run.channel ?? channel) : channel,
    state,
    opensAt,
    dueAt,
    doneAt: null,
    late: dueAt !== null && dueAt < now,
  }
}
