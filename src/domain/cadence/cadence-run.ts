import type { CadenceChannel } from "#domain/agreement/cadence-rules.ts"
import type { Instant } from "#domain/instant.ts"

/** Why a cadence ended. Only `done` and `no_cadence` leave it to the rep what comes next; what was stopped by the lead or a verdict is no miss. */
export type CadenceEnd = "done" | "reply" | "meeting" | "disposition" | "objection" | "merged" | "by_hand"

/**
 * How a handoff's follow-up stands. `step`: index of the next step in the cadence of the version that it was enrolled under. `waiting`: a person has to decide,
 * since no channel may be used. `opensAt` to `dueAt`: when the next step is to be done. `lookAt`: when it is looked at again, null when it waits for a touch.
 */
export type CadenceRun = {
  handoff: string
  lead: string
  agreement: string
  cadence: string
  state: "active" | "paused" | "waiting" | "ended"
  step: number
  channel: CadenceChannel | null
  /** Who is to do it: the owner, or who stands in. */
  person: string
  enrolledAt: Instant
  /** When the step before was done; null before the first. */
  previousAt: Instant | null
  opensAt: Instant | null
  dueAt: Instant | null
  lookAt: Instant | null
  pausedUntil: Instant | null
  /** Channels that turned out dead, such as a bounced address. */
  dropped: CadenceChannel[]
  /** How far its lateness was told: 0 nobody, 1 who is to do it, 2 the manager too. */
  told: number
  /** What is to be done, as an instruction. */
  action: string
  /** Why it stands as it does. */
  says: string
  endedAt: Instant | null
  endedAs: CadenceEnd | null
}

/** Where a follow-up stands: its step, who is to do it, and by when. */
export type CadencePlace = Pick<CadenceRun, "step" | "state" | "person" | "opensAt" | "dueAt" | "lookAt" | "pausedUntil" | "told">

export function placeOfRun({ step, state, person, opensAt, dueAt, lookAt, pausedUntil, told }: CadenceRun): CadencePlace {
  return { step, state, person, opensAt, dueAt, lookAt, pausedUntil, told }
}

/** The run as it stood before; null when it went on or ended since. */
export function runAsBefore(run: CadenceRun, before: CadencePlace): CadenceRun | null {
  return run.step === before.step && run.state !== "ended" ? { ...run, ...before } : null
}

/** What a cadence owes next, and until when; null when it owes nothing. */
export function cadenceObligation(run: CadenceRun | null): { nextAction: string; dueAt: Instant } | null {
  return run === null || run.state === "ended" || run.dueAt === null ? null : { nextAction: run.action, dueAt: run.dueAt }
}

/** The run, over. */
export function endRun(run: CadenceRun, as: CadenceEnd, says: string, now: Instant): CadenceRun {
  return { ...run, state: "ended", opensAt: null, dueAt: null, lookAt: null, pausedUntil: null, endedAt: now, endedAs: as, says }
}
