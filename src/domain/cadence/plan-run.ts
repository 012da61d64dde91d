import type { CadenceChannel } from "#domain/agreement/cadence-rules.ts"
import type { Play } from "#domain/agreement/play.ts"
import { endRun, type CadenceRun } from "#domain/cadence/cadence-run.ts"
import type { CompiledCadence } from "#domain/cadence/compile-cadences.ts"
import { firstCommon, type Hours } from "#domain/cadence/contact-hours.ts"
import { planStep, type StepTimes } from "#domain/cadence/plan-step.ts"
import { chooseChannel, type Channels } from "#domain/cadence/step-channel.ts"
import { type Instant, inWords } from "#domain/instant.ts"

/** Somebody who may do a step, with the hours that they share with the lead. */
export type Doer = { id: string; name: string; hours: Hours }

/**
 * All that the next step is planned by. `cover`: who stands in for the owner, or null. `manager`: who decides when nothing is lawful. `heldUntil`: until when the
 * clocks of the handoff stand still, null while they run.
 */
export type PlanContext = {
  cadence: CompiledCadence
  play: Pick<Play, "first_channel" | "purpose">
  channels: Channels
  owner: Doer
  cover: Doer | null
  ownerAway: "cover" | "pause"
  manager: string | null
  heldUntil: Instant | null
}

const A_DAY = 24 * 60 * 60_000
const HOW: Record<CadenceChannel, string> = {
  call: "Call",
  email: "Write an e-mail",
  linkedin: "Write on LinkedIn",
  video: "Send a personal video",
  sms: "Send a text message",
}

const WHAT: Record<CadenceChannel, string> = {
  call: "the call",
  email: "the e-mail",
  linkedin: "the message on LinkedIn",
  video: "the video",
  sms: "the text message",
}

/**
 * The run with its next step planned: by which channel, by whom, from when until when. A late step before it moves everything after it. With no step left it has
 * ended; with no lawful channel a person has to decide.
 */
export function planRun(run: CadenceRun, context: PlanContext, now: Instant): CadenceRun {
  const { cadence, channels, owner, play, heldUntil } = context
  const step = cadence.steps[run.step]
  if (step === undefined) return endRun(run, "done", `All ${cadence.steps.length} steps of "${cadence.cadence.says}" were done.`, now)
  const wanted = step.channel === "play" ? play.first_channel : step.channel
  const chosen = chooseChannel(wanted, channels, run.dropped)
  const from = Math.max(run.previousAt ?? run.enrolledAt, run.enrolledAt)
  const waitsUntil = Math.max(run.pausedUntil ?? now, heldUntil ?? now)
  const notBefore = Math.max(now, waitsUntil)
  if (chosen.channel === null) return waits(run, `No channel may be used: ${chosen.because}`, context, now)

  const { doer, times, says } = whoAndWhen(step, from, context, notBefore)
  if (times === null) return waits(run, `${owner.name} and the lead are never at work at the same time.`, context, now)
  const instead = chosen.channel === wanted ? "" : ` Instead of ${wanted}: ${chosen.because}`
  return {
    ...run,
    state: waitsUntil > now ? "paused" : "active",
    channel: chosen.channel,
    person: doer.id,
    opensAt: times.opensAt,
    dueAt: times.dueAt,
    lookAt: times.opensAt,
    told: 0,
    // the step's own words speak of its own channel
    action: chosen.channel === wanted ? `${HOW[chosen.channel]}: ${step.says}` : `${HOW[chosen.channel]} in place of ${WHAT[wanted]}`,
    says: `Step ${run.step + 1} of ${cadence.steps.length} of "${cadence.cadence.says}".${instead}${says}${heldUntil === null ? "" : ` The handoff stands still until ${inWords(heldUntil)}, and so does this.`}`,
  }
}

/** The owner does it, unless they are away for more than a day at that time: then whoever stands in, or it waits for them. */
function whoAndWhen(
  step: CompiledCadence["steps"][number],
  from: Instant,
  { owner, cover, ownerAway }: PlanContext,
  notBefore: Instant,
): { doer: Doer; times: StepTimes | null; says: string } {
  const present = planStep(step, from, { ...owner.hours, away: [] }, notBefore)
  const leave = present && owner.hours.away.find((one) => one.from <= present.opensAt && present.opensAt < one.until)
  const times = planStep(step, from, owner.hours, notBefore)
  if (!leave || leave.until - leave.from <= A_DAY) return { doer: owner, times, says: "" }
  if (ownerAway === "pause" || cover === null) {
    const why = ownerAway === "pause" ? "" : " and nobody stands in"
    return { doer: owner, times, says: ` ${owner.name} is away${why}, so it waits.` }
  }
  const standIn = planStep(step, from, cover.hours, notBefore)
  const isSooner = standIn !== null && (times === null || standIn.opensAt < times.opensAt)
  return isSooner
    ? { doer: cover, times: standIn, says: ` ${owner.name} is away, so ${cover.name} does it.` }
    : { doer: owner, times, says: "" }
}

/** Somebody has to decide within two days, in the owner's hours. */
function waits(run: CadenceRun, why: string, { owner, manager }: PlanContext, now: Instant): CadenceRun {
  const opensAt = firstCommon({ both: owner.hours.rep, away: owner.hours.away }, now) ?? now
  const who = manager === null ? "" : ` with ${manager}`
  return {
    ...run,
    state: "waiting",
    channel: null,
    person: owner.id,
    opensAt: null,
    dueAt: opensAt + 2 * A_DAY,
    // it is looked at once more, to tell whoever decides
    lookAt: run.state === "waiting" ? null : now,
    told: 0,
    action: `Decide${who} what becomes of the lead: it can't be followed up`,
    says: why,
  }
}
