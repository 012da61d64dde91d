import { expect, test } from "vitest"
import { holdFix, type HoldFix, type HoldReason } from "#domain/routing/hold-fix.ts"

type Candidate = { id: string; says: string; freeAt: number | null }

function tried(...candidates: Candidate[]) {
  return [{ step: "pool" as const, pool: "americas", outcome: "passed" as const, says: "nobody is free", candidates }]
}

const later: Candidate = { id: "ana", says: "is out of office", freeAt: 900 }
const sooner: Candidate = { id: "ben", says: "is outside working hours", freeAt: 300 }
const full: Candidate = { id: "cleo", says: "works on 30 of 30 units", freeAt: null }

test.each<[string, HoldReason, Candidate[], Partial<HoldFix>]>([
  ["a review is decided by a person", "review", [later], { code: "decide", person: null }],
  ["too many cycles in a year are decided by a person", "yearly_cap", [], { code: "decide" }],
  ["where somebody comes back it waits for the first who does", "nobody", [later, full, sooner], { code: "wait", person: "ben", at: 300 }],
  ["where nobody knows when, somebody has to make room", "nobody", [full], { code: "make_room", at: null }],
  ["where nobody is in the pool, people are missing", "nobody", [], { code: "empty_pool" }],
])("%s", (_, reason, candidates, expected) => {
  expect(holdFix(reason, tried(...candidates))).toMatchObject(expected)
})

test("everybody who stood in the way is named once, who is free first on top", () => {
  const attempts = [...tried(later, full), ...tried(full, sooner)]

  expect(holdFix("nobody", attempts).blockers.map(({ person }) => person)).toEqual(["ben", "ana", "cleo"])
})
