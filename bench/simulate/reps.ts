import type { Verdict } from "#domain/disposition/disposition.ts"
import type { TouchKind } from "#domain/cadence/touch.ts"
import { compileCalendar, intersect, nextOpen, type Calendar, type OpenTime } from "#domain/calendar/business-time.ts"
import type { Commitments } from "#domain/agreement/agreement.ts"
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
)

/**
 * What the rep will do, in time: in hours that are the rep's and the lead's, never while away. Chance, the same for the same seed, says how it ends:
 * some are sent back, some are won, most never answer, and now and then somebody forgets.
 */
export function planOf(given: Given, commitments: Commitments["sales"]["touches"], seed: number, now: Instant): Act[] {
  const toss = (word: string) => chance(seed, given.who, given.cycle, given.owner.handle, word)
  const both = commonTime(given)
  const act = (at: Instant, what: { touch: TouchKind; inbound?: boolean } | { verdict: Verdict }): Act => {
    const base = { at, handoff: given.handoff, owner: given.owner.id }
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
  const { least, days } = commitments[given.tier]
  const wanted = toss("diligence") < 0.9 ? least : Math.max(1, least - 2)
  const touches = touchTimes(given, both, first, { count: wanted, days })
  const acts = touches.map((at, place) => act(at, { touch: channelOf(given, place) }))
  if (turn < 0.09)
    return [accepted, ...acts.slice(0, 1), act((touches[0] ?? first) + HOUR, { verdict: { kind: "disqualify", reason: "opted_out" } })]
  if (turn < 0.36) return [accepted, ...answered(given, acts, { toss, act, both })]
  if (turn > 0.96 && !given.isStory) return [accepted, ...acts.slice(0, 2)]
  const last = touches.at(-1) ?? first
  const end = presentAt(given.hours, given.owner, last + (1 + toss("rest")) * A_DAY) ?? last + A_DAY
  const reason = turn < 0.6 ? pick(["not_now", "no_budget"], toss("why")) : "no_response"
  return [accepted, ...acts, act(end, { verdict: { kind: "recycle", reason, until: null, topic: null } })]
}

type Tools = {
  toss: (word: string) => number
  act: (at: Instant, what: { touch: TouchKind; inbound?: boolean } | { verdict: Verdict }) => Act
  both: OpenTime
}

/** The lead writes back after a touch or two; sales opens an opportunity, and more than half of those are won. */
function answered(given: Given, acts: readonly Act[], { toss, act, both }: Tools): Act[] {
  const tried = acts.slice(0, 1 + Math.floor(toss("patience") * 2))
  const reply = (tried.at(-1)?.at ?? 0) + (1 + toss("reply") * 20) * HOUR
  const next = (after: Instant, word: string) => presentAt(both, given.owner, after + (0.5 + toss(word) * 3) * A_DAY) ?? after + A_DAY
  const meeting = next(reply, "meeting")
  const sql = meeting + HOUR
  const opportunity = next(sql, "opportunity")
  const end = next(opportunity + 14 * A_DAY, "end")
  const amount = 5_000 + Math.floor(toss("amount") * 60) * 1_000
  const isWon = given.isStory || toss("won") < 0.55
  return [
    ...tried,
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

/** One touch a step, spread over the days that are owed, each in common time. */
function touchTimes(given: Given, both: OpenTime, first: Instant, { count, days }: { count: number; days: number }): Instant[] {
  const times = [first]
  for (let place = 1; place < count; place++) {
    const next = presentAt(both, given.owner, Math.max((times.at(-1) ?? first) + 4 * HOUR, first + (place * days * A_DAY * 0.85) / count))
    if (next !== null) times.push(next)
  }
  return times
}

function channelOf({ channels }: Given, place: number): TouchKind {
  const lawful = (["call", "email", "linkedin", "video"] as const).filter(
    (kind) => kind === "video" || kind === "linkedin" || channels.includes(kind),
  )
  return lawful[place % lawful.length] ?? "linkedin"
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
