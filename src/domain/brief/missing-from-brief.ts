import type { Gate } from "#domain/agreement/agreement.ts"
import type { Brief } from "#domain/brief/brief.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { missingContext } from "#domain/qualification/proofs.ts"

/**
 * What a brief lacks. Looked for are what every rep needs and what the agreement asks for; what a lead need not have done, such as
 * a webinar or an earlier cycle, is never missing.
 */
export function missingFromBrief(
  brief: Brief,
  fields: Readonly<Record<string, FieldValue>>,
  gate: Pick<Gate, "context">,
): { complete: number; missing: string[] } {
  const items = standardItems(brief)
  const standard = Object.keys(items).filter((name) => !items[name])
  const needs = gate.context.needs.map((need) => [need].flat().join(" or "))
  const extra = missingContext({ fields }, gate).filter((name) => !standard.includes(name))
  const all = new Set([...Object.keys(items), ...needs]).size
  const missing = [...standard, ...extra]
  return { complete: Math.floor((100 * (all - missing.length)) / all), missing }
}

function standardItems({ who, company, origin, lastHighIntent, score, next, channels }: Brief): Record<string, boolean> {
  return {
    name: who.name !== null,
    job_title: who.title !== null,
    "email or phone": who.email !== null || who.phone !== null,
    company_name: who.company !== null,
    country: who.place !== null,
    local_time: who.localTime !== null,
    employee_count: "employee_count" in company,
    industry: "industry" in company,
    lead_source: origin.source !== null,
    "campaign or landing_page": origin.campaign !== null || origin.landingPage !== null,
    conversion: origin.conversion !== null,
    last_high_intent: lastHighIntent !== null,
    score_reasons: score.reasons.length > 0,
    next_action: next.action !== "",
    channels: channels.some(({ allowed }) => allowed),
  }
}
