import { expect, test } from "vitest"
import { shareOut, type Taker } from "./share-out.ts"

const taker = (id: string, more: Partial<Taker> = {}): Taker => ({ id, name: id, load: 0, capacity: null, obstacle: null, ...more })
const handoffs = (count: number, units = 1, not: string[] = []) =>
  Array.from({ length: count }, (_, place) => ({ id: `h${place}`, units, not }))

test.each([
  ["those who have least to do get the next", handoffs(4), [taker("ana", { load: 2 }), taker("ben")], ["ben", "ben", "ana", "ben"]],
  ["on a tie it is the first of the list", handoffs(3), [taker("ana"), taker("ben")], ["ana", "ben", "ana"]],
  ["who is full is passed over", handoffs(3), [taker("ana", { capacity: 1 }), taker("ben", { load: 9 })], ["ana", "ben", "ben"]],
  [
    "when all are full the least busy gets it all the same",
    handoffs(1, 3),
    [taker("ana", { capacity: 2, load: 1 }), taker("ben", { capacity: 2 })],
    ["ben"],
  ],
  ["who is away gets none", handoffs(2), [taker("ana", { obstacle: "is away" }), taker("ben")], ["ben", "ben"]],
  ["nobody gets what they have", handoffs(1, 1, ["ana"]), [taker("ana")], [null]],
])("%s", (_rule, all, takers, expected) => {
  expect(shareOut(all, takers).map((share) => share.to)).toEqual(expected)
})

test("it says why, also why nobody can", () => {
  expect(shareOut(handoffs(1, 3), [taker("ana", { capacity: 2, load: 1 })])[0]?.says).toBe(
    "ana has the least to do (1 units), over the capacity of 2: nobody has room",
  )
  expect(shareOut(handoffs(1, 1, ["ana"]), [taker("ana"), taker("ben", { obstacle: "is no longer active" })])[0]?.says).toBe(
    "nobody named can take it: ana has it already; ben: is no longer active",
  )
})
