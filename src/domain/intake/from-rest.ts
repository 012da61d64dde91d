import {
  asObject,
  eventTime,
  flatProperties,
  plainText,
  type Arrival,
  type IdentityKey,
  type Problem,
  idText,
  LONGEST_EVENT_ID,
  LONGEST_PERSON_ID,
} from "#domain/intake/arrival.ts"
import { readEmail } from "#domain/intake/email-address.ts"
import { pathOf } from "#domain/intake/from-segment.ts"
import { unreadableTime } from "#domain/intake/notice.ts"
import { readMembers } from "#domain/intake/read-fields.ts"
import { pointerOf } from "#domain/intake/webhook/json-pointer.ts"
import type { Instant } from "#domain/instant.ts"

/** Understands a signal of Baton's own REST API: `{ id?, kind, at?, lead: {…}, page?, form?, event?, campaign?, properties? }`. */
export function fromRest(raw: unknown, fallbackId: string, receivedAt: Instant): Arrival | Problem {
  const item = asObject(raw)
  if (item === null) return { code: "not_an_object", says: "A signal has to be a JSON object such as { kind, lead: { email } }." }
  const lead = flatProperties(item["lead"])
  const identities = identitiesOf({ ...lead, ...asObject(item["lead"]) })
  if (identities.length === 0)
    return { code: "no_identity", says: "The signal's lead needs an email, a user_id, an external_id or an anonymous_id." }

  const { user_id: _u, anonymous_id: _a, ...own } = lead
  const { fields, notices } = readMembers(own, asObject(item["lead"]), (name) => pointerOf(["lead", name]))
  const time = eventTime(item["at"], receivedAt)
  return {
    source: plainText(item["source"])?.slice(0, 100) ?? "rest",
    externalId: idText(item["id"], LONGEST_EVENT_ID) ?? fallbackId,
    kind: plainText(item["kind"])?.toLowerCase().slice(0, 100) ?? "event",
    occurredAt: time.at,
    clamped: time.clamped,
    notices: [...unreadableTime("/at", time.unreadable), ...notices],
    identities,
    fields,
    page: pathOf(plainText(item["page"])),
    form: plainText(item["form"]),
    event: plainText(item["event"]),
    campaign: plainText(item["campaign"]),
    properties: flatProperties(item["properties"]),
  }
}

function identitiesOf(lead: Record<string, unknown>): IdentityKey[] {
  const keys: IdentityKey[] = []
  const email = readEmail(plainText(lead["email"]) ?? "")
  if ("address" in email) keys.push({ kind: "email", value: email.address })
  const named = [
    ["crm", lead["external_id"]],
    ["user", lead["user_id"]],
    ["anonymous", lead["anonymous_id"]],
  ] as const
  for (const [kind, value] of named) {
    const text = idText(value, LONGEST_PERSON_ID)
    if (text !== null) keys.push({ kind, value: text })
  }
  return keys
}
