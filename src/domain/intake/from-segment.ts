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
import { missingMembers } from "#domain/intake/missing-members.ts"
import { unreadableTime, type Notice } from "#domain/intake/notice.ts"
import { readMembers } from "#domain/intake/read-fields.ts"
import { readInstant } from "#domain/intake/read-instant.ts"
import { pointerOf } from "#domain/intake/webhook/json-pointer.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"

const TYPES = ["identify", "track", "page", "screen", "group", "alias"]
type Item = Record<string, unknown>

/**
 * Understands one item of the Segment HTTP tracking API.
 *
 * @param type      the endpoint's type when the item does not say its own (single calls)
 * @param sentAt    the batch's `sentAt`: with it a client's wrong clock is corrected by the difference to the time of receipt
 * @param fallbackId stands in for a missing `messageId`; the same for the same stored bytes
 */
export function fromSegment(
  raw: unknown,
  type: string | null,
  sentAt: unknown,
  fallbackId: string,
  receivedAt: Instant,
): Arrival | Problem {
  const item = asObject(raw)
  if (item === null) return { code: "not_an_object", says: "An item has to be a JSON object such as { type, userId, … }." }
  const kind = plainText(item["type"] ?? type)?.toLowerCase() ?? ""
  if (!TYPES.includes(kind)) return { code: "unknown_type", says: `The type "${kind.slice(0, 40)}" is not one of ${TYPES.join(", ")}.` }
  const identities = identitiesOf(item, kind)
  if (identities.length === 0) return { code: "no_identity", says: "An item needs a userId or an anonymousId." }

  const time = eventTime(item["originalTimestamp"] ?? item["timestamp"], receivedAt, clockShift(sentAt, receivedAt))
  const timeAt = (item["originalTimestamp"] ?? null) === null ? "/timestamp" : "/originalTimestamp"
  const context = asObject(item["context"]) ?? {}
  const properties = kind === "identify" || kind === "group" ? {} : flatProperties(item["properties"])
  const campaign = flatProperties(context["campaign"])
  const traits = readTraits(item, kind, context)
  return {
    source: "segment",
    externalId: idText(item["messageId"], LONGEST_EVENT_ID) ?? fallbackId,
    kind,
    occurredAt: time.at,
    clamped: time.clamped,
    notices: [...missingMembers(item, kind), ...unreadableTime(timeAt, time.unreadable), ...traits.notices],
    identities,
    fields: { ...originFields(kind, properties, context, campaign), ...traits.fields },
    page: kind === "page" || kind === "screen" ? pagePath(item, properties) : null,
    form: textOf(properties["form_id"] ?? properties["formId"] ?? properties["form"] ?? properties["form_name"]),
    event: kind === "track" ? plainText(item["event"]) : null,
    campaign: textOf(campaign["name"]),
    properties: withAgent(properties, context),
  }
}

function identitiesOf(item: Item, kind: string): IdentityKey[] {
  const traits = asObject(item["traits"]) ?? asObject(asObject(item["context"])?.["traits"]) ?? {}
  const user = idText(item["userId"], LONGEST_PERSON_ID)
  const email = readEmail(plainText(traits["email"]) ?? "")
  const fromUser = user === null ? null : readEmail(user)
  const keys: IdentityKey[] = []
  if (kind !== "group" && "address" in email) keys.push({ kind: "email", value: email.address })
  else if (fromUser !== null && "address" in fromUser) keys.push({ kind: "email", value: fromUser.address })
  if (user !== null) keys.push({ kind: "user", value: user })
  const previous = kind === "alias" ? idText(item["previousId"], LONGEST_PERSON_ID) : null
  const anonymous = idText(item["anonymousId"], LONGEST_PERSON_ID) ?? previous
  if (anonymous !== null) keys.push({ kind: "anonymous", value: anonymous })
  return keys
}

/** By how far the client's clock was behind ours when it sent; less than a minute is the way. */
function clockShift(sentAt: unknown, receivedAt: Instant): number {
  const sent = readInstant(sentAt)
  return sent === null || Math.abs(receivedAt - sent) < 60_000 ? 0 : receivedAt - sent
}

type Traits = { fields: Record<string, FieldValue>; notices: Notice[] }

function readTraits(item: Item, kind: string, context: Item): Traits {
  const own = asObject(item["traits"])
  if (kind === "group") return readCompany(own ?? {}, ["traits"])
  const traits = own ?? asObject(context["traits"])
  if (traits === null) return { fields: {}, notices: [] }
  const place = own === null ? ["context", "traits"] : ["traits"]
  const company = asObject(traits["company"])
  const address = asObject(traits["address"])
  const members = {
    ...traits,
    company: company === null ? traits["company"] : undefined,
    address: address === null ? traits["address"] : undefined,
    ...address,
  }
  const person = readMembers(flatProperties(members), members, (name) =>
    pointerOf([...place, ...(address !== null && Object.hasOwn(address, name) ? ["address"] : []), name]),
  )
  if (company === null) return person
  const employer = readCompany(company, [...place, "company"])
  return { fields: { ...person.fields, ...employer.fields }, notices: [...person.notices, ...employer.notices] }
}

/** The spec has an address as an object here, too; it is the company's, and a lead's fields are of where the person is. */
function readCompany(traits: Item, place: string[]): Traits {
  const { name, plan: _plan, id: _id, address, ...rest } = traits
  const members = { ...rest, address: asObject(address) === null ? address : undefined, company_name: name }
  return readMembers(flatProperties(members), members, (named) => pointerOf([...place, named === "company_name" ? "name" : named]))
}

function originFields(kind: string, properties: Record<string, FieldValue>, context: Item, campaign: Record<string, FieldValue>) {
  const page = flatProperties(context["page"])
  const named: Record<string, FieldValue | undefined> = {
    utm_source: campaign["source"],
    utm_medium: campaign["medium"],
    utm_campaign: campaign["name"],
    utm_term: campaign["term"],
    utm_content: campaign["content"],
    referrer: kind === "page" ? properties["referrer"] : page["referrer"],
    browser_zone: textOf(typeof context["timezone"] === "string" ? context["timezone"].slice(0, 60) : null) ?? undefined,
    landing_page: kind === "page" ? (properties["path"] ?? properties["url"]) : page["path"],
  }
  return Object.fromEntries(
    Object.entries(named).filter((entry): entry is [string, FieldValue] => entry[1] !== undefined && entry[1] !== ""),
  )
}

function pagePath(item: Item, properties: Record<string, FieldValue>): string | null {
  const path = textOf(properties["path"]) ?? pathOf(textOf(properties["url"]))
  return path ?? plainText(item["name"])
}

/** The path of an address without query and fragment. */
export function pathOf(url: string | null): string | null {
  if (url === null) return null
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/[?#].*$/, "")
  return path === "" ? "/" : path
}

function withAgent(properties: Record<string, FieldValue>, context: Item): Record<string, FieldValue> {
  const agent = plainText(context["userAgent"])
  return agent === null ? properties : { ...properties, user_agent: agent.slice(0, 300) }
}

function textOf(value: FieldValue | undefined): string | null {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : null
}
