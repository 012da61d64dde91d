import type { Ledger } from "#domain/routing/ledger.ts"

/** How much each member's balance changed, in nano-leads; the changes add up to 0. */
export type BalanceChange = { id: string; by: number }

/** What changed between two states of one ledger. */
export function balanceChanges(before: Ledger, after: Ledger): BalanceChange[] {
  const balances = new Map(before.members.map((member) => [member.id, member.balance]))
  return after.members
    .map((member) => ({ id: member.id, by: member.balance - (balances.get(member.id) ?? 0) }))
    .filter(({ by }) => by !== 0)
}

/**
 * The ledger after a credit that was given by mistake is taken away again: a numbered entry that reverses it to the nano-lead, whatever was booked in
 * between. Null when somebody whom it touched is no longer in the pool, so that it can't be reversed.
 */
export function undoCreditBack(ledger: Ledger, changes: readonly BalanceChange[]): Ledger | null {
  const by = new Map(changes.map((change) => [change.id, change.by]))
  const known = ledger.members.filter((member) => by.has(member.id)).length
  if (known < by.size) return null
  const members = ledger.members.map((member) => ({ ...member, balance: member.balance - (by.get(member.id) ?? 0) }))
  return { ...ledger, members, seq: ledger.seq + 1 }
}
