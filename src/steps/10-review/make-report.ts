import { currencyOf } from "#domain/review/currency-of.ts"
import { fillReport, type Given, type Report } from "#domain/review/fill-report.ts"
import { leakage } from "#domain/review/leakage.ts"
import { promisedVolume } from "#domain/review/promised-volume.ts"
import type { Dimension, ReportShape } from "#domain/review/report-shape.ts"
import type { Instant } from "#domain/instant.ts"
import { countCycles, type Counted } from "#store/reports/count-cycles.ts"
import { reasonWords } from "#store/reason-words.ts"
import type { ReportFilter } from "#store/reports/report-filter.ts"
import { volumePromises } from "#store/reports/volume-promises.ts"
import type { Tx } from "#store/tx.ts"
import { rulesInForce } from "#steps/rules.ts"

/** The shared numbers: one report over the cycles of a period. */
export async function makeReport(tx: Tx, shape: ReportShape, by: Dimension, filter: ReportFilter, now: Instant): Promise<Report> {
  const counted = await countCycles(tx, shape, by, filter, now)

  const { rows, given } = await besideThem(tx, shape, counted, filter, now)

  const words = { reasonWords: await reasonWords(tx, counted.reasons, now), currency: await currencyIn(tx, shape, counted, now) }
  return fillReport(shape, by, { ...counted, rows }, given, words)
}

/** In which currency a report's money is; null where it has none or it can't be said. */
async function currencyIn(tx: Tx, { columns }: ReportShape, { currencies }: Counted, now: Instant): Promise<string | null> {
  const hasMoney = columns.some(({ unit }) => unit === "money")
  return hasMoney ? currencyOf(currencies, await agreedCurrency(tx, now)) : null
}

/** What amounts are in that name no currency; null when the agreement in force does not say. */
export async function agreedCurrency(tx: Tx, now: Instant): Promise<string | null> {
  return (await rulesInForce(tx, now))?.agreement.currency ?? null
}

/** What stands beside the counted numbers: what was promised, or what follows from all rows together. */
async function besideThem(
  tx: Tx,
  { name }: ReportShape,
  { rows, total }: Counted,
  filter: ReportFilter,
  now: Instant,
): Promise<{ rows: Counted["rows"]; given: Given }> {
  if (name === "leakage") return { rows, given: leakage(rows) }
  if (name === "volume" && isOfWholePromise(filter)) {
    const tiers = ALL_TIERS.filter((tier) => filter.tier === null || Number(tier) === filter.tier)
    return promisedVolume(rows, await volumePromises(tx), { ...filter, tiers }, now)
  }
  if (name !== "completeness") return { rows, given: {} }
  const promise = (await rulesInForce(tx, now))?.agreement.commitments.marketing.complete_share ?? null
  return { rows, given: Object.fromEntries([total, ...rows].map((row) => [row.key, { promised_share: promise }])) }
}

const ALL_TIERS = ["1", "2", "3"] as const

/** Marketing promises leads of all teams and origins together, so a part of them can't be compared with it. */
function isOfWholePromise({ team, source, campaign, region }: ReportFilter): boolean {
  return [team, source, campaign, region].every((one) => one === null)
}
