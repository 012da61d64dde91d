import type { CadenceRun } from "#domain/cadence/cadence-run.ts"
import type { Instant } from "#domain/instant.ts"
import type { BalanceChange } from "#domain/routing/undo-credit-back.ts"
import type { ClockRecord } from "#store/clock.ts"
import type { Handoff } from "#store/handoff.ts"
import type { Standing } from "#store/lead.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A rep's word on a handoff, as it was given. `undoneAt`: when it was taken back; null: it stands. */
export type DispositionRecord = {
  id: string
  handoff: string
  lead: string
  kind: string
  reason: string | null
  clause: string | null
  until: Instant | null
  topic: string | null
  note: string
  detail: Record<string, unknown>
  by: string
  at: Instant
  undoneAt: Instant | null
}

export async function insertDisposition(tx: Tx, { by, until, ...record }: Omit<DispositionRecord, "undoneAt">): Promise<void> {
  await insertRows(tx, "disposition", [{ ...record, until: iso(until), by_actor: by, at: iso(record.at) }])
}

/** All words on these handoffs, oldest first, also those that were taken back. */
export async function dispositionsOf(tx: Tx, handoffs: readonly string[]): Promise<DispositionRecord[]> {
  if (handoffs.length === 0) return []
  return tx.query(
    `select d.id, d.handoff, d.lead, d.kind, d.reason, d.clause, d.until, d.topic, d.note, d.detail, d.by_actor as by, d.at, u.at as "undoneAt"
     from disposition d left join disposition_undo u on u.disposition = d.id where d.handoff = any($1) order by d.at, d.id`,
    [handoffs],
  )
}

/** How a handoff, its lead, its clocks and its follow-up stand. `qualification`: the lead's newest. */
export type Standings = {
  handoff: Handoff
  lead: Standing
  clocks: ClockRecord[]
  cadence?: CadenceRun | null
  qualification: string | null
}

/** How everything stood before a word and after it, and what it changed in the ledger of the handoff's pool. */
export type Before = { before: Standings; after: Standings; credit: BalanceChange[] | null }
export type DispositionBefore = Before & { disposition: string; until: Instant }

/** Keeps how it was, so that the word can be taken back before `until`; what was kept for older words is dropped. */
export async function keepBefore(
  tx: Tx,
  { disposition, handoff, until, ...before }: DispositionBefore & { handoff: string },
  now: Instant,
): Promise<void> {
  tx.send("delete from disposition_before where until < $1 or handoff = $2", [iso(now), handoff])
  await insertRows(tx, "disposition_before", [{ disposition, handoff, until: iso(until), before }])
}

/** What was kept for the last word on each of these handoffs. */
export async function keptBefore(tx: Tx, handoffs: readonly string[]): Promise<Map<string, DispositionBefore>> {
  if (handoffs.length === 0) return new Map()
  const rows = await tx.query<{ disposition: string; handoff: string; until: Instant; before: Before }>(
    "select disposition, handoff, until, before from disposition_before where handoff = any($1)",
    [handoffs],
  )
  return new Map(rows.map(({ disposition, handoff, until, before }) => [handoff, { disposition, until, ...before }]))
}

/** Until when the last word on each of these handoffs can be taken back; those without one are left out. */
export async function undoableUntil(tx: Tx, handoffs: readonly string[], now: Instant): Promise<Map<string, Instant>> {
  if (handoffs.length === 0) return new Map()
  const rows = await tx.query<{ handoff: string; until: Instant }>(
    "select handoff, until from disposition_before where handoff = any($1) and until > $2",
    [handoffs, iso(now)],
  )
  return new Map(rows.map(({ handoff, until }) => [handoff, until]))
}

/** Notes who took a word back; `version`: of the handoff as the word had left it. */
export async function insertUndo(tx: Tx, undo: { disposition: string; by: string; at: Instant; version: number }): Promise<void> {
  await insertRows(tx, "disposition_undo", [{ disposition: undo.disposition, by_actor: undo.by, at: iso(undo.at), version: undo.version }])
  await tx.query("delete from disposition_before where disposition = $1", [undo.disposition])
}
