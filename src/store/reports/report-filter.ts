import type { Dimension } from "#domain/review/report-shape.ts"
import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Param } from "#store/tx.ts"

/** Which cycles a report is about; null: all of them. `unknown` stands for those of which it is not known. */
export type ReportFilter = {
  from: Instant
  until: Instant
  tier: number | null
  team: string | null
  source: string | null
  campaign: string | null
  region: string | null
}

/** The parameters of every report's statement, `$1` to `$8`. */
export function filterParams({ from, until, tier, team, source, campaign, region }: ReportFilter, now: Instant): Param[] {
  return [iso(from), iso(until), iso(now), tier, team, source, campaign, region] as Param[]
}

/** What a row of a report stands for, as an expression over a cycle `r`. */
export const ROW_KEYS: Record<Dimension, string> = {
  all: "'all'",
  tier: "r.tier::text",
  team: "r.team",
  source: "r.source",
  campaign: "r.campaign",
  region: "r.region",
  band: "r.band",
  owner: "r.owner::text",
  week: `to_char(r.counted_at at time zone 'UTC', 'IYYY"-W"IW')`,
  month: `to_char(r.counted_at at time zone 'UTC', 'YYYY-MM')`,
  month_tier: `to_char(r.counted_at at time zone 'UTC', 'YYYY-MM') || ':' || r.tier`,
  promise: "r.promise || ':' || r.tier",
  leak: "r.leak",
}
