import type { Verdict } from "#domain/disposition/disposition.ts"
import type { TouchKind } from "#domain/cadence/touch.ts"
import { compileCalendar, intersect, nextOpen, type Calendar, type OpenTime } from "#domain/calendar/business-time.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { chance, pick } from "../../src/demo/dice.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const A_DAY = 24 * HOUR
const OFFICE = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "18:00"]]]))

/** A handoff that a rep has just been given. `zones`: by whose clocks the lead lives; `channels`: in which it may be contacted. */
export type Given = {
  handoff: string
  who: string
  cycle: number
  tier: 1 | 2 | 3
  isStory: boolean
  zones: readonly string[]
  channels: readonly string[]
  owner: Person
  hours: Calendar
}

/** What a rep is going to do; it is left out when the handoff has moved on by then. */
export type Act = { at: Instant; handoff: string; owner: string } & (
  | { kind: "touch"; touch: TouchKind; inbound: boolean }
  | { kind: "word"; verdict: Verdict }
  /** The next step of the follow-up, when it may be done; `left`: so many steps more. */
  | { kind: "step"; left: number }
)

/**
 * What the rep will do, in time: in hours that are the rep's and the lead's, never while away. Chance, the same for the same seed, says how it ends:
 * some are sent back, some are won, most never answer, and now and then somebody forgets.
 */
export function planOf(handed: Given, seed: number, now: Instant): Act[] {
  // whoever has the lead of the story is there, so that it can be told to its end
  const given = handed.isStory ? { ...handed, owner: { ...handed.owner, absences: [] } } : handed
  const toss = (word: string) => chance(seed, given.who, given.cycle, given.owner.handle, word)
  const both = commonTime(given)
  const act = (at: Instant, what: What): Act => {
    const base = { at, handoff: given.handoff, owner: given.owner.id }
    if ("left" in what) return { ...base, kind: "step", left: what.left }
    return "touch" in what
      ? { ...base, kind: "touch", touch: what.touch, inbound: what.inbound === true }
      : { ...base, kind: "word", verdict: what.verdict }
  }
  const delay = given.tier === 1 ? 2 + toss("delay") * 18 : given.tier === 2 ? 5 + toss("delay") * 200 : 30 + toss("delay") * 1_200
  const first = presentAt(both, given.owner, now + delay * MINUTE)
  if (first === null) return []
  if (given.isStory && given.cycle === 1) {
    const end = presentAt(both, given.owner, first + A_DAY) ?? first + A_DAY
    const recycle = { kind: "recycle", reason: "no_budget", until: null, topic: null } as const
    return [act(first, { touch: channelOf(given, 0) }), act(first, { verdict: { kind: "accept" } }), act(end, { verdict: recycle })]
  }
  const turn = given.isStory ? 0.3 : toss("outcome")
  if (turn < 0.07) return [act(first, { touch: channelOf(given, 0) }), act(first + 10 * MINUTE, { verdict: rejection(toss("reason")) })]
  const accepted = act(first, { verdict: { kind: "accept" } })
  const steps = (left: number) => act(first, { left })
  if (turn < 0.09) return [accepted, steps(1), act(first + HOUR, { verdict: { kind: "disqualify", reason: "opted_out" } })]
  if (turn < 0.36) return [accepted, steps(2), ...answered(given, first, { toss, act, both })]
  if (turn > 0.96 && !given.isStory) return [accepted, steps(2)]
  // a verdict is owed within fourteen days, also when nobody answers
  const end = presentAt(given.hours, given.owner, now + 12 * A_DAY) ?? now + 13 * A_DAY
  const reason = turn < 0.6 ? pick(["not_now", "no_budget"], toss("why")) : "no_response"
  const diligence = toss("diligence") < 0.9 ? ALL_STEPS : 2
  const verdict = { kind: "recycle", reason, until: null, topic: null } as const
  return [accepted, steps(diligence), act(Math.min(end, now + 13.5 * A_DAY), { verdict })]
}

