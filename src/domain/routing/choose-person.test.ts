import { describe, expect, test } from "vitest"

import { assignWaiting } from "./assign-waiting.ts"
import { checkCapacity } from "./capacity.ts"
import { choosePerson } from "./choose-person.ts"
import type { Candidate, PersonDecision, PoolPolicy } from "./person-decision.ts"
import { createLedger } from "./round-robin.ts"
import { checkSkills } from "./skills.ts"
import { DEFAULT_STANDING, type StandingReason } from "./standing.ts"
import type { Verdict } from "./verdict.ts"

const now = Date.parse("2026-11-18T20:00:00Z")
const hold: PoolPolicy = { allAway: "hold", lookAheadHours: 72 }

function hours(count: number): number {
  return now + count * 3_600_000
}

function fails(reason: StandingReason, clearsAt: number | null = null): Verdict {
  return { check: reason, passes: false, reason, says: reason, clearsAt }
}

/** A pool of the members named, all free unless a list of failed checks says otherwise. */
function ask(
  members: Record<string, Verdict[]>,
  more: { policy?: PoolPolicy; earlierOwners?: string[]; deadlines?: Record<string, number> } = {},
): PersonDecision {
  const ids = Object.keys(members)
  const candidates = ids.map((id): Candidate => ({ id, verdicts: members[id]!, mustStartBy: more.deadlines?.[id] ?? null }))
  const { policy = hold, earlierOwners = [] } = more
  const ledger = createLedger(ids.map((id) => ({ id })))
  return choosePerson({ candidates, ledger, policy, standing: DEFAULT_STANDING, earlierOwners }, now)
}

function balanceOf(decision: PersonDecision, id: string): number {
  return decision.ledger.members.find((member) => member.id === id)!.balance
}

/** ana takes so many leads, one unit each. */
function waitFor(capacity: number, leads: { id: string; waitingSince: number }[]): string[] {
  const { decisions } = assignWaiting(
    leads,
    {
      ledger: createLedger([{ id: "ana" }]),
      policy: hold,
      standing: DEFAULT_STANDING,
      candidatesFor: (_, taken) => [{ id: "ana", verdicts: [checkCapacity({ used: taken.get("ana")?.length ?? 0, max: capacity }, 1)] }],
    },
    now,
  )
  return decisions.filter(({ decision }) => decision.outcome.kind === "assigned").map(({ lead }) => lead.id)
}

describe("who of a pool gets a lead", () => {
  test("the turn decides among those whose checks all pass", () => {
    const decision = ask({ ana: [fails("out_of_office", hours(12))], ben: [{ check: "skills", passes: true }], cleo: [] })

    expect(decision.outcome).toEqual({ kind: "assigned", id: "ben", by: "turn", freeAt: now })
    expect(decision.candidates[0]).toEqual({ id: "ana", standing: "excused", failed: fails("out_of_office", hours(12)), freeAt: hours(12) })
  })

  test.each<[string, StandingReason[], boolean]>([
    ["at a cap earns credit", ["at_cap"], true],
    ["over capacity earns credit", ["over_capacity"], true],
    ["on leave earns none", ["out_of_office"], false],
    ["lacking a skill earns none", ["lacks_skill"], false],
    ["at a cap and on leave earns none", ["at_cap", "out_of_office"], false],
  ])("whoever is passed over while %s", (_, reasons, earns) => {
    const decision = ask({ ana: reasons.map((reason) => fails(reason)), ben: [], cleo: [] })

    expect(balanceOf(decision, "ana") > 0).toBe(earns)
  })

  test("every candidate says the first check that failed, and when all will have cleared", () => {
    const decision = ask({
      ana: [fails("self_pause_short", hours(1)), fails("at_cap", hours(4))],
      ben: [fails("outside_hours", hours(2)), fails("over_capacity")],
    })

    expect(decision.candidates.map(({ failed, freeAt }) => [failed!.reason, freeAt])).toEqual([
      ["self_pause_short", hours(4)],
      ["outside_hours", null],
    ])
  })

  test("a missing skill is named", () => {
    expect(checkSkills(["DE", "crm"], ["de", "SAP"])).toMatchObject({ passes: false, says: "lacks SAP" })
    expect(checkSkills(["DE"], ["de"]).passes).toBe(true)
  })
})

