import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { creditBack } from "#domain/routing/round-robin.ts"
import { balanceChanges, undoCreditBack, type BalanceChange } from "#domain/routing/undo-credit-back.ts"
import type { Handoff } from "#store/handoff.ts"
import { turnOf } from "#store/pool.ts"
import type { Tx } from "#store/tx.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import type { Rules } from "#steps/rules.ts"

/** A handoff that came by turn, by which rules it runs, and who there is. */
type Given = { handoff: Handoff; rules: Rules; people: readonly Person[] }

/** The owner gets the turn back in the pool that the lead came from. Answers what that changed, or null when there was no turn to give back. */
export async function giveBack(tx: Tx, { handoff, rules, people }: Given, now: Instant): Promise<BalanceChange[] | null> {
  const { pool, owner } = handoff
  const original = pool === null ? null : await turnOf(tx, pool, handoff.id, owner)
  if (pool === null || original === null) return null
  const book = await PoolBook.open(tx, rules, people, now)
  const ledger = book.ledger(pool)
  if (ledger === null || !ledger.members.some((member) => member.id === owner)) return null
  const after = creditBack(ledger, owner, { original }).ledger
  book.credited(pool, owner, handoff.id, after)
  await book.save(tx)
  return balanceChanges(ledger, after)
}

/** The turn that was given back is spent after all, to the nano-lead. Answers false when somebody whom it touched has left the pool. */
export async function takeBack(
  tx: Tx,
  { handoff, rules, people }: Given,
  changes: readonly BalanceChange[],
  now: Instant,
): Promise<boolean> {
  const pool = handoff.pool ?? ""
  const book = await PoolBook.open(tx, rules, people, now)
  const ledger = book.ledger(pool)
  const after = ledger === null ? null : undoCreditBack(ledger, changes)
  if (after === null) return false
  book.took(handoff.owner, handoff.tier, pool, handoff.id, new Map([[pool, after]]))
  await book.save(tx)
  return true
}
