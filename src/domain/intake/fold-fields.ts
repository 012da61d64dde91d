import type { FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"

/** What is known of a lead, and since when each field is known so. */
export type KnownFields = { fields: Record<string, FieldValue>; at: Record<string, Instant> }

/** Where a lead first came from is told by the earliest word; everything else by the latest. */
const FIRST_WORD_COUNTS = new Set([
  "lead_source",
  "lead_source_detail",
  "campaign",
  "utm_source",
  "utm_medium",
  "utm_campaign",
  "utm_term",
  "utm_content",
  "landing_page",
  "referrer",
  "form_name",
  "created_at",
])

/** Lays new words over what is known, by the time they were said, so that their order of arrival makes no difference. */
export function foldFields(known: KnownFields, fields: Record<string, FieldValue>, saidAt: Instant): KnownFields {
  const next = { fields: { ...known.fields }, at: { ...known.at } }
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || !counts(name, value, saidAt, known)) continue
    next.fields[name] = value
    next.at[name] = saidAt
  }
  return next
}

function counts(name: string, value: FieldValue, saidAt: Instant, known: KnownFields): boolean {
  const since = known.at[name]
  if (since === undefined) return true
  if (since !== saidAt) return FIRST_WORD_COUNTS.has(name) ? saidAt < since : saidAt > since
  return JSON.stringify(value) > JSON.stringify(known.fields[name] ?? null)
}

/** A name to call the lead by: full name, first and last name, e-mail address, or what else is known. */
export function nameOf(fields: Record<string, FieldValue>): string {
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : "")
  const parts = `${text("first_name")} ${text("last_name")}`.trim()
  return text("full_name") || parts || text("email") || text("company_name") || "Unnamed lead"
}
