import type { Provider } from "#domain/enrichment/provider.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { accountsById } from "#store/account.ts"
import { freshAnswers } from "#store/enrichment.ts"
import { leadsById } from "#store/lead.ts"
import { claimLookUps, type LookUp } from "#store/look-up.ts"
import { allProviders } from "#store/provider.ts"
import type { Tx } from "#store/tx.ts"
import { answersFor, type Answered } from "#steps/look-ups/enrich-leads.ts"
import { subjectKeys, subjectOf } from "#steps/look-ups/subject-of.ts"
import { rulesInForce } from "#steps/rules.ts"

/** A look-up to be asked about: its lead, what was answered already, and what the agreement needs. */
export type Asking = Answered & { lookUp: LookUp; needs: string[] }

/** A provider that may be asked, with what it cost this month so far. */
export type PaidProvider = Provider & { spent: number }

/** A process that died while asking is noticed after this long; the answers that it paid for are there by then. */
const CLAIM: Milliseconds = 2 * 60_000

/** Takes look-ups that are to be asked, with all that asking needs; nobody else takes them meanwhile. */
export async function claimQuestions(tx: Tx, limit: number, now: Instant): Promise<{ askings: Asking[]; providers: PaidProvider[] }> {
  const lookUps = await claimLookUps(tx, now, now + CLAIM, limit)
  if (lookUps.length === 0) return { askings: [], providers: [] }
  const leads = new Map(
    (
      await leadsById(
        tx,
        lookUps.map((one) => one.lead),
      )
    ).map((lead) => [lead.id, lead]),
  )
  const accounts = new Map(
    (
      await accountsById(
        tx,
        [...leads.values()].flatMap((lead) => lead.account ?? []),
      )
    ).map((account) => [account.id, account]),
  )
  const about = lookUps.flatMap((lookUp) => {
    const lead = leads.get(lookUp.lead)
    if (lead === undefined) return []
    const account = accounts.get(lead.account ?? "") ?? null
    return [{ lookUp, lead, account, subject: subjectOf(lead, account) }]
  })
  const answers = Map.groupBy(
    await freshAnswers(
      tx,
      about.flatMap((one) => subjectKeys(one.subject)),
      now,
    ),
    (answer) => answer.subject,
  )
  const needs = (await rulesInForce(tx, now))?.agreement.enrichment?.needs ?? []
  const providers = (await allProviders(tx, now)).filter((one) => one.isOn).map((one) => ({ ...one, spent: one.month.cost }))
  return { askings: about.map((one) => ({ ...one, needs, answers: answersFor(one.subject, answers) })), providers }
}
