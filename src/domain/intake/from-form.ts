import {
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
import { HONEYPOT, TOOK_MS } from "#domain/intake/bot-signs.ts"
import { readEmail } from "#domain/intake/email-address.ts"
import { pathOf } from "#domain/intake/from-segment.ts"
import { unreadableTime } from "#domain/intake/notice.ts"
import { readMembers } from "#domain/intake/read-fields.ts"
import { pointerOf } from "#domain/intake/webhook/json-pointer.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"

/** A form post as it was stored: the form's name from the address, its inputs, and what the request said about the page and of its browser. */
export type StoredForm = {
  form: string
  inputs: Record<string, unknown>
  page: string | null
  referrer: string | null
  /** What stood in the input that no person sees. */
  _hp?: string
  /** Milliseconds from when the form was shown until it was sent, by the browser's clock. */
  _ms?: number
  /** What the browser calls itself; posts from before this was kept have none. */
  agent?: string | null
  prefetch?: boolean
  /** Why a person has to look at it before it is taken. */
  held?: string
}

/** Inputs that speak about the page and the campaign, not about the person. */
const ORIGIN = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "referrer", "landing_page"]

/**
 * Understands a form post. It needs an e-mail address, or a user or anonymous id; everything else helps.
 * The landing page comes from an input of that name, else from the page that the form stood on.
 */
export function fromForm(stored: StoredForm, fallbackId: string, receivedAt: Instant): Arrival | Problem {
  if (typeof stored.held === "string")
    return { code: "held", says: `The form was attacked when this came, and ${stored.held}. Sent again from here it is taken.` }
  const inputs = flatProperties(stored.inputs)
  const { anonymous_id, anonymousId, user_id, userId, submission_id, submitted_at, _tz, ...rest } = inputs
  const { fields, notices } = readMembers(rest, stored.inputs, (name) => pointerOf([name]))
  const email = readEmail(typeof fields["email"] === "string" ? fields["email"] : (plainText(inputs["email"]) ?? ""))
  const identities: IdentityKey[] = []
  if ("address" in email) identities.push({ kind: "email", value: email.address })
  // as they came: properties are cut
  const own = stored.inputs
  const user = idText(own["user_id"] ?? own["userId"] ?? user_id ?? userId, LONGEST_PERSON_ID)
  if (user !== null) identities.push({ kind: "user", value: user })
  const anonymous = idText(own["anonymous_id"] ?? own["anonymousId"] ?? anonymous_id ?? anonymousId, LONGEST_PERSON_ID)
  if (anonymous !== null) identities.push({ kind: "anonymous", value: anonymous })
  if (!identities.some((identity) => identity.kind !== "anonymous")) return { code: "no_email", says: problemSays(email) }

  const time = eventTime(submitted_at, receivedAt)
  const origin = originOf(stored)
  return {
    source: `form:${stored.form}`,
    externalId: idText(own["submission_id"] ?? submission_id, LONGEST_EVENT_ID) ?? fallbackId,
    kind: "form",
    occurredAt: time.at,
    clamped: time.clamped,
    notices: [...unreadableTime("/submitted_at", time.unreadable), ...notices],
    identities,
    fields: { ...origin, ...zoneOf(_tz), ...fields, form_name: stored.form },
    page: pathOf(stored.page),
    form: stored.form,
    event: null,
    campaign: typeof fields["utm_campaign"] === "string" ? fields["utm_campaign"] : (origin["utm_campaign"] ?? null),
    properties: { ...rest, ...signsOf(stored) },
  }
}

/** What the form's own script says of the browser's clock. */
function zoneOf(zone: FieldValue | undefined): Record<string, string> {
  return typeof zone === "string" && zone !== "" ? { browser_zone: zone.slice(0, 60) } : {}
}

/** By what machines give themselves away; kept beside what was filled in. */
function signsOf({ agent, prefetch, _hp, _ms }: StoredForm): Record<string, FieldValue> {
  const known: Record<string, FieldValue | undefined> = {
    [HONEYPOT]: _hp,
    [TOOK_MS]: _ms,
    user_agent: typeof agent === "string" ? agent : undefined,
    prefetch: prefetch === true ? true : undefined,
  }
  return Object.fromEntries(Object.entries(known).filter((entry): entry is [string, FieldValue] => entry[1] !== undefined))
}

function problemSays(email: ReturnType<typeof readEmail>): string {
  if ("problem" in email) return `The form has no usable e-mail address: ${email.problem}`
  return 'The form has no usable e-mail address in a field such as "email".'
}

/** Campaign marks and landing page, as the address of the page says them. */
export function originOf(stored: Pick<StoredForm, "page" | "referrer">): Record<string, string> {
  const found: Record<string, string> = {}
  if (stored.page !== null) found["landing_page"] = pathOf(stored.page) ?? "/"
  if (stored.referrer !== null) found["referrer"] = stored.referrer.slice(0, 1000)
  const query = stored.page?.split("#")[0]?.split("?")[1] ?? ""
  for (const [name, value] of new URLSearchParams(query)) {
    const text = plainText(value)
    if (ORIGIN.includes(name) && text !== null) found[name] = text
  }
  return found
}
