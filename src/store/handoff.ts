import type { Tier } from "#domain/agreement/agreement.ts"
import type { HandoffState } from "#domain/disposition/disposition.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso, updateRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** One numbered passage of one lead from marketing to an outcome. */
export type Handoff = {
  id: string
  lead: string
  cycle: number
  /** The version that governs this cycle to its end. */
  agreement: string
  tier: Tier
  state: HandoffState
  owner: string
  pool: string | null
  account: string | null
  score: string
  qualification: string
  brief: string
  routingDecision: string
  play: string
  nextAction: string
  dueAt: Instant | null
  /** Goes up by one with every change, so that of two people at once one wins. */
  version: number
  openedAt: Instant
  acceptedAt: Instant | null
  firstTouchAt: Instant | null
  closedAt: Instant | null
  closedAs: string | null
  amount: number | null
  /** Of the amount, ISO 4217; null: nobody said. */
  currency: string | null
}

const COLUMNS = `id, lead, cycle, agreement, tier, state, owner, pool, account, score, qualification, brief, routing_decision as "routingDecision", play,
  next_action as "nextAction", due_at as "dueAt", version, opened_at as "openedAt", accepted_at as "acceptedAt", first_touch_at as "firstTouchAt",
  closed_at as "closedAt", closed_as as "closedAs", amount::float8 as amount, currency`

export async function lockHandoffs(tx: Tx, ids: readonly string[]): Promise<Handoff[]> {
  if (ids.length === 0) return []
  return tx.query(`select ${COLUMNS} from handoff where id = any($1) order by id for update`, [ids])
}

/** The open handoffs of these leads, locked. */
export async function lockOpenHandoffsOf(tx: Tx, leads: readonly string[]): Promise<Handoff[]> {
  if (leads.length === 0) return []
  return tx.query(`select ${COLUMNS} from handoff where lead = any($1) and closed_at is null order by id for update`, [leads])
}

export async function handoffById(tx: Tx, id: string): Promise<Handoff | null> {
  const [row] = await tx.query<Handoff>(`select ${COLUMNS} from handoff where id = $1`, [id])
  return row ?? null
}

export async function handoffsById(tx: Tx, ids: readonly string[]): Promise<Handoff[]> {
  if (ids.length === 0) return []
  return tx.query(`select ${COLUMNS} from handoff where id = any($1)`, [ids])
}

export type HandoffFilter = {
  lead: string | null
  owner: string | null
  state: HandoffState | null
  open: boolean | null
  /** Only handoffs that one of these people has; null: everybody's. */
  reach?: readonly string[] | null
  after: string | null
  limit: number
}

/** Handoffs, newest first; `after` is the id of the last one of the page before. */
export async function listHandoffs(tx: Tx, filter: HandoffFilter): Promise<Handoff[]> {
  return tx.query(
    `select ${COLUMNS} from handoff
     where ($1::uuid is null or lead = $1) and ($2::uuid is null or owner = $2) and ($3::text is null or state = $3)
       and ($4::boolean is null or (closed_at is null) = $4) and ($5::uuid is null or id < $5)
       and ($7::uuid[] is null or owner = any($7))
     order by id desc limit $6`,
    [filter.lead, filter.owner, filter.state, filter.open, filter.after, filter.limit, filter.reach ?? null],
  )
}

/** Open handoffs of these people, or these very ones (null: all), the longest open first, locked. */
export async function openHandoffsBy(
  tx: Tx,
  {
    owners,
    ids,
    reach,
    limit,
  }: { owners: readonly string[] | null; ids: readonly string[] | null; reach: readonly string[] | null; limit: number },
): Promise<Handoff[]> {
  return tx.query(
    `select ${COLUMNS} from handoff where closed_at is null and ($1::uuid[] is null or owner = any($1)) and ($2::text[] is null or id::text = any($2))
       and ($4::uuid[] is null or owner = any($4))
     order by id limit $3 for update`,
    [owners, ids, limit, reach],
  )
}

/** The newest open handoff on each account since `since`, of other leads too: whoever has it stays the account's contact. */
export async function openOnAccounts(
  tx: Tx,
  accounts: readonly string[],
  since: Instant,
): Promise<{ account: string; handoff: string; owner: string }[]> {
  if (accounts.length === 0) return []
  return tx.query(
    // account by account: asked for all at once, PostgreSQL walks the open handoffs of everybody
    `select a.account, h.id as handoff, h.owner from unnest($1::uuid[]) as a (account)
     cross join lateral (select id, owner from handoff where account = a.account and closed_at is null and opened_at >= $2
       order by opened_at desc limit 1) as h`,
    [accounts, iso(since)],
  )
}

/** Open handoffs by owner and tier, for the people whose capacity is limited. */
export async function openLoad(tx: Tx, people: readonly string[]): Promise<{ owner: string; tier: Tier; open: number }[]> {
  if (people.length === 0) return []
  return tx.query(
    "select owner, tier, count(*)::int as open from handoff where owner = any($1) and closed_at is null group by owner, tier",
    [people],
  )
}

/** How many cycles each lead began since `since`. */
export async function cyclesSince(tx: Tx, leads: readonly string[], since: Instant): Promise<Map<string, number>> {
  if (leads.length === 0) return new Map()
  const rows = await tx.query<{ lead: string; cycles: number }>(
    "select lead, count(*)::int as cycles from handoff where lead = any($1) and opened_at >= $2 group by lead",
    [leads, iso(since)],
  )
  return new Map(rows.map((row) => [row.lead, row.cycles]))
}

/** What was known of the lead when it was handed off, for reports. Points in millionths; `context_complete`: all that the agreement asks for. */
export type HandedOffWith = {
  source: string | null
  campaign: string | null
  region: string
  fit: number
  intent: number
  context_complete: boolean
}

export async function insertHandoffs(tx: Tx, made: readonly { handoff: Handoff; handedOffWith: HandedOffWith }[]): Promise<void> {
  await insertRows(
    tx,
    "handoff",
    made.map(({ handoff, handedOffWith }) => ({ ...toRow(handoff), ...handedOffWith })),
  )
}

export async function saveHandoffs(tx: Tx, handoffs: readonly Handoff[]): Promise<void> {
  await updateRows(tx, "handoff", handoffs.map(toRow))
}

function toRow(handoff: Handoff) {
  return {
    id: handoff.id,
    lead: handoff.lead,
    cycle: handoff.cycle,
    agreement: handoff.agreement,
    tier: handoff.tier,
    state: handoff.state,
    owner: handoff.owner,
    pool: handoff.pool,
    account: handoff.account,
    score: handoff.score,
    qualification: handoff.qualification,
    brief: handoff.brief,
    routing_decision: handoff.routingDecision,
    play: handoff.play,
    next_action: handoff.nextAction,
    due_at: handoff.dueAt,
    version: handoff.version,
    opened_at: handoff.openedAt,
    accepted_at: handoff.acceptedAt,
    first_touch_at: handoff.firstTouchAt,
    closed_at: handoff.closedAt,
    closed_as: handoff.closedAs,
    amount: handoff.amount,
    currency: handoff.currency,
  }
}
