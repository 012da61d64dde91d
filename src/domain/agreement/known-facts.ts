/** Lead and account fields that rules may ask for. */
export const LEAD_FACTS = [
  "email",
  "first_name",
  "last_name",
  "job_title",
  "seniority",
  "department",
  "phone",
  "company_name",
  "company_domain",
  "employee_count",
  "annual_revenue",
  "industry",
  "funding_stage",
  "business_model",
  "technologies",
  "country",
  "state",
  "city",
  "time_zone",
  "browser_zone",
  "email_mx",
  "language",
  "lead_source",
  "campaign",
  "utm_source",
  "utm_medium",
  "utm_campaign",
  "landing_page",
  "message",
]

/** Facts that Baton works out itself; a lead's fields never set them, examples may. */
export const COMPUTED_FACTS = [
  "score.fit",
  "score.intent",
  "score.fit_completeness",
  "region",
  "email_kind",
  "account.owner",
  "account.known",
  "account.target",
  "account.customer",
  "bot",
  "email_check",
  "email_suggestion",
  "email_domain",
  "time_zones",
  "time_zone_source",
  "time_zone_confidence",
  "requalified",
  "cycle.number",
]

/** Those of them that follow from the score, so that rules of the score itself can't ask for them. */
export const SCORED_FACTS = ["score.fit", "score.intent", "score.fit_completeness", "region", "cycle.number"]

/** What `email_kind` may be: business, free mail, throw-away, a role such as info@, or no address at all. */
export const EMAIL_KINDS = ["business", "free", "disposable", "role", "none"]

const KNOWN = new Set([...LEAD_FACTS, ...COMPUTED_FACTS])

/** Whether rules may ask for this fact: a field of the list, a computed fact, or anything that starts with `custom.`. */
export function isKnownFact(name: string): boolean {
  return KNOWN.has(name) || (name.startsWith("custom.") && name.length > "custom.".length)
}
