import { LEAD, type Ledger, type LedgerMember } from "./ledger.ts"

/**
 * A ledger opened for many turns: the same numbers in flat arrays, one place per member, changed in place.
 * It is a working copy that lives inside one call of `round-robin.ts`; only `closeLedger` lets numbers out again.
 */
export type OpenLedger = {
  readonly weights: Float64Array
  readonly balances: Float64Array
  /** -1 when never assigned. */
  readonly lastSeqs: Float64Array
  /** What the latest `giveShares` gave. */
  readonly shares: Float64Array
  readonly maxCredit: number
  readonly maxDebt: number
  readonly maxRun: number
  readonly waitBreaksTies: boolean
  seq: number
  runIndex: number
  runLength: number
}

/** Who is meant: 1 at the places of those members, 0 elsewhere. */
export type Mask = Uint8Array

/** A working copy of the ledger. */
export function openLedger({ members, seq, settings, run }: Ledger): OpenLedger {
  return {
    weights: Float64Array.from(members, (member) => member.weight),
    balances: Float64Array.from(members, (member) => member.balance),
    lastSeqs: Float64Array.from(members, (member) => member.lastAssignedSeq ?? -1),
    shares: new Float64Array(members.length),
    maxCredit: bound(settings.maxCredit),
    maxDebt: bound(settings.maxDebt),
    maxRun: settings.maxRun ?? Number.POSITIVE_INFINITY,
    waitBreaksTies: settings.ties === "longest_since",
    seq,
    runIndex: run === null ? -1 : members.findIndex((member) => member.id === run.id),
    runLength: run === null ? 0 : run.length,
  }
}

/** The plain ledger that the working copy has become; `before` lends ids, weights and settings. */
export function closeLedger(open: OpenLedger, before: Ledger): Ledger {
  const { seq, runIndex, runLength } = open
  const members = before.members.map((member, place) => closeMember(open, member, place))
  const winner = members[runIndex]
  return { members, seq, settings: before.settings, run: winner === undefined ? null : { id: winner.id, length: runLength } }
}

/**
 * One turn: shares to the entitled, the best of the eligible wins and pays a lead, the bounds are applied.
 *
 * @param eligible counts only where `entitled` is set too
 * @returns the winner's place, or -1 when nobody may win; then nothing has changed
 */
export function takeTurn(open: OpenLedger, entitled: Mask, eligible: Mask): number {
  if (!anyMayWin(open, entitled, eligible)) return -1
  giveShares(open, LEAD, entitled)
  const winner = bestOf(open, entitled, eligible)
  debit(open, winner)
  noteRun(open, winner)
  applyBounds(open, entitled)
  return winner
}

/** Gives `amount` (negative to take) to those in `mask` by weight; without any weight there, to the whole pool. Adds up exactly. */
export function giveShares(open: OpenLedger, amount: number, mask: Mask): void {
  open.shares.fill(0)
  const receivers = weightOf(open.weights, mask) > 0 ? mask : new Uint8Array(mask.length).fill(1)
  spread(open.shares, amount, open.weights, receivers)
  for (let i = 0; i < open.shares.length; i++) open.balances[i]! += open.shares[i]!
}

/** The member at `place` pays one lead, and this is now that member's latest assignment. */
export function debit(open: OpenLedger, place: number): void {
  open.seq++
  open.balances[place]! -= LEAD
  open.lastSeqs[place] = open.seq
}

/**
 * Brings every balance within `maxCredit` and `maxDebt` and returns what was cut off to the others by weight.
 *
 * Those entitled to the lead come first, so that nobody earns credit on leave; the rest of the pool only when none of them has room.
 */
export function applyBounds(open: OpenLedger, entitled: Mask): void {
  cutBack(open, entitled, 1)
  cutBack(open, entitled, -1)
}

function bound(leads: number | null): number {
  return leads === null ? Number.POSITIVE_INFINITY : Math.round(leads * LEAD)
}

