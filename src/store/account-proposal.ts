import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** What a correction would teach about an account: another name, or a domain. Nothing is learned before a person says yes. */
export type AccountProposal = {
  id: string
  account: string
  kind: "alias" | "domain"
  value: string
  lead: string | null
  why: string
  at: Instant
  by: string
  state: "waiting" | "confirmed" | "refused"
  decidedAt: Instant | null
  decidedBy: string | null
}

const COLUMNS = `id, account, kind, value, lead, why, at, by_actor as by, state, decided_at as "decidedAt", decided_by as "decidedBy"`

/** Adds proposals; what was proposed before is not proposed again, whatever became of it. */
export async function insertProposals(tx: Tx, proposals: readonly AccountProposal[]): Promise<void> {
  await insertRows(
    tx,
    "account_proposal",
    proposals.map(({ id, account, kind, value, lead, why, at, by, state }) => ({
      id,
      account,
      kind,
      value,
      lead,
      why,
      at: iso(at),
      by_actor: by,
      state,
    })),
    "(account, kind, value) do nothing",
  )
}

/** Proposals, newest first; `after` is the id of the last one of the page before. */
export async function listProposals(
  tx: Tx,
  state: AccountProposal["state"],
  after: string | null,
  limit: number,
): Promise<AccountProposal[]> {
  return tx.query(`select ${COLUMNS} from account_proposal where state = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`, [
    state,
    after,
    limit,
  ])
}

export async function lockProposal(tx: Tx, id: string): Promise<AccountProposal | null> {
  const [row] = await tx.query<AccountProposal>(`select ${COLUMNS} from account_proposal where id = $1 for update`, [id])
  return row ?? null
}

export async function saveProposal(tx: Tx, { id, state, decidedAt, decidedBy }: AccountProposal): Promise<void> {
  await tx.query("update account_proposal set state = $2, decided_at = $3, decided_by = $4 where id = $1", [
    id,
    state,
    iso(decidedAt),
    decidedBy,
  ])
}
