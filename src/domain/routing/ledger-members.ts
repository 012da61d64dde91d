import type { Instant, Milliseconds } from "#domain/instant.ts"

import { LEAD, requireDistinct, requireWeight, createLedger, type Ledger, type LedgerEntry, type LedgerSettings } from "./ledger.ts"
import { applyBounds, closeLedger, giveShares, openLedger } from "./ledger-turn.ts"

/** The ledger with one more member at the end of the pool's order, at 0: no flood of make-up leads for a newcomer. */
export function addMember(ledger: Ledger, member: { id: string; weight?: number }): Ledger {
  requireDistinct([...ledger.members.map(({ id }) => id), member.id])
  const weight = requireWeight(member.id, member.weight ?? 100)
  return { ...ledger, members: [...ledger.members, { id: member.id, weight, balance: 0, lastAssignedSeq: null }] }
}

/** The ledger without that member, whose credit or debt goes to the others by weight. Without such a member, as it was. */
export function removeMember(ledger: Ledger, id: string): { ledger: Ledger; entries: LedgerEntry[] } {
  const leaver = ledger.members.find((member) => member.id === id)
  if (leaver === undefined) return { ledger, entries: [] }
  const rest = { ...ledger, members: ledger.members.filter((member) => member !== leaver) }
  const open = openLedger(rest)
  const everyone = new Uint8Array(rest.members.length).fill(1)
  open.seq++
  giveShares(open, leaver.balance, everyone)
  applyBounds(open, everyone)
  const after = closeLedger(open, rest)
  return { ledger: after, entries: movements("removed", ledger, after) }
}

/** The ledger with another weight for that member, from the next turn on; balances stay. Without such a member, as it was. */
export function setWeight(ledger: Ledger, id: string, weight: number): Ledger {
  requireWeight(id, weight)
  return { ...ledger, members: ledger.members.map((member) => (member.id === id ? { ...member, weight } : member)) }
}

/** The ledger with everybody at 0, for pools that start each month afresh. Who was assigned last is still known. */
export function reset(ledger: Ledger): { ledger: Ledger; entries: LedgerEntry[] } {
  const members = ledger.members.map((member) => ({ ...member, balance: 0 }))
  const after = { ...ledger, members, seq: ledger.seq + 1, run: null }
  return { ledger: after, entries: movements("reset", ledger, after) }
}

/**
 * A ledger that takes over from another tool: whoever received less than a fair share so far starts with the credit for it.
 *
 * @param members `received` are leads so far. The bounds apply with the first turn; pass null for both to make up for everything.
 */
export function ledgerFromCounts(
  members: readonly { id: string; weight?: number; received: number }[],
  settings: Partial<LedgerSettings> = {},
): Ledger {
  const fresh = createLedger(members, settings)
  const open = openLedger(fresh)
  const everyone = new Uint8Array(members.length).fill(1)
  giveShares(open, members.reduce((sum, { received }) => sum + received, 0) * LEAD, everyone)
  for (const [place, { received }] of members.entries()) open.balances[place]! -= received * LEAD
  return closeLedger(open, fresh)
}

/** How a newcomer's weight grows: percents of the full weight, one after the other, each for `stepLength`. */
export type Ramp = { startedAt: Instant; percents: readonly number[]; stepLength: Milliseconds }

/** The weight that holds now: the step's part of the full weight, at least 1 unless the part is 0; the last step holds for good. */
export function rampWeight(fullWeight: number, { startedAt, percents, stepLength }: Ramp, now: Instant): number {
  const step = Math.min(Math.max(0, Math.floor((now - startedAt) / stepLength)), percents.length - 1)
  const part = (fullWeight * (percents[step] ?? 100)) / 100
  return part === 0 ? 0 : Math.max(1, Math.round(part))
}

function movements(kind: "removed" | "reset", before: Ledger, after: Ledger): LedgerEntry[] {
  const balances = new Map(after.members.map((member) => [member.id, member.balance]))
  return before.members
    .map(({ id, balance }) => ({
      seq: after.seq,
      kind,
      id,
      share: 0,
      paid: 0,
      returned: (balances.get(id) ?? 0) - balance,
      original: null,
    }))
    .filter((entry) => entry.returned !== 0)
}
