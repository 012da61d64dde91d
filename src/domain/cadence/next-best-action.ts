import type { CadenceChannel } from "#domain/agreement/cadence-rules.ts"
import type { Play } from "#domain/agreement/play.ts"
import type { CadenceRun } from "#domain/cadence/cadence-run.ts"
import type { CompiledCadence, CompiledStep } from "#domain/cadence/compile-cadences.ts"
import { firstCommon, type Hours } from "#domain/cadence/contact-hours.ts"
import { chooseChannel, type Channels } from "#domain/cadence/step-channel.ts"
import type { Touch } from "#domain/cadence/touch.ts"
import type { Instant } from "#domain/instant.ts"
import type { SpokenPlay } from "#domain/play/play-texts.ts"

/** The one thing to do next on a handoff. `say`: the words for the channel, `text` being the message, draft or voicemail. `from`: the first moment that suits both. */
export type NextAction = {
  kind: "answer" | "step" | "first_touch" | "decide" | "verdict"
  channel: CadenceChannel | null
  action: string
  say: { opener: string; question: string; asset: string | null; subject: string | null; text: string | null } | null
  from: Instant | null
  dueAt: Instant | null
  whyThis: string
  ifItFails: string
}

/** What the next action follows from. `touches`: all of the handoff, by time. `step` of the run is looked up in `cadence`. */
export type Situation = {
  handoff: { firstTouchAt: Instant | null; dueAt: Instant | null; nextAction: string; closedAt: Instant | null }
  run: CadenceRun | null
  cadence: CompiledCadence | null
  play: Play
  spoken: SpokenPlay
  touches: readonly Pick<Touch, "kind" | "direction" | "human" | "at" | "outcome">[]
  channels: Channels
  hours: Hours
}

/**
 * What to do next, by which channel, with which words, from when, why, and what if it fails: first the lead's own word is answered, then the follow-up goes on, then
 * a verdict is due. Null when the cycle is over.
 */
export function nextBestAction(situation: Situation, now: Instant): NextAction | null {
  if (situation.handoff.closedAt !== null) return null
  return toAnswer(situation, now) ?? toGoOn(situation) ?? toBegin(situation, now) ?? toDecide(situation)
}

const OURS = ["call", "email", "linkedin", "video", "sms", "meeting_held"]

/** The lead wrote or called, and nobody of ours has been in touch since. */
function toAnswer({ touches, hours, handoff, channels }: Situation, now: Instant): NextAction | null {
  const theirs = touches.findLast((touch) => touch.kind === "inbound_reply" || touch.kind === "inbound_call")
  if (theirs === undefined) return null
  const answered = touches.some(
    (touch) => OURS.includes(touch.kind) && touch.direction === "outbound" && touch.human && touch.at >= theirs.at,
  )
  if (answered) return null
  const wanted = theirs.kind === "inbound_call" && channels.call.allowed ? "call" : "email"
  return {
    kind: "answer",
    channel: wanted,
    action: wanted === "call" ? "Call back" : "Answer what the lead wrote",
    say: null,
    from: firstCommon(hours, now),
    dueAt: handoff.dueAt,
    whyThis:
      theirs.kind === "inbound_call" ? "The lead called, and nobody has called back." : "The lead answered, and nobody has written back.",
    ifItFails: "If they do not react, agree on nothing by yourself: say what became of the lead.",
  }
}

const DECIDE = {
  kind: "decide" as const,
  channel: null,
  say: null,
  from: null,
  ifItFails: "Recycle or disqualify the lead, or find out how it may be reached.",
}

