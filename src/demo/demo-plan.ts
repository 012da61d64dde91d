import type { Verdict } from "#domain/disposition/disposition.ts"
import type { TouchKind } from "#domain/cadence/touch.ts"
import { chance, pick } from "./dice.ts"
import { LATE_REP } from "./demo-people.ts"
import { RETURNING } from "./planted-arrivals.ts"

/** What a rep does with a handoff, after so many minutes of their working time since they were given it. */
export type PlannedAct = {
  afterMinutes: number
  act: { kind: "touch"; touch: TouchKind; note: string } | { kind: "word"; verdict: Verdict; note: string }
}

/** What the plan is made from. `who`: the lead's address, on which chance depends. `attempt`: the how-manieth owner it is. */
export type Planned = { who: string; cycle: number; tier: number; rep: string; isPrizeDraw: boolean; attempt: number }

const A_DAY = 9 * 60
const PROOFS = ["budget", "authority", "need", "timeline"] as const

/** What the rep will do, in time. Nobody does anything about one in eleven; the late rep comes when the promise is long broken. */
export function planOf(planned: Planned): PlannedAct[] {
  const toss = (what: string) => chance(planned.who, planned.cycle, planned.rep, what)
  if (planned.rep !== LATE_REP && toss("forgets") < 0.09 && planned.attempt < 3) return []
  const first = firstTouchAfter(planned, toss("delay"))
  const touch = pick(["call", "call", "email", "video"] as const, toss("channel"))
  const contact: PlannedAct = { afterMinutes: first, act: { kind: "touch", touch, note: "First contact" } }
  const rejected = rejectionOf(planned, toss("reject"))
  if (rejected !== null) return [contact, { afterMinutes: first + 20, act: { kind: "word", ...rejected } }]
  return [
    { afterMinutes: Math.max(1, first - 3), act: { kind: "word", verdict: { kind: "accept" }, note: "" } },
    contact,
    ...(toss("follows up") < 0.5 ? [followUp(first + A_DAY * (0.6 + toss("second")))] : []),
    ...outcomeOf(planned, first, toss),
  ]
}

function followUp(afterMinutes: number): PlannedAct {
  return { afterMinutes, act: { kind: "touch", touch: "email", note: "Sent what was asked for" } }
}

/** Most who came for the prize are no buyers; of the others one in nine is sent back. */
function rejectionOf({ isPrizeDraw }: Planned, toss: number): { verdict: Verdict; note: string } | null {
  if (isPrizeDraw && toss < 0.5) return { verdict: { kind: "reject", reason: "not_icp", clause: "fit" }, note: "Came for the prize" }
  if (isPrizeDraw && toss < 0.75) return { verdict: { kind: "reject", reason: "not_interested", clause: null }, note: "Came for the prize" }
  if (toss < 0.06) return { verdict: { kind: "reject", reason: "not_interested", clause: null }, note: "" }
  if (toss < 0.11) return { verdict: { kind: "reject", reason: "bad_data", clause: "context" }, note: "The number does not exist" }
  return null
}

function firstTouchAfter({ tier, rep }: Planned, toss: number): number {
  const promise = tier === 1 ? 30 : tier === 2 ? A_DAY : 2 * A_DAY
  return Math.round(rep === LATE_REP ? promise * (0.9 + toss * 2.2) : promise * (0.12 + toss * 0.72)) + 1
}

function outcomeOf({ who, cycle }: Planned, first: number, toss: (what: string) => number): PlannedAct[] {
  const after = first + A_DAY * (1 + toss("outcome after") * 5)
  const word = (verdict: Verdict, note = "", more = 0): PlannedAct => ({ afterMinutes: after + more, act: { kind: "word", verdict, note } })
  const recycle = (reason: string) => word({ kind: "recycle", reason, until: null, topic: null })
  if (who === RETURNING && cycle === 1) return [recycle("not_now")]
  const turn = toss("outcome")
  if (turn < 0.2) return [recycle(pick(["no_response", "not_now", "no_budget"], toss("recycle")))]
  if (turn < 0.23) return [word({ kind: "disqualify", reason: "opted_out" })]
  if (turn < 0.65) return converted(word, toss)
  return []
}

function converted(word: (verdict: Verdict, note: string, more: number) => PlannedAct, toss: (what: string) => number): PlannedAct[] {
  const amount = 4_000 + Math.round(toss("amount") * 46) * 1_000
  const sql = word({ kind: "sql", confirmed: [...PROOFS] }, "Confirmed in a call", 0)
  const opportunity = word({ kind: "opportunity", amount }, "", A_DAY)
  const won = word({ kind: "won", amount }, "", A_DAY * 3)
  const turn = toss("converts")
  return turn < 0.35 ? [sql] : turn < 0.75 ? [sql, opportunity] : [sql, opportunity, won]
}
