import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { REGISTER } from "#store/personal/register.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** All leads that are one person: this one, the one that it was merged into, and all others that were. */
export async function leadsOfPerson(tx: Tx, lead: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with whole as (select coalesce(merged_into, id) as id from lead where id = $1)
     select l.id from lead l join whole w on l.id = w.id or l.merged_into = w.id order by l.id = w.id desc, l.id`,
    [lead],
  )
  return rows.map((row) => row.id)
}

/** Takes what is personal out of every row of these leads, as the register says. Only the owner of the tables may. Answers how many rows. */
export async function eraseRows(tx: Tx, leads: readonly string[]): Promise<number> {
  let rows = 0
  for (const [table, { whose, gone }] of Object.entries(REGISTER)) {
    const columns = Object.entries(gone)
    if (whose === null || columns.length === 0) continue
    const set = columns.map(([column, left]) => `${column} = ${left}`).join(", ")
    const [done] = await tx.query<{ rows: number }>(
      `with done as (update ${table} t set ${set} where ${whose} returning 1) select count(*)::int as rows from done`,
      [leads],
    )
    rows += done?.rows ?? 0
  }
  return rows
}

/** Nothing waits for these leads any more: no timer, no hold, no follow-up, no look-up, no message. */
export async function endWaiting(tx: Tx, leads: readonly string[], now: Instant): Promise<void> {
  const mine = "(select id from handoff where lead = any($1))"
  await tx.query(`delete from timer where subject = any($1) or subject in ${mine}`, [leads])
  await tx.query("delete from hold where lead = any($1)", [leads])
  await tx.query(
    `update cadence_run set state = 'ended', opens_at = null, due_at = null, look_at = null, paused_until = null, ended_at = $2, ended_as = 'objection',
       says = 'The person was erased.' where lead = any($1) and ended_at is null`,
    [leads, iso(now)],
  )
  await tx.query("update look_up set state = 'done', ended_at = $2 where lead = any($1) and ended_at is null", [leads, iso(now)])
  await tx.query(
    `update delivery set state = 'cancelled', next_at = null, ended_at = $2, owner = null, due_at = null
     where (lead = any($1) or handoff in ${mine}) and state in ('waiting', 'dead')`,
    [leads, iso(now)],
  )
}

/** The leads stay as tombstones: at rest, without anything of the person. Where a merged one went stays with it. */
export async function buryLeads(tx: Tx, leads: readonly string[], now: Instant): Promise<void> {
  await tx.query(
    `update lead set erased_at = $2, updated_at = $2, due_at = null, cool_down_until = null,
       stage = case when stage in ('merged', 'won', 'lost', 'withdrawn') then stage else 'disqualified' end
     where id = any($1)`,
    [leads, iso(now)],
  )
}

export type Erasure = { id: string; lead: string; reason: string; at: Instant; by: string; texts: number; rows: number }

export async function insertErasure(tx: Tx, one: Erasure): Promise<void> {
  await tx.query("insert into erasure (id, lead, reason, at, by_actor, texts, rows) values ($1, $2, $3, $4, $5, $6, $7)", [
    one.id,
    one.lead,
    one.reason,
    iso(one.at),
    one.by,
    one.texts,
    one.rows,
  ])
}

/** How many texts of the journal went, once it is known. */
export async function countTexts(tx: Tx, id: string, texts: number): Promise<void> {
  await tx.query("update erasure set texts = $2 where id = $1", [id, texts])
}

/** Nothing is done with people who were erased. @throws Refusal 409 when one of these leads was */
export async function refuseErased(tx: Tx, leads: readonly string[]): Promise<void> {
  const erased = await tx.query("select from lead where id = any($1) and erased_at is not null limit 1", [leads])
  if (erased.length > 0) throw new Refusal("erased", "This person was erased: there is nothing left that could be changed.", 409)
}