/** The next step of the follow-up; or a person has to decide, because there is no way to take it. */
function toGoOn({ run, cadence, spoken, handoff, touches, channels }: Situation): NextAction | null {
  if (run === null || cadence === null || run.state === "ended") return null
  if (run.state === "waiting" || run.channel === null) return { ...DECIDE, action: run.action, dueAt: run.dueAt, whyThis: run.says }
  const step = cadence.steps[run.step]
  if (step === undefined) return null
  const isFirst = handoff.firstTouchAt === null
  // what was lawful when the step was planned may not be any more
  const { channel, because } = chooseChannel(run.channel, channels, run.dropped)
  if (channel === null) return { ...DECIDE, action: run.action, dueAt: run.dueAt, whyThis: `No channel may be used: ${because}` }
  return {
    kind: isFirst ? "first_touch" : "step",
    channel,
    action: run.action,
    say: wordsFor(channel, step.part, spoken),
    from: run.opensAt,
    dueAt: isFirst ? firstDue(handoff.dueAt, run) : run.dueAt,
    whyThis: [run.says, lastResult(touches)].filter((part) => part !== "").join(" "),
    ifItFails: afterwards(channel, cadence.steps[run.step + 1]),
  }
}

/** The clock's promise where it comes first, unless it is over before the step may be done: nobody can keep that. */
function firstDue(promised: Instant | null, { opensAt, dueAt }: CadenceRun): Instant | null {
  if (promised === null || dueAt === null || (opensAt !== null && promised < opensAt)) return dueAt
  return Math.min(promised, dueAt)
}

/** Without a follow-up in the agreement the play's first channel begins. */
function toBegin({ handoff, play, spoken, channels, hours, run }: Situation, now: Instant): NextAction | null {
  if (handoff.firstTouchAt !== null || run !== null) return null
  const { channel, because } = chooseChannel(play.first_channel, channels, [])
  return {
    kind: channel === null ? "decide" : "first_touch",
    channel,
    action: channel === null ? `Decide what becomes of the lead: ${because}` : handoff.nextAction,
    say: channel === null ? null : wordsFor(channel, undefined, spoken),
    from: channel === null ? null : firstCommon(hours, now),
    dueAt: handoff.dueAt,
    whyThis: because === "" ? `${play.says}; this play begins so.` : `${play.says}. Not by ${play.first_channel}: ${because}`,
    ifItFails: "Try another channel on the next working day.",
  }
}

function toDecide({ run, handoff }: Situation): NextAction {
  const isMeeting = run?.endedAs === "meeting"
  return {
    kind: "verdict",
    channel: null,
    action: isMeeting ? "Hold the meeting, then say what became of the lead" : handoff.nextAction,
    say: null,
    from: null,
    dueAt: handoff.dueAt,
    whyThis: run?.says ?? "The lead was reached.",
    ifItFails: run?.endedAs === "done" ? "Recycle it as not answered: its topic stays, and it comes back." : "Recycle it with a date.",
  }
}

function wordsFor(channel: CadenceChannel, part: CompiledStep["part"], spoken: SpokenPlay): NextAction["say"] {
  const wanted = part ?? channel
  const { opener, question, asset, email } = spoken
  const text =
    wanted === "email"
      ? (email?.text ?? `${opener}\n\n${question}`)
      : wanted === "linkedin"
        ? (spoken.linkedin ?? `${opener} ${question}`)
        : wanted === "video"
          ? (spoken.video ?? opener)
          : wanted === "call" || wanted === "voicemail"
            ? spoken.voicemail
            : null
  return { opener, question, asset, subject: wanted === "email" ? (email?.subject ?? null) : null, text }
}

const RESULT: Partial<Record<NonNullable<Touch["outcome"]>, string>> = {
  no_answer: "Nobody answered the last call.",
  voicemail: "A message was left at the last call.",
  busy: "The line was busy at the last call.",
  wrong_number: "The number is wrong.",
}

function lastResult(touches: Situation["touches"]): string {
  const last = touches.findLast((touch) => touch.direction === "outbound")
  return last?.outcome ? (RESULT[last.outcome] ?? "") : ""
}

function afterwards(channel: CadenceChannel, next: CompiledStep | undefined): string {
  const now = channel === "call" ? "Leave the message. " : ""
  if (next === undefined) return `${now}It is the last step: if they do not react, recycle the lead as not answered.`
  const how = next.channel === "play" ? "" : ` (${next.channel})`
  return `${now}After ${next.after}: ${next.says.charAt(0).toLowerCase()}${next.says.slice(1)}${how}.`
}
