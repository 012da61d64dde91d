import { describe, expect, test } from "vitest"

import {
  addMember,
  createLedger,
  creditBack,
  LEAD,
  ledgerFromCounts,
  next,
  nextMany,
  pay,
  rampWeight,
  removeMember,
  reset,
  setWeight,
  type Ledger,
  type LedgerSettings,
  type Turn,
} from "./round-robin.ts"

const ab = new Set(["A", "B"])

function pool(weights: number[], settings: Partial<LedgerSettings> = {}): Ledger {
  return createLedger(
    weights.map((weight, place) => ({ id: String.fromCodePoint(65 + place), weight })),
    settings,
  )
}

function play(ledger: Ledger, ...rounds: [count: number, turn?: Turn][]): string {
  let now = ledger
  const words = rounds.map(([count, turn = {}]) => {
    const { ledger: after, winners } = nextMany(now, times(count, turn))
    now = after
    return winners.map((winner) => winner ?? "-").join("")
  })
  return words.join(" ")
}

function times(count: number, turn: Turn = {}): Turn[] {
  return Array.from({ length: count }, () => turn)
}

function balances(ledger: Ledger): number[] {
  return ledger.members.map((member) => member.balance / LEAD)
}

function sum(ledger: Ledger): number {
  return ledger.members.reduce((total, member) => total + member.balance, 0)
}

describe("whose turn it is", () => {
  const capped = { eligible: ab }
  const away = { eligible: ab, entitled: ab }
  test.each<[string, Ledger, [number, Turn?][], string]>([
    ["weights 200/100/100 repeat ABCA", pool([200, 100, 100]), [[60]], "ABCA".repeat(15)],
    ["weights 5/1/1 spread the light ones evenly", pool([5, 1, 1]), [[7]], "AABACAA"],
    ["whoever was on leave makes up for nothing", pool([1, 1, 1]), [[3], [6, away], [9]], "ABC ABABAB ACBACBACB"],
    [
      "unbounded credit is made up for in one go",
      pool([1, 1, 1], { maxCredit: null, maxDebt: null }),
      [[30, capped], [15]],
      `${"AB".repeat(15)} ${"C".repeat(15)}`,
    ],
    ["a member back from a cap makes up for two leads", pool([1, 1, 1]), [[30, capped], [9]], `${"AB".repeat(15)} CCCACBACB`],
    ["a run limit spreads the make-up", pool([1, 1, 1], { maxRun: 1 }), [[30, capped], [18]], `${"AB".repeat(15)} CACBCACBCACBACBACB`],
    [
      "a run limit does not keep a lone member from the next lead",
      pool([1, 1], { maxRun: 1 }),
      [[4, { eligible: new Set(["A"]) }]],
      "AAAA",
    ],
    ["ties can go by the pool's order alone", pool([7, 2, 1], { ties: "pool_order" }), [[20]], "AABAACAABAAABAACAABA"],
    ["a weight of 0 takes no turn", pool([1, 0]), [[3], [2, { eligible: new Set(["B"]) }]], "AAA --"],
    ["nobody wins where nobody is eligible", pool([1, 1]), [[2, { eligible: new Set() }], [2]], "-- AB"],
    ["whoever is eligible but not entitled is passed over", pool([1, 1, 1]), [[3, { entitled: ab }]], "ABA"],
  ])("%s", (_, ledger, rounds, expected) => {
    expect(play(ledger, ...rounds)).toBe(expected)
  })

  test("an entry says what a turn gave and took, and adds up to the balance", () => {
    const { ledger, entries } = next(pool([100, 100]))

    expect(entries).toEqual([
      { seq: 1, kind: "turn", id: "A", share: LEAD / 2, paid: LEAD, returned: 0, original: null },
      { seq: 1, kind: "turn", id: "B", share: LEAD / 2, paid: 0, returned: 0, original: null },
    ])
    expect(balances(ledger)).toEqual([-0.5, 0.5])
  })

  test("credit over the bound goes to colleagues at work, not to one on leave", () => {
    const turns = times(30, { entitled: new Set(["A", "B", "C"]), eligible: ab })

    const { ledger } = nextMany(pool([1, 1, 1, 1]), turns)

    expect(balances(ledger)[2]).toBe(2)
    expect(balances(ledger)[3]).toBe(0)
  })
})

