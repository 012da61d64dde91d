import type { FieldValue } from "#domain/condition/condition.ts"
import { eventTime, plainText, type Arrival, type IdentityKey, type Problem } from "#domain/intake/arrival.ts"
import { readEmail } from "#domain/intake/email-address.ts"
import type { Instant } from "#domain/instant.ts"

/** One row of an imported file, already read into lead fields. `line` is its line in the file, `id` the same for the same row of the same file. */
export type StoredRow = { id: string; line: number; fields: Record<string, FieldValue>; custom: Record<string, string> }

/** Understands an imported row: a lead as another system knew it. It needs an e-mail address or a record id. */
export function fromRow(row: StoredRow, source: string, receivedAt: Instant): Arrival | Problem {
  const identities: IdentityKey[] = []
  const email = readEmail(typeof row.fields["email"] === "string" ? row.fields["email"] : "")
  if ("address" in email) identities.push({ kind: "email", value: email.address })
  const record = plainText(row.fields["external_id"])
  if (record !== null) identities.push({ kind: "crm", value: `${source}:${record}`.slice(0, 512) })
  if (identities.length === 0) {
    return { code: "no_identity", says: `Line ${row.line} has neither an e-mail address nor a record id, so nobody can be found by it.` }
  }

  const time = eventTime(row.fields["created_at"] ?? row.fields["last_activity_at"], receivedAt)
  const custom = Object.fromEntries(Object.entries(row.custom).map(([name, value]) => [`custom.${name}`, value]))
  const known = Object.fromEntries(Object.entries(row.fields).filter(([, value]) => value !== null))
  return {
    source,
    externalId: row.id,
    kind: "row",
    occurredAt: time.at,
    clamped: time.clamped,
    identities,
    fields: { ...known, ...custom },
    page: null,
    form: typeof row.fields["form_name"] === "string" ? row.fields["form_name"] : null,
    event: null,
    campaign: typeof row.fields["campaign"] === "string" ? row.fields["campaign"] : null,
    properties: originProperties(row.fields),
  }
}

/** What an imported row says about how the lead came, so that signals can be recognised on it. */
function originProperties(fields: Record<string, FieldValue>): Record<string, FieldValue> {
  const names = ["lead_source", "lead_source_detail", "campaign", "status", "utm_source", "utm_medium", "form_name", "landing_page"]
  return Object.fromEntries(names.flatMap((name) => (fields[name] === null || fields[name] === undefined ? [] : [[name, fields[name]]])))
}
