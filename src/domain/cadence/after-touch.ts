import type { CadenceChannel } from "#domain/agreement/cadence-rules.ts"
import { endRun, type CadenceRun } from "#domain/cadence/cadence-run.ts"
import type { Touch } from "#domain/cadence/touch.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"

/** What a touch does to a cadence: nothing, an end, a pause, a dead channel, or a step that is done. Except for an end the next step is then planned. */
export type TouchEffect =
  | { kind: "nothing" }
  | { kind: "ended"; run: CadenceRun }
  | { kind: "planned"; run: CadenceRun; done: { step: number; channel: string } | null; says: string }

const CONTACT: Partial<Record<Touch["kind"], CadenceChannel>> = {
  call: "call",
  email: "email",
  linkedin: "linkedin",
  video: "video",
  sms: "sms",
}

/**
 * What a touch means for the cadence of its handoff. A reply, a conversation or a meeting ends it; an automatic reply pauses it; a bounce takes the channel
 * away; contact of ours by the step's channel is the step, and by another one, too, once the step is due. What happened before the last step changes nothing.
 */
export function afterTouch(run: CadenceRun, touch: Touch, rules: { outOfOffice: Milliseconds }, now: Instant): TouchEffect {
  if (run.state === "ended") return { kind: "nothing" }
  const reached = whatReached(touch)
  if (reached !== null) return { kind: "ended", run: endRun(run, reached.as, reached.says, now) }
  if (touch.kind === "auto_reply") return pausedBy(run, touch, rules.outOfOffice, now)
  const dead = deadChannel(touch)
  if (dead !== null) {
    if (run.dropped.includes(dead)) return { kind: "nothing" }
    return {
      kind: "planned",
      run: { ...run, dropped: [...run.dropped, dead] },
      done: null,
      says: `The channel ${dead} is not used any more: it does not reach the lead.`,
    }
  }
  return stepDone(run, touch)
}

function whatReached({ kind, outcome }: Touch): { as: "reply" | "meeting"; says: string } | null {
  if (kind === "inbound_reply" || kind === "inbound_call") return { as: "reply", says: "The lead answered." }
  if (outcome === "connected") return { as: "reply", says: "We spoke with the lead." }
  if (kind === "meeting_booked" || kind === "meeting_held") return { as: "meeting", says: "A meeting is agreed." }
  return null
}

function deadChannel({ kind, outcome }: Touch): CadenceChannel | null {
  if (kind === "bounce") return "email"
  return outcome === "wrong_number" ? "call" : null
}

/** Until the date that the reply states, else for as long as the agreement says. */
function pausedBy(run: CadenceRun, touch: Touch, outOfOffice: Milliseconds, now: Instant): TouchEffect {
  const until = touch.until ?? touch.at + outOfOffice
  if (until <= now || (run.pausedUntil !== null && run.pausedUntil >= until)) return { kind: "nothing" }
  const says = `The lead is out of office until ${new Date(until).toISOString().slice(0, 10)}${touch.until === null ? ", as far as the agreement takes it" : ""}.`
  return { kind: "planned", run: { ...run, pausedUntil: until }, done: null, says }
}

function stepDone(run: CadenceRun, touch: Touch): TouchEffect {
  const channel = CONTACT[touch.kind]
  if (channel === undefined || touch.direction !== "outbound") return { kind: "nothing" }
  if (touch.at < run.enrolledAt || (run.previousAt !== null && touch.at <= run.previousAt)) return { kind: "nothing" }
  const isStep = channel === run.channel || (run.opensAt !== null && run.opensAt <= touch.at)
  if (!isStep || run.state === "waiting") return { kind: "nothing" }
  const after = { ...run, step: run.step + 1, previousAt: touch.at, pausedUntil: null }
  return { kind: "planned", run: after, done: { step: run.step, channel }, says: `Step ${run.step + 1} was done by ${channel}.` }
}