describe("leads outside of the turn", () => {
  test("a lead assigned by hand is paid for, so that the member's next turn comes later", () => {
    const { ledger } = pay(pool([1, 1, 1]), "B")

    expect(play(ledger, [5])).toBe("ACABC")
  })

  test("a sticky lead costs nothing and is still on record", () => {
    const { ledger, entries } = pay(pool([1, 1, 1]), "B", { isDebited: false })

    expect(play(ledger, [3])).toBe("ABC")
    expect(entries).toMatchObject([{ kind: "undebited", id: "B", paid: 0 }])
  })

  test("a lead that was none is given back, and the entry names the assignment", () => {
    const first = next(pool([1, 1, 1]))

    const { ledger, entries } = creditBack(first.ledger, "A", { original: first.ledger.seq })

    expect(balances(ledger)).toEqual([0, 0, 0])
    expect(entries.find((entry) => entry.id === "A")).toMatchObject({ kind: "credit_back", paid: -LEAD, original: 1 })
  })

  test("nobody can pay who is not in the pool", () => {
    expect(() => pay(pool([1]), "Z")).toThrow("Z is not in this pool")
  })
})

describe("who is in the pool", () => {
  test("a newcomer starts at 0 and gets no flood of leads", () => {
    const { ledger } = nextMany(pool([1, 1]), times(101, {}))

    expect(play(addMember(ledger, { id: "N", weight: 1 }), [6])).toBe("BNABNA")
  })

  test("a leaver's credit goes to the others by weight", () => {
    const { ledger } = nextMany(pool([200, 100, 100]), times(9, { eligible: ab }))

    const { ledger: after, entries } = removeMember(ledger, "C")

    expect(sum(after)).toBe(0)
    expect(after.members.map((member) => member.id)).toEqual(["A", "B"])
    expect(entries.find((entry) => entry.id === "C")!.returned).toBe(-2 * LEAD)
  })

  test("a new weight counts from the next turn and keeps the balances", () => {
    const { ledger } = next(pool([1, 1]))

    const after = setWeight(ledger, "A", 3)

    expect(balances(after)).toEqual([-0.5, 0.5])
    expect(play(after, [4])).toBe("BAAB")
  })

  test("a reset sets everybody to 0 and is on record", () => {
    const { ledger } = nextMany(pool([1, 1, 1]), times(4, {}))

    const after = reset(ledger)

    expect(balances(after.ledger)).toEqual([0, 0, 0])
    expect(after.entries.every((entry) => entry.kind === "reset")).toBe(true)
  })

  test("a ledger can start from what everybody got in another tool", () => {
    const ledger = ledgerFromCounts([
      { id: "A", weight: 1, received: 2 },
      { id: "B", weight: 1, received: 1 },
      { id: "C", weight: 1, received: 3 },
    ])

    expect(play(ledger, [3])).toBe("BAB")
  })

  test.each([
    [0, 25],
    [6, 25],
    [7, 50],
    [27, 100],
    [400, 100],
  ])("after %i days of a four-week ramp a full share is %i", (days, expected) => {
    const day = 86_400_000

    expect(rampWeight(100, { startedAt: 0, percents: [25, 50, 75, 100], stepLength: 7 * day }, days * day)).toBe(expected)
  })

  test.each([[1.5], [-1], [1_000_001], [Number.NaN]])("a weight of %d is refused", (weight) => {
    expect(() => createLedger([{ id: "A", weight }])).toThrow(RangeError)
  })

  test("a member listed twice is refused", () => {
    expect(() => createLedger([{ id: "A" }, { id: "A" }])).toThrow("A is in the pool twice")
  })
})
