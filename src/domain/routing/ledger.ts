/** One lead in the unit of balances: a thousand million nano-leads. Balances are integers, so nothing is ever lost to rounding. */
export const LEAD = 1_000_000_000

/** The heaviest weight a member may have; keeps every product a safe integer. */
export const MAX_WEIGHT = 1_000_000

/**
 * What one member of a pool has coming. A positive balance is credit (leads still owed to the member), a negative one is debt.
 *
 * `weight`: integer from 0 to MAX_WEIGHT, 100 is a full share, 0 takes no turns. `lastAssignedSeq`: null when never assigned.
 */
export type LedgerMember = { id: string; weight: number; balance: number; lastAssignedSeq: number | null }

/**
 * How far a ledger may lean. `maxCredit` and `maxDebt` are in leads, fractions allowed, null for no bound.
 * `maxRun` is how many leads in a row one member may win while another could take one; null for no limit.
 * `ties` between equal balances: the longest since an assignment (never comes first), then the pool's order; or the pool's order alone,
 * the way a plain smooth weighted round robin does it.
 */
export type LedgerSettings = {
  maxCredit: number | null
  maxDebt: number | null
  maxRun: number | null
  ties: "longest_since" | "pool_order"
}

/** Who won the latest turns, and how many in a row. */
export type LedgerRun = { id: string; length: number }

/** A pool's ledger. The order of `members` is the pool's order; the balances add up to 0; `seq` is the number of the latest entry. */
export type Ledger = { members: readonly LedgerMember[]; seq: number; settings: LedgerSettings; run: LedgerRun | null }

/** What a ledger can be asked to book. */
export type LedgerEvent = "turn" | "assigned" | "undebited" | "credit_back" | "removed" | "reset"

/**
 * What one event did to one member, in nano-leads: the balance changed by `share - paid + returned`.
 * `returned` is what bounds, a leaver or a reset moved. `original` is the seq of the assignment that a credit back undoes, else null.
 */
export type LedgerEntry = {
  seq: number
  kind: LedgerEvent
  id: string
  share: number
  paid: number
  returned: number
  original: number | null
}

/** Credit and debt of two leads at most, any number in a row, ties to whoever waits longest. */
export const DEFAULT_SETTINGS: LedgerSettings = { maxCredit: 2, maxDebt: 2, maxRun: null, ties: "longest_since" }

/**
 * A fresh ledger: everybody at 0, in the order given.
 *
 * @param members their weights; 100 when left out
 * @throws RangeError on a weight that is no integer from 0 to MAX_WEIGHT, or an id that comes twice
 */
export function createLedger(members: readonly { id: string; weight?: number }[], settings: Partial<LedgerSettings> = {}): Ledger {
  requireDistinct(members.map((member) => member.id))
  return {
    members: members.map(({ id, weight = 100 }) => ({ id, weight: requireWeight(id, weight), balance: 0, lastAssignedSeq: null })),
    seq: 0,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    run: null,
  }
}

/** The weight itself. @throws RangeError when it is no integer from 0 to MAX_WEIGHT */
export function requireWeight(id: string, weight: number): number {
  if (Number.isInteger(weight) && weight >= 0 && weight <= MAX_WEIGHT) return weight
  throw new RangeError(`The weight of ${id} is ${weight}; it must be a whole number from 0 to ${MAX_WEIGHT}. 100 is a full share.`)
}

/** Nothing. @throws RangeError when an id comes twice */
export function requireDistinct(ids: readonly string[]): void {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) throw new RangeError(`${id} is in the pool twice; list every member once and give a bigger weight instead.`)
    seen.add(id)
  }
}
