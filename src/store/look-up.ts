import type { Instant } from "#domain/instant.ts"
import { insertRows, iso, updateRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Something that arrived about a lead and that judging it still has to know, such as when its form came. */
export type ArrivedThen = { id: string; kind: string; at: Instant; form: string | null; receivedAt: Instant }

/** One lead being looked up. `waiting`: the lead waits for it until `deadline`; `behind`: the lead went on without; open until `endsAt` at most. */
export type LookUp = {
  id: string
  lead: string
  state: "waiting" | "behind" | "done" | "late" | "failed"
  arrived: ArrivedThen[]
  askedAt: Instant
  deadline: Instant
  endsAt: Instant
  /** When somebody may take it up (again): it is pushed ahead while it is being asked, so that a crash only delays it. */
  againAt: Instant
  attempts: number
  endedAt: Instant | null
  /** How it went, for people. */
  says: string
}

const COLUMNS = `id, lead, state, arrived, asked_at as "askedAt", deadline, ends_at as "endsAt", again_at as "againAt", attempts, ended_at as "endedAt", says`

/** The open look-ups of these leads, locked. */
export async function openLookUps(tx: Tx, leads: readonly string[]): Promise<LookUp[]> {
  if (leads.length === 0) return []
  return tx.query(`select ${COLUMNS} from look_up where lead = any($1) and ended_at is null order by id for update`, [leads])
}

/** Which of these leads wait for a look-up. */
export async function waitingAmong(tx: Tx, leads: readonly string[]): Promise<Set<string>> {
  if (leads.length === 0) return new Set()
  const rows = await tx.query<{ lead: string }>("select lead from look_up where lead = any($1) and state = 'waiting'", [leads])
  return new Set(rows.map((row) => row.lead))
}

/** Open look-ups whose time has come, whose lead can wait no longer first: nobody else gets them until the transaction ends. */
export async function overdueLookUps(tx: Tx, now: Instant, limit: number): Promise<LookUp[]> {
  return tx.query(
    `select ${COLUMNS} from look_up where ended_at is null and (ends_at <= $1 or (state = 'waiting' and deadline <= $1))
     order by deadline, id limit $2 for update skip locked`,
    [iso(now), limit],
  )
}

/** Takes open look-ups that are to be asked, oldest first, and puts them off to `until`, so that a crash while asking means another try. */
export async function claimLookUps(tx: Tx, now: Instant, until: Instant, limit: number): Promise<LookUp[]> {
  const rows = await tx.query<LookUp>(
    `update look_up as u set again_at = $2, attempts = u.attempts + 1
     from (select id from look_up where ended_at is null and again_at <= $1 order by asked_at, id limit $3 for update skip locked) as due
     where u.id = due.id returning ${COLUMNS.replace(/\bid\b/, "u.id as id")}`,
    [iso(now), iso(until), limit],
  )
  return rows.sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
}

/** When the next open look-up is to be asked about, and when the next one has to let its lead go or ends; null: none is. */
export async function nextLookUps(tx: Tx): Promise<{ askAt: Instant | null; limitAt: Instant | null }> {
  const [row] = await tx.query<{ askAt: Instant | null; limitAt: Instant | null }>(
    `select min(again_at) as "askAt", min(least(ends_at, case when state = 'waiting' then deadline end)) as "limitAt" from look_up where ended_at is null`,
  )
  return row ?? { askAt: null, limitAt: null }
}

/** These look-ups, locked, as far as they are open still. */
export async function lockLookUps(tx: Tx, ids: readonly string[]): Promise<LookUp[]> {
  if (ids.length === 0) return []
  return tx.query(`select ${COLUMNS} from look_up where id = any($1) and ended_at is null order by id for update`, [ids])
}

export async function insertLookUps(tx: Tx, lookUps: readonly LookUp[]): Promise<void> {
  await insertRows(tx, "look_up", lookUps.map(toRow))
}

export async function saveLookUps(tx: Tx, lookUps: readonly LookUp[]): Promise<void> {
  await updateRows(tx, "look_up", lookUps.map(toRow))
}

/** The newest look-ups of a lead made by `at`, newest first. */
export async function lookUpsOf(tx: Tx, lead: string, at: Instant): Promise<LookUp[]> {
  return tx.query(`select ${COLUMNS} from look_up where lead = $1 and asked_at <= $2 order by id desc limit 20`, [lead, iso(at)])
}

function toRow(one: LookUp) {
  return {
    id: one.id,
    lead: one.lead,
    state: one.state,
    arrived: one.arrived,
    asked_at: iso(one.askedAt),
    deadline: iso(one.deadline),
    ends_at: iso(one.endsAt),
    again_at: iso(one.againAt),
    attempts: one.attempts,
    ended_at: iso(one.endedAt),
    says: one.says,
  }
}
