import type { FieldValue } from "#domain/condition/condition.ts"
import { eventTime, plainText, type Arrival, type IdentityKey, type Problem, idText, LONGEST_PERSON_ID } from "#domain/intake/arrival.ts"
import { readEmail } from "#domain/intake/email-address.ts"
import { unreadableTime } from "#domain/intake/notice.ts"
import type { Instant } from "#domain/instant.ts"

/**
 * One row of an imported file, already read into lead fields. `line` is its line in the file, `id` the same for the same row of the same file.
 * `badAddress`: why what stands in the column of addresses is none, as a sentence; it is kept in `custom` then.
 */
export type StoredRow = {
  id: string
  line: number
  fields: Record<string, FieldValue>
  custom: Record<string, string>
  badAddress?: string
}

/** Understands an imported row: a lead as another system knew it. It needs an e-mail address or a record id. */
export function fromRow(row: StoredRow, source: string, receivedAt: Instant): Arrival | Problem {
  const identities: IdentityKey[] = []
  const email = readEmail(typeof row.fields["email"] === "string" ? row.fields["email"] : "")
  if ("address" in email) identities.push({ kind: "email", value: email.address })
  const record = plainText(row.fields["external_id"])
  const crm = record === null ? null : idText(`${source}:${record}`, LONGEST_PERSON_ID)
  if (crm !== null) identities.push({ kind: "crm", value: crm })
  if (identities.length === 0) return nobodyIn(row, "problem" in email ? email.problem : null)

  const time = eventTime(row.fields["created_at"] ?? row.fields["last_activity_at"], receivedAt)
  const custom = Object.fromEntries(Object.entries(row.custom).map(([name, value]) => [`custom.${name}`, value]))
  const known = Object.fromEntries(Object.entries(row.fields).filter(([, value]) => value !== null))
  return {
    source,
    externalId: row.id,
    kind: "row",
    occurredAt: time.at,
    clamped: time.clamped,
    notices: unreadableTime("/fields/created_at", time.unreadable),
    identities,
    fields: { ...known, ...custom },
    page: null,
    form: typeof row.fields["form_name"] === "string" ? row.fields["form_name"] : null,
    event: null,
    campaign: typeof row.fields["campaign"] === "string" ? row.fields["campaign"] : null,
    properties: { ...activityOf(row.fields), ...custom },
  }
}

/** A bad address can be mended, so it has a code of its own. It stands under the field when a person put it there meanwhile. */
function nobodyIn({ line, fields, badAddress }: StoredRow, problem: string | null): Problem {
  const why = typeof fields["email"] === "string" ? problem : badAddress
  if (typeof why === "string") return { code: "no_email", says: `Line ${line} has an e-mail address that can't be used: ${why}` }
  return { code: "no_identity", says: `Line ${line} has neither an e-mail address nor a record id, so nobody can be found by it.` }
}

/** What a row says about how the lead came and what it did, so that signals can be recognised on it. The person's own fields stay out. */
const ACTIVITY = [
  ...[
    "lead_source",
    "lead_source_detail",
    "campaign",
    "status",
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "form_name",
    "landing_page",
    "message",
  ],
  ...["page_views", "sessions", "time_on_site", "form_submissions", "emails_opened", "emails_clicked"],
]

function activityOf(fields: Record<string, FieldValue>): Record<string, FieldValue> {
  return Object.fromEntries(ACTIVITY.flatMap((name) => ((fields[name] ?? null) === null ? [] : [[name, fields[name] ?? null]])))
}
