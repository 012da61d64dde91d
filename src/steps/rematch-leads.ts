import { MATCH_SAYS } from "#domain/account/match-account.ts"
import { sumMoves, type Moves } from "#domain/account/sum-moves.ts"
import type { Instant } from "#domain/instant.ts"
import { accountsById } from "#store/account.ts"
import { lastMatches, leadsToRematch, type AccountMatch } from "#store/account-match.ts"
import { record, type JournalEntry } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"
import { matchAgain } from "#steps/match-again.ts"

/** What came of some leads. `byHand`: whose account a person told, so that they stay; `last`: the last one looked at, null when there was none. */
export type Rematched = { looked: number; changed: number; byHand: number; moves: Moves[]; last: string | null }

/**
 * The next leads after `after`, by id, are matched with the accounts as they are known now. A person's word stays. What changed stands in the journal
 * of each lead; who comes out as before is left alone, so it may be done again from anywhere. Nobody's handoff changes hands by it: an account counts
 * when its lead is judged next.
 */
export async function rematchSome(
  tx: Tx,
  { after, limit }: { after: string | null; limit: number },
  actor: string,
  now: Instant,
): Promise<Rematched> {
  const ids = await leadsToRematch(tx, after, limit)
  const byHand = [...(await lastMatches(tx, ids)).values()].filter(({ code }) => code === "by_hand").length

  const moved = await matchAgain(tx, ids, now)
  const decided = await lastMatches(
    tx,
    moved.map(({ id }) => id),
  )
  const matches = moved.flatMap(({ id }) => decided.get(id) ?? [])
  const accounts = await accountsNamed(tx, matches)

  await record(
    tx,
    matches.map((match) => entryOf(match, accounts, actor, now)),
  )
  const moves = matches.map(({ code, tier, confidence, account }) => ({
    ...{ code, tier, confidence, account: accounts.get(account ?? "") ?? null, leads: 1 },
  }))
  return { looked: ids.length, changed: moved.length, byHand, moves: sumMoves(moves), last: ids.at(-1) ?? null }
}

type Named = { id: string; name: string | null; domain: string | null }

async function accountsNamed(tx: Tx, matches: readonly AccountMatch[]): Promise<Map<string, Named>> {
  const accounts = await accountsById(tx, [...new Set(matches.flatMap(({ account }) => account ?? []))])
  return new Map(accounts.map(({ id, name, domain }) => [id, { id, name, domain }]))
}

function entryOf({ lead, code, account }: AccountMatch, accounts: ReadonlyMap<string, Named>, actor: string, now: Instant): JournalEntry {
  const told = accounts.get(account ?? "")
  const called = told?.name ?? told?.domain ?? "an account"
  const says =
    account === null
      ? "The accounts were looked at anew: the lead belongs to none that is known any more."
      : `The accounts were looked at anew: the lead belongs to ${called} now, ${MATCH_SAYS[code]}.`
  return { at: now, actor, kind: "account_rematched", says, lead, handoff: null, agreement: null, detail: { account, code } }
}
