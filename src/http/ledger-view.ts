import type { z } from "zod"
import type { LedgerView } from "#contract/pool.ts"
import type { Person } from "#domain/people/person.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import type { PoolLook } from "#steps/look-at-pool.ts"

/** A pool's ledger as the API shows it. */
export function ledgerView(name: string, look: PoolLook): z.infer<typeof LedgerView> {
  const byId = new Map(look.members.map(({ person }) => [person.id, personInFewWords(person)]))
  const members = look.members.map(({ person, weight, balance, lastSeq, failed }) => ({
    person: personInFewWords(person),
    weight,
    balance,
    last_seq: lastSeq,
    free: failed.length === 0,
    why_not: failed.map(({ check, reason, says, clearsAt }) => ({ check, reason, says, clears_at: isoOrNull(clearsAt) })),
  }))
  return { pool: name, seq: look.seq, members, next: look.next.map((id) => (id === null ? null : (byId.get(id) ?? null))) }
}

export function personInFewWords({ id, name, handle }: Person) {
  return { id, name, handle }
}
