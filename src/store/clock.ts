import type { Instant } from "#domain/instant.ts"
import type { Clock } from "#domain/sla/clock.ts"
import { insertRows, iso, updateRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A clock with where it belongs. `lookAt` is when its next rung is due; null when none is left. */
export type ClockRecord = {
  id: string
  handoff: string
  lead: string
  person: string
  agreement: string
  lookAt: Instant | null
  clock: Clock
}

/** Clocks that still run, pause, or were missed and wait for evidence. */
export async function liveClocks(tx: Tx, handoffs: readonly string[]): Promise<ClockRecord[]> {
  if (handoffs.length === 0) return []
  const rows = await tx.query<ClockRecord>(
    `select id, handoff, lead, person, agreement, look_at as "lookAt", detail as clock from sla_clock
     where handoff = any($1) and (state in ('running', 'paused') or (state = 'missed' and met_at is null)) order by handoff, kind`,
    [handoffs],
  )
  return rows.map(toRecord)
}

export async function clocksOf(tx: Tx, handoffs: readonly string[]): Promise<ClockRecord[]> {
  if (handoffs.length === 0) return []
  const rows = await tx.query<ClockRecord>(
    `select id, handoff, lead, person, agreement, look_at as "lookAt", detail as clock from sla_clock where handoff = any($1) order by handoff, started_at, kind, id`,
    [handoffs],
  )
  return rows.map(toRecord)
}

export async function insertClocks(tx: Tx, clocks: readonly ClockRecord[]): Promise<void> {
  await insertRows(tx, "sla_clock", clocks.map(toRow))
}

export async function saveClocks(tx: Tx, clocks: readonly ClockRecord[]): Promise<void> {
  await updateRows(tx, "sla_clock", clocks.map(toRow))
}

function toRow({ id, handoff, lead, person, agreement, lookAt, clock }: ClockRecord) {
  return {
    id,
    handoff,
    lead,
    kind: clock.kind,
    owed_by: clock.owedBy,
    person,
    agreement,
    state: clock.state,
    started_at: clock.startedAt,
    due_at: clock.dueAt,
    met_at: clock.metAt,
    missed_at: clock.missedAt,
    look_at: lookAt,
    detail: Object.fromEntries(Object.entries(clock).filter(([name, value]) => !isUsual(name, value))),
  }
}

/** What most clocks have most of the time is left out of the row. */
const USUAL = {
  passedAt: null,
  businessDays: null,
  elapsedMs: 0,
  activeSince: null,
  rungs: [],
  stretches: [],
  pauses: [],
  retargets: [],
  metAt: null,
  missedAt: null,
  evidence: null,
  metLate: null,
  closedAt: null,
  cancelledBecause: null,
  outOfReach: null,
} satisfies Partial<Clock>

function isUsual(name: string, value: unknown): boolean {
  const usual = (USUAL as Record<string, unknown>)[name]
  return value === usual || (Array.isArray(value) && value.length === 0 && usual !== undefined)
}

function toRecord(row: ClockRecord): ClockRecord {
  return { ...row, clock: { ...USUAL, ...row.clock } }
}

/** One step of the ladder that was taken (or passed), once per clock and rung. */
export type Escalation = {
  clock: string
  rung: number
  handoff: string
  share: number
  plannedAt: Instant
  at: Instant
  late: boolean
  outcome: "sent" | "missed" | "nobody"
  told: string[]
  reassigned: boolean
}

export async function insertEscalations(tx: Tx, escalations: readonly Escalation[]): Promise<void> {
  await insertRows(
    tx,
    "escalation",
    escalations.map(({ plannedAt, ...one }) => ({ ...one, planned_at: iso(plannedAt), at: iso(one.at) })),
  )
}

export async function escalationsOf(tx: Tx, handoffs: readonly string[]): Promise<Escalation[]> {
  if (handoffs.length === 0) return []
  return tx.query(
    `select clock, rung, handoff, share, planned_at as "plannedAt", at, late, outcome, told, reassigned from escalation
     where handoff = any($1) order by at, rung`,
    [handoffs],
  )
}

/** When each clock's ladder was last climbed. */
export async function lastEscalations(tx: Tx, clocks: readonly string[]): Promise<Map<string, Instant>> {
  if (clocks.length === 0) return new Map()
  const rows = await tx.query<{ clock: string; at: Instant }>(
    "select clock, max(at) as at from escalation where clock = any($1) group by clock",
    [clocks],
  )
  return new Map(rows.map((row) => [row.clock, row.at]))
}
