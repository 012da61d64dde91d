import { creditBack, pay } from "#domain/routing/round-robin.ts"
import { turnOf } from "#store/pool.ts"
import type { Tx } from "#store/tx.ts"
import type { PoolBook } from "#steps/05-routing/pool-book.ts"
import type { Watched } from "#steps/07-sla.ts"

/** Gives the owner's turn back, if the lead cost one. Answers whether it did; the caller saves the book. */
export async function returnTurn(tx: Tx, { handoff, owner }: Watched, book: PoolBook): Promise<boolean> {
  const { pool } = handoff
  const ledger = pool === null ? null : book.ledger(pool)
  if (pool === null || ledger === null) return false
  const original = await turnOf(tx, pool, handoff.id, owner.id)
  if (original === null || !ledger.members.some((member) => member.id === owner.id)) return false
  book.credited(pool, owner.id, handoff.id, creditBack(ledger, owner.id, { original }).ledger)
  return true
}

/** Lets whoever gets the lead pay a turn in its pool, if they are a member; the caller saves the book. */
export function payTurn({ handoff }: Watched, to: string, book: PoolBook): void {
  const { pool } = handoff
  const ledger = pool === null ? null : book.ledger(pool)
  if (pool === null || ledger === null || !ledger.members.some((member) => member.id === to)) return
  book.took(to, handoff.tier, pool, handoff.id, new Map([[pool, pay(ledger, to).ledger]]))
}
