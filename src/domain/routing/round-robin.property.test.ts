import * as fc from "fast-check"
import { describe, expect, test } from "vitest"

import { createLedger, creditBack, LEAD, next, nextMany, pay, preview, type Ledger, type LedgerSettings, type Turn } from "./round-robin.ts"

function pool(weights: number[], settings: Partial<LedgerSettings> = {}): Ledger {
  return createLedger(
    weights.map((weight, place) => ({ id: String.fromCodePoint(65 + place), weight })),
    settings,
  )
}

function sum(ledger: Ledger): number {
  return ledger.members.reduce((total, member) => total + member.balance, 0)
}

function has(bits: number, id: string): boolean {
  return ((bits >> (id.codePointAt(0)! - 65)) & 1) === 1
}

function turnOf([entitled, eligible]: number[]): Turn {
  return { entitled: (id) => has(entitled!, id), eligible: (id) => has(eligible!, id) }
}

/** One event of a pool's life: mostly turns, sometimes a lead by hand or one given back. */
function live(ledger: Ledger, [entitled, eligible, kind]: [number, number, number]): { ledger: Ledger; winner: string | null } {
  const id = ledger.members[eligible % ledger.members.length]!.id
  if (kind === 8) return pay(ledger, id, turnOf([entitled]))
  if (kind === 9) return creditBack(ledger, id, { original: 1, ...turnOf([entitled]) })
  return next(ledger, turnOf([entitled, eligible]))
}

describe("what always holds", () => {
  const weights = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 12 })
  const days = fc.array(fc.tuple(fc.nat(4095), fc.nat(4095), fc.nat(9)), { minLength: 1, maxLength: 120 })
  const settings = fc.record({
    maxCredit: fc.constantFrom(null, 0, 0.5, 2),
    maxDebt: fc.constantFrom(null, 0, 2),
    maxRun: fc.constantFrom(null, 1, 2),
  })

  test("with everybody there, each count stays within one and a half leads of the exact share", () => {
    fc.assert(
      fc.property(weights, (shares) => {
        const total = shares.reduce((left, right) => left + right)
        const counts = new Map<string, number>()
        for (const [turn, winner] of preview(pool(shares), 300).entries()) {
          counts.set(winner!, (counts.get(winner!) ?? 0) + 1)
          for (const [place, weight] of shares.entries()) {
            const count = counts.get(String.fromCodePoint(65 + place)) ?? 0
            expect(Math.abs(count - ((turn + 1) * weight) / total)).toBeLessThanOrEqual(1.5)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test("with everybody there, the bounds never change the order", () => {
    fc.assert(
      fc.property(weights, (shares) => {
        expect(preview(pool(shares), 300)).toEqual(preview(pool(shares, { maxCredit: null, maxDebt: null }), 300))
      }),
      { numRuns: 60 },
    )
  })

  test("balances are whole, add up to 0 and stay within the bounds, nobody ineligible wins, and the argument is untouched", () => {
    fc.assert(
      fc.property(weights, settings, days, (shares, bounds, events) => {
        let ledger = pool(shares, bounds)
        for (const event of events) {
          const before = structuredClone(ledger)
          const { ledger: after, winner } = live(ledger, event)
          expect(ledger).toEqual(before)
          expect(sum(after)).toBe(0)
          for (const { balance } of after.members) {
            expect(Number.isSafeInteger(balance)).toBe(true)
            expect(balance / LEAD).toBeLessThanOrEqual(bounds.maxCredit ?? Infinity)
            expect(-balance / LEAD).toBeLessThanOrEqual(bounds.maxDebt ?? Infinity)
          }
          expect(event[2] >= 8 || winner === null || (has(event[0], winner) && has(event[1], winner))).toBe(true)
          ledger = after
        }
      }),
      { numRuns: 150 },
    )
  })

  test("entries explain every change of a balance", () => {
    fc.assert(
      fc.property(weights, days, (shares, events) => {
        let ledger = pool(shares)
        for (const [entitled, eligible] of events) {
          const { ledger: after, entries } = next(ledger, turnOf([entitled, eligible]))
          for (const [place, { id, balance }] of after.members.entries()) {
            const entry = entries.find((candidate) => candidate.id === id) ?? { share: 0, paid: 0, returned: 0 }
            expect(balance - ledger.members[place]!.balance).toBe(entry.share - entry.paid + entry.returned)
          }
          ledger = after
        }
      }),
      { numRuns: 60 },
    )
  })

  test("the same events give the same winners, singly or many at once, and a preview comes true", () => {
    fc.assert(
      fc.property(weights, settings, days, (shares, bounds, events) => {
        const turns = events.map((event) => turnOf([...event]))
        const many = nextMany(pool(shares, bounds), turns)
        let ledger = pool(shares, bounds)
        const winners = turns.map((turn) => {
          const booking = next(ledger, turn)
          ledger = booking.ledger
          return booking.winner
        })
        expect(winners).toEqual(many.winners)
        expect(ledger).toEqual(many.ledger)
        expect(preview(ledger, 10)).toEqual(
          nextMany(
            ledger,
            Array.from({ length: 10 }, () => ({})),
          ).winners,
        )
      }),
      { numRuns: 100 },
    )
  })
})