const ALL_STEPS = 20

type What = { touch: TouchKind; inbound?: boolean } | { verdict: Verdict } | { left: number }

type Tools = {
  toss: (word: string) => number
  act: (at: Instant, what: What) => Act
  both: OpenTime
}

/** The lead writes back after a touch or two; sales opens an opportunity, and more than half of those are won. */
function answered(given: Given, first: Instant, { toss, act, both }: Tools): Act[] {
  const reply = first + (1 + toss("patience") * 60 + toss("reply") * 20) * HOUR
  const next = (after: Instant, word: string) => presentAt(both, given.owner, after + (0.5 + toss(word) * 3) * A_DAY) ?? after + A_DAY
  const meeting = next(reply, "meeting")
  const sql = meeting + HOUR
  const opportunity = next(sql, "opportunity")
  const end = next(opportunity + 14 * A_DAY, "end")
  const amount = 5_000 + Math.floor(toss("amount") * 60) * 1_000
  const isWon = given.isStory || toss("won") < 0.55
  return [
    act(reply, { touch: "inbound_reply", inbound: true }),
    act(meeting, { touch: "meeting_held" }),
    act(sql, { verdict: { kind: "sql", confirmed: ["budget", "authority", "need", "timeline"] } }),
    act(opportunity, { verdict: { kind: "opportunity", amount, currency: "EUR" } }),
    act(end, { verdict: isWon ? { kind: "won", amount } : { kind: "lost", reason: "chose_competitor" } }),
  ]
}

function rejection(toss: number): Verdict {
  const [reason, clause] = pick(
    [
      ["not_icp", "fit"],
      ["bad_data", "context"],
      ["not_interested", "intent"],
      ["duplicate", "identity"],
    ] as const,
    toss,
  )
  return { kind: "reject", reason, clause }
}

function channelOf({ channels }: Given, place: number): TouchKind {
  const lawful = (["call", "email", "linkedin", "video"] as const).filter(
    (kind) => kind === "video" || kind === "linkedin" || channels.includes(kind),
  )
  return lawful[place % lawful.length] ?? "linkedin"
}

/** When the rep can do the next step: not before it may be done, in common hours, not while away. */
export function stepAt(given: Given, opensAt: Instant): Instant | null {
  return presentAt(commonTime(given), given.owner, opensAt)
}

/** Hours that are the rep's and, by every clock that it may live by, the lead's; the lead's alone when the two share none. */
function commonTime({ zones, hours }: Given): OpenTime {
  const leads = zones.map((zone) => compileCalendar({ zone, hours: OFFICE as never }))
  const [one, ...others] = leads
  if (one === undefined) return hours
  const theirs = others.reduce<OpenTime>(intersect, one)
  const both = intersect(hours, theirs)
  return nextOpen(both, Date.UTC(2027, 0, 1)) === null ? theirs : both
}

/** The first instant from `at` on that is open and at which the person is not away. */
function presentAt(time: OpenTime, { absences }: Person, at: Instant): Instant | null {
  let moment = nextOpen(time, Math.ceil(at / 1000) * 1000)
  for (let tries = 0; moment !== null && tries < 50; tries++) {
    const now = moment
    const away = absences.find((absence) => absence.from <= now && now < absence.until)
    if (away === undefined) return moment
    moment = nextOpen(time, away.until)
  }
  return moment
}

/** By time; handoffs were numbered as they were made, so that a tie falls alike in every run. */
export function inTurn(one: Act, other: Act): number {
  return one.at - other.at || (one.handoff < other.handoff ? -1 : 1)
}

/** Takes out of a list, oldest first, what lies up to `until`. */
export function takeUntil<One extends { at: Instant }>(list: One[], until: Instant): One[] {
  const end = list.findIndex((one) => one.at > until)
  return list.splice(0, end < 0 ? list.length : end)
}
