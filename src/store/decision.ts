import type { Brief } from "#domain/brief/brief.ts"
import type { Tier } from "#domain/agreement/agreement.ts"
import type { FieldValue, SignalEvent } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import type { Qualification } from "#domain/qualification/qualification.ts"
import type { Score } from "#domain/score/score.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** What a score was made from, kept so that it can be made again. */
export type ScoreInputs = { fields: Record<string, FieldValue>; events: SignalEvent[] }

export type ScoreRecord = { id: string; lead: string; at: Instant; agreement: string; score: Score; inputs: ScoreInputs }
export type QualificationRecord = {
  id: string
  lead: string
  score: string
  at: Instant
  agreement: string
  tier: Tier | null
  qualification: Qualification
}
export type BriefRecord = {
  id: string
  lead: string
  at: Instant
  agreement: string
  content: unknown
  complete: number
  missing: string[]
}

/** How routing came to an owner. */
export type RoutingMethod =
  | "customer_success"
  | "account_owner"
  | "cover"
  | "open_cycle"
  | "pool"
  | "overflow"
  | "first_back"
  | "manager"
  | "reassigned"
  | "by_hand"

export type RoutingRecord = {
  id: string
  lead: string
  at: Instant
  agreement: string
  method: RoutingMethod
  rule: string | null
  pool: string | null
  owner: string
  says: string
  /** Everybody who was looked at, with the first check that failed and when it is expected to clear. */
  attempts: unknown
  inputs: unknown
}

export async function insertScores(tx: Tx, records: readonly ScoreRecord[]): Promise<void> {
  await insertRows(
    tx,
    "score",
    records.map(({ score, ...record }) => ({
      id: record.id,
      lead: record.lead,
      at: record.at,
      agreement: record.agreement,
      model: score.model,
      region: score.region,
      fit: score.fit,
      intent: score.intent,
      completeness: score.fitCompleteness,
      reasons: score.reasons,
      inputs: record.inputs,
    })),
  )
}

export async function insertQualifications(tx: Tx, records: readonly QualificationRecord[]): Promise<void> {
  await insertRows(
    tx,
    "qualification",
    records.map(({ qualification, ...record }) => ({ ...record, verdict: qualification.kind, detail: qualification })),
  )
}

export async function insertBriefs(tx: Tx, records: readonly BriefRecord[]): Promise<void> {
  await insertRows(tx, "brief", records)
}

export async function insertRoutingDecisions(tx: Tx, records: readonly RoutingRecord[]): Promise<void> {
  await insertRows(tx, "routing_decision", records)
}

/** The newest decisions on a lead made by `at`, each or null. */
export async function decisionsOn(
  tx: Tx,
  lead: string,
  at: Instant,
): Promise<{ score: ScoreRecord | null; qualification: QualificationRecord | null; routing: RoutingRecord | null }> {
  const [score] = await tx.query<Omit<ScoreRecord, "score"> & Score & { completeness: number }>(
    "select id, lead, at, agreement, model, region, fit, intent, completeness, reasons, inputs from score where lead = $1 and at <= $2 order by at desc, id desc limit 1",
    [lead, iso(at)],
  )
  const [qualification] = await tx.query<QualificationRecord>(
    "select id, lead, score, at, agreement, tier, detail as qualification from qualification where lead = $1 and at <= $2 order by at desc, id desc limit 1",
    [lead, iso(at)],
  )
  const [routing] = await tx.query<RoutingRecord>(
    "select * from routing_decision where lead = $1 and at <= $2 order by at desc, id desc limit 1",
    [lead, iso(at)],
  )
  return { score: score === undefined ? null : toScoreRecord(score), qualification: qualification ?? null, routing: routing ?? null }
}

function toScoreRecord(row: Omit<ScoreRecord, "score"> & Score & { completeness: number }): ScoreRecord {
  const { id, lead, at, agreement, inputs, completeness, model, region, fit, intent, reasons } = row
  return { id, lead, at, agreement, inputs, score: { model, region, fit, intent, fitCompleteness: completeness, reasons } }
}

/** What the newest route of each lead was decided on; a move by hand rests on nothing. */
export async function lastRouteInputs(tx: Tx, leads: readonly string[]): Promise<Map<string, unknown>> {
  if (leads.length === 0) return new Map()
  const rows = await tx.query<{ lead: string; inputs: unknown }>(
    `select l.lead, r.inputs from unnest($1::uuid[]) as l (lead)
     cross join lateral (select inputs from routing_decision where lead = l.lead order by at desc, id desc limit 1) as r`,
    [leads],
  )
  return new Map(rows.map((row) => [row.lead, row.inputs]))
}

/** These scores with their inputs. */
export async function scoresById(tx: Tx, ids: readonly string[]): Promise<ScoreRecord[]> {
  if (ids.length === 0) return []
  const rows = await tx.query<Omit<ScoreRecord, "score"> & Score & { completeness: number }>(
    "select id, lead, at, agreement, model, region, fit, intent, completeness, reasons, inputs from score where id = any($1)",
    [ids],
  )
  return rows.map(toScoreRecord)
}

/** The newest recorded scores with their inputs, to be made again and compared. Those of erased people have none left. */
export async function recentScores(tx: Tx, limit: number): Promise<ScoreRecord[]> {
  const rows = await tx.query<Omit<ScoreRecord, "score"> & Score & { completeness: number }>(
    "select id, lead, at, agreement, model, region, fit, intent, completeness, reasons, inputs from score where not exists (select from lead where lead.id = score.lead and lead.erased_at is not null) order by id desc limit $1",
    [limit],
  )
  return rows.map(toScoreRecord)
}

export async function qualificationOfScore(tx: Tx, scores: readonly string[]): Promise<QualificationRecord[]> {
  return tx.query("select id, lead, score, at, agreement, tier, detail as qualification from qualification where score = any($1)", [scores])
}

export async function briefById(tx: Tx, id: string): Promise<BriefRecord | null> {
  const [row] = await tx.query<BriefRecord>("select id, lead, at, agreement, content, complete, missing from brief where id = $1", [id])
  return row ?? null
}

/** What messages and follow-ups use of a brief. */
export type QuotedBrief = Pick<Brief, "whyNow" | "next" | "who">

/** What messages and follow-ups use of briefs, by brief. */
export async function briefsById(tx: Tx, ids: readonly string[]): Promise<Map<string, QuotedBrief>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<QuotedBrief & { id: string }>(
    `select id, content ->> 'whyNow' as "whyNow", content -> 'next' as next, content -> 'who' as who from brief where id = any($1)`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Id of a lead's newest verdict, or null when nobody judged it yet. */
export async function newestQualification(tx: Tx, lead: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>("select id from qualification where lead = $1 order by at desc, id desc limit 1", [lead])
  return row?.id ?? null
}