describe("when nobody may receive a lead now", () => {
  const everybodyAway = {
    ana: [fails("outside_hours", hours(13))],
    ben: [fails("outside_hours", hours(12))],
    cleo: [fails("outside_hours", hours(12))],
  }
  const firstBack: PoolPolicy = { allAway: "first_back", lookAheadHours: 72 }

  test("it is held until the first of them is back, and nobody pays", () => {
    const decision = ask(everybodyAway)

    expect(decision.outcome).toEqual({ kind: "held", retryAt: hours(12) })
    expect(decision.ledger.seq).toBe(0)
  })

  test("whoever is back first gets it, by the ledger when several are, and pays", () => {
    const decision = ask(everybodyAway, { policy: firstBack })

    expect(decision.outcome).toEqual({ kind: "assigned", id: "ben", by: "first_back", freeAt: hours(12) })
    expect(balanceOf(decision, "ben")).toBeLessThan(0)
    expect(balanceOf(decision, "ana")).toBeGreaterThan(0)
  })

  test.each<[string, Parameters<typeof ask>[0], Parameters<typeof ask>[1], object]>([
    [
      "first back, but not within the look-ahead",
      everybodyAway,
      { policy: { ...firstBack, lookAheadHours: 8 } },
      { kind: "held", retryAt: hours(12) },
    ],
    [
      "first back, but only ana's clock can be met",
      everybodyAway,
      { policy: firstBack, deadlines: { ben: hours(11), cleo: hours(11) } },
      { kind: "assigned", id: "ana" },
    ],
    [
      "back exactly at the deadline is in time",
      everybodyAway,
      { policy: firstBack, deadlines: { ben: hours(12) } },
      { kind: "assigned", id: "ben" },
    ],
    [
      "nobody knows when anybody is back",
      { ana: [fails("inactive")], ben: [fails("over_capacity")] },
      { policy: firstBack },
      { kind: "held", retryAt: null },
    ],
    [
      "whoever lacks the skill is never back",
      { ana: [fails("lacks_skill"), fails("outside_hours", hours(1))] },
      { policy: firstBack },
      { kind: "held", retryAt: null },
    ],
    ["another place may take it", everybodyAway, { policy: { ...hold, allAway: "fallback" } }, { kind: "passed_on" }],
    [
      "anyone gets it",
      everybodyAway,
      { policy: { ...hold, allAway: "anyone" } },
      { kind: "assigned", id: "ana", by: "anyone", freeAt: hours(13) },
    ],
    [
      "anyone, but not past a cap, a manager's pause or a farewell",
      { ana: [fails("outside_hours", hours(1)), fails("at_cap", hours(2))], ben: [fails("manager_pause")], cleo: [fails("inactive")] },
      { policy: { ...hold, allAway: "anyone" } },
      { kind: "held", retryAt: hours(2) },
    ],
    ["an empty pool", {}, { policy: firstBack }, { kind: "held", retryAt: null }],
  ])("%s", (_, members, more, expected) => {
    expect(ask(members, more).outcome).toMatchObject(expected)
  })
})

describe("when a lead is reassigned", () => {
  const three = { ana: [], ben: [], cleo: [] }
  test.each<[string, Record<string, Verdict[]>, string[], object, string[]]>([
    ["nobody gets it a second time", three, ["ana", "ben"], { kind: "assigned", id: "cleo" }, []],
    ["when all have had it, the oldest exclusion falls first", three, ["cleo", "ana", "ben"], { kind: "assigned", id: "cleo" }, ["cleo"]],
    [
      "and the next one when the oldest may not",
      { ...three, cleo: [fails("at_cap")] },
      ["cleo", "ana", "ben"],
      { kind: "assigned", id: "ana" },
      ["cleo", "ana"],
    ],
    [
      "the present owner alone keeps it and it is escalated",
      { ana: [fails("inactive")], ben: [] },
      ["ana", "ben"],
      { kind: "kept", id: "ben", escalate: true },
      [],
    ],
    [
      "an owner who had it before too is still the present one",
      { ana: [], ben: [] },
      ["ben", "ana", "ben"],
      { kind: "assigned", id: "ana" },
      ["ana"],
    ],
    [
      "a present owner who may not have it does not keep it",
      { ana: [fails("outside_hours", hours(9))], ben: [fails("inactive")] },
      ["ben"],
      { kind: "held", retryAt: hours(9) },
      [],
    ],
  ])("%s", (_, members, earlierOwners, expected, readmitted) => {
    const decision = ask(members, { earlierOwners })

    expect(decision.outcome).toMatchObject(expected)
    expect(decision.readmitted).toEqual(readmitted)
  })

  test("an earlier owner earns no credit for the lead", () => {
    const decision = ask(three, { earlierOwners: ["ana"] })

    expect(balanceOf(decision, "ana")).toBe(0)
    expect(decision.candidates[0]).toMatchObject({ standing: "not_entitled", failed: { reason: "earlier_owner" } })
  })

  test("nor is first to be back with it", () => {
    const decision = ask(
      { ana: [fails("outside_hours", hours(1))], ben: [fails("outside_hours", hours(2))] },
      { earlierOwners: ["ana"], policy: { allAway: "first_back", lookAheadHours: 9 } },
    )

    expect(decision.outcome).toMatchObject({ kind: "assigned", id: "ben" })
  })
})

describe("the leads that wait in a pool", () => {
  test("get somebody in the order of their waiting, the oldest too", () => {
    const leads = [
      { id: "new", waitingSince: hours(-1) },
      { id: "a month old", waitingSince: hours(-720) },
      { id: "a week old", waitingSince: hours(-168) },
    ]

    expect(waitFor(2, leads)).toEqual(["a month old", "a week old"])
  })

  test("never get past a capacity together", () => {
    const five = ["1", "2", "3", "4", "5"].map((id) => ({ id, waitingSince: now }))

    expect(waitFor(1, five)).toEqual(["1"])
  })
})
