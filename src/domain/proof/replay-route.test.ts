import * as fc from "fast-check"
import { expect, test } from "vitest"
import { isRouteInputs, replayRoute } from "#domain/proof/replay-route.ts"
import { routeInputs } from "#domain/proof/route-inputs.ts"
import { decideRoute, type Claim, type PoolSnapshot, type RouteQuestion } from "#domain/routing/decide-route.ts"
import { createLedger, nextMany } from "#domain/routing/round-robin.ts"
import type { StandingReason } from "#domain/routing/standing.ts"
import type { Verdict } from "#domain/routing/verdict.ts"

const NOW = Date.parse("2026-11-20T17:00:00Z")
const HOUR = 3_600_000
const PEOPLE = ["ana", "bo", "cy", "di"]

const reason = fc.constantFrom<StandingReason>(
  "outside_hours",
  "out_of_office",
  "at_cap",
  "over_capacity",
  "lacks_skill",
  "self_pause_short",
)
const failed = fc.record({ reason, hours: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }) })
const verdict: fc.Arbitrary<Verdict> = fc.option(failed, { nil: null, freq: 2 }).map((one) => {
  if (one === null) return { check: "availability", passes: true }
  const clearsAt = one.hours === null ? null : NOW + one.hours * HOUR
  return { check: "availability", passes: false, reason: one.reason, says: one.reason, clearsAt }
})
const verdicts = fc.array(verdict, { maxLength: 3 })
const claim: fc.Arbitrary<Claim | null> = fc.option(fc.record({ id: fc.constantFrom(...PEOPLE), verdicts }), { nil: null, freq: 1 })

const pool: fc.Arbitrary<PoolSnapshot> = fc
  .record({
    weights: fc.tuple(...PEOPLE.map(() => fc.integer({ min: 0, max: 200 }))),
    turns: fc.nat({ max: 9 }),
    checks: fc.tuple(...PEOPLE.map(() => verdicts)),
    allAway: fc.constantFrom<PoolSnapshot["allAway"]>("first_back", "hold", "anyone"),
    overflow: fc.constantFrom<string[]>([], ["second"], ["missing", "second"]),
  })
  .map(({ weights, turns, checks, ...rest }) => {
    const fresh = createLedger(PEOPLE.map((id, index) => ({ id, weight: weights[index] ?? 100 })))
    const { ledger } = nextMany(
      fresh,
      Array.from({ length: turns }, () => ({})),
    )
    return { ...rest, ledger, candidates: PEOPLE.map((id, index) => ({ id, verdicts: checks[index] ?? [] })) }
  })

const question: fc.Arbitrary<RouteQuestion> = fc.record({
  accountOwner: claim,
  openCycle: claim,
  rule: fc.option(fc.constant("emea"), { nil: null }),
  pool: fc.constantFrom("first", "second", "missing"),
  earlierOwners: fc.subarray(PEOPLE),
})

test("a route that went through the database as JSON comes out the same when it is decided again", () => {
  fc.assert(
    fc.property(question, pool, pool, (asks, first, second) => {
      const pools = new Map(Object.entries({ first, second }))
      const asked = new Map<string, PoolSnapshot>()
      const route = decideRoute(asks, (name) => remembered(asked, name, pools.get(name) ?? null), NOW)

      const stored: unknown = JSON.parse(JSON.stringify({ tier: 1, ...routeInputs(asks, asked) }))

      expect(isRouteInputs(stored) && replayRoute(stored, NOW)).toEqual(route)
    }),
    { numRuns: 500 },
  )
})

test.each([[null], [{}], [{ tier: 1, attempt: 2 }], ["text"]])("%j was no route and is not decided again", (inputs) => {
  expect(isRouteInputs(inputs)).toBe(false)
})

function remembered(asked: Map<string, PoolSnapshot>, name: string, snapshot: PoolSnapshot | null): PoolSnapshot | null {
  if (snapshot !== null) asked.set(name, snapshot)
  return snapshot
}
