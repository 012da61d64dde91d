import type { Tier } from "#domain/agreement/agreement.ts"
import type { Dimension, ReportShape } from "#domain/review/report-shape.ts"
import type { Instant } from "#domain/instant.ts"
import type { HandoffState } from "#domain/disposition/disposition.ts"
import { measuresOf, partsFor } from "#store/reports/count-cycles.ts"
import { cycleFacts } from "#store/reports/cycle-facts.ts"
import { planForMany } from "#store/reports/plan-for-many.ts"
import { filterParams, ROW_KEYS, type ReportFilter } from "#store/reports/report-filter.ts"
import type { Tx } from "#store/tx.ts"

/** The cycles behind one number: those of a column, in one row (null: of all rows together). */
export type Behind = { shape: ReportShape; by: Dimension; row: string | null; column: string; filter: ReportFilter }

/** A counted cycle in few words. */
export type CountedCycle = {
  id: string
  lead: string
  owner: string
  account: string | null
  cycle: number
  tier: Tier
  state: HandoffState
  source: string
  campaign: string
  region: string
  openedAt: Instant
  firstTouchAt: Instant | null
  closedAt: Instant | null
  closedAs: string | null
  amount: number | null
  currency: string | null
}

/** Whether a report has cycles behind a column of this name. */
export function isCounted(report: string, column: string): boolean {
  return predicateOf(report, column) !== null
}

/** The counted cycles, newest first. `reach`: only those of these people; null: everybody's. */
export async function listCycles(
  tx: Tx,
  behind: Behind,
  { after, limit, reach }: { after: string | null; limit: number; reach: readonly string[] | null },
  now: Instant,
): Promise<CountedCycle[]> {
  await planForMany(tx)
  return tx.query(
    `with ${relation(behind)}
     select r.id, r.lead, r.owner, r.account, r.cycle, r.tier, r.state, r.source, r.campaign, r.region, r.opened_at as "openedAt",
       r.first_touch_at as "firstTouchAt", r.closed_at as "closedAt", r.closed_as as "closedAs", r.amount::float8 as amount, r.currency
     from found as r where ($11::uuid is null or r.id < $11) and ($13::uuid[] is null or r.owner = any($13)) order by r.id desc limit $12`,
    [...params(behind, now), after, limit, reach],
  )
}

/** How many there are: cycles, different people, different companies; and how many of the cycles are those of these people (null: everybody). */
export async function totalBehind(
  tx: Tx,
  behind: Behind,
  reach: readonly string[] | null,
  now: Instant,
): Promise<{ total: { cycles: number; people: number; accounts: number }; visible: number }> {
  await planForMany(tx)
  const [row] = await tx.query<{ cycles: number; people: number; accounts: number; visible: number }>(
    `with ${relation(behind)}
     select count(*)::int as cycles, count(distinct r.lead)::int as people, count(distinct r.account)::int as accounts,
       count(*) filter (where $11::uuid[] is null or r.owner = any($11))::int as visible from found as r`,
    [...params(behind, now), reach],
  )
  const { visible = 0, cycles = 0, people = 0, accounts = 0 } = row ?? {}
  return { total: { cycles, people, accounts }, visible }
}

function relation({ shape, by, column }: Behind): string {
  const where = predicateOf(shape.name, column)
  if (where === null) throw new Error(`No cycles stand behind ${column} of the report ${shape.name}.`)
  return `${cycleFacts(shape.clock, partsFor(measuresOf(shape.name), by))},
    found as (select r.* from r where (${where}) and ($9::text is null or ${ROW_KEYS[by]} = $9) and ($10::text is null or ${reasonOf(shape.name)} = $10))`
}

function params({ filter, row, column }: Behind, now: Instant) {
  return [...filterParams(filter, now), row, reasonIn(column)]
}

const REASON = "reason:"

function reasonIn(column: string): string | null {
  return column.startsWith(REASON) ? column.slice(REASON.length) : null
}

function reasonOf(report: string): string {
  return measuresOf(report).byReason === undefined ? "null::text" : "r.reason"
}

function predicateOf(report: string, column: string): string | null {
  const { counts, byReason } = measuresOf(report)
  if (reasonIn(column) !== null) return byReason === undefined ? null : (counts[byReason] ?? null)
  return Object.hasOwn(counts, column) ? (counts[column] ?? null) : null
}