function closeMember(open: OpenLedger, member: LedgerMember, place: number): LedgerMember {
  const last = open.lastSeqs[place]!
  return { id: member.id, weight: member.weight, balance: open.balances[place]!, lastAssignedSeq: last < 0 ? null : last }
}

function anyMayWin(open: OpenLedger, entitled: Mask, eligible: Mask): boolean {
  for (let i = 0; i < eligible.length; i++) if (eligible[i]! & entitled[i]! && open.weights[i]! > 0) return true
  return false
}

/** Highest balance; ties as the settings say, then the pool's order. A full run counts only against company. */
function bestOf(open: OpenLedger, entitled: Mask, eligible: Mask): number {
  const { balances, lastSeqs, weights } = open
  const rested = open.runLength >= open.maxRun ? open.runIndex : -1
  let best = -1
  for (let i = 0; i < balances.length; i++) {
    if (!(eligible[i]! & entitled[i]!) || weights[i] === 0 || i === rested) continue
    const lead = best < 0 ? 1 : balances[i]! - balances[best]!
    if (lead > 0 || (lead === 0 && open.waitBreaksTies && lastSeqs[i]! < lastSeqs[best]!)) best = i
  }
  return best < 0 ? rested : best
}

function noteRun(open: OpenLedger, winner: number): void {
  open.runLength = open.runIndex === winner ? open.runLength + 1 : 1
  open.runIndex = winner
}

function cutBack(open: OpenLedger, entitled: Mask, sign: 1 | -1): void {
  const limit = sign > 0 ? open.maxCredit : open.maxDebt
  for (let excess = cutOff(open.balances, sign, limit); excess > 0; excess = cutOff(open.balances, sign, limit)) {
    const { weights, mask } = receiversOf(open, entitled, (balance) => balance * sign < limit)
    spread(open.balances, excess * sign, weights, mask)
  }
}

function cutOff(balances: Float64Array, sign: 1 | -1, limit: number): number {
  let excess = 0
  for (let i = 0; i < balances.length; i++) {
    const over = balances[i]! * sign - limit
    if (over <= 0) continue
    balances[i] = limit * sign
    excess += over
  }
  return excess
}

/** Who has room: the entitled, else the whole pool; and should nobody there have a weight, everyone with room alike. */
function receiversOf(open: OpenLedger, entitled: Mask, hasRoom: (balance: number) => boolean): { weights: Float64Array; mask: Mask } {
  const room = Uint8Array.from(open.balances, (balance) => (hasRoom(balance) ? 1 : 0))
  const near = room.map((has, place) => has & entitled[place]!)
  if (weightOf(open.weights, near) > 0) return { weights: open.weights, mask: near }
  if (weightOf(open.weights, room) > 0) return { weights: open.weights, mask: room }
  return { weights: new Float64Array(room.length).fill(1), mask: room }
}

function weightOf(weights: Float64Array, mask: Mask): number {
  let sum = 0
  for (let i = 0; i < mask.length; i++) if (mask[i]) sum += weights[i]!
  return sum
}

/** Adds whole parts of `amount` by weight; what integer division leaves over goes one by one in the pool's order. */
function spread(target: Float64Array, amount: number, weights: Float64Array, mask: Mask): void {
  const total = weightOf(weights, mask)
  const sign = amount < 0 ? -1 : 1
  const size = Math.abs(amount)
  let left = size
  for (let i = 0; i < mask.length; i++) if (mask[i]) left -= partOf(size, weights[i]!, total)
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i] || weights[i] === 0) continue
    const extra = left > 0 ? 1 : 0
    left -= extra
    target[i]! += sign * (partOf(size, weights[i]!, total) + extra)
  }
}

/** `size × weight / total`, rounded down, exactly. */
function partOf(size: number, weight: number, total: number): number {
  const product = size * weight
  if (product > Number.MAX_SAFE_INTEGER) return Number((BigInt(size) * BigInt(weight)) / BigInt(total))
  const part = Math.floor(product / total)
  return part * total > product ? part - 1 : part
}
