import type { FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import { digest } from "#domain/intake/digest.ts"
import type { Notice } from "#domain/intake/notice.ts"
import { readInstant } from "#domain/intake/read-instant.ts"

/** How a person is known, strongest first: e-mail address, record id of a CRM, user id of a product, phone with name and company, browser. */
export type IdentityKind = "email" | "crm" | "user" | "phone" | "anonymous"
export const IDENTITY_KINDS: readonly IdentityKind[] = ["email", "crm", "user", "phone", "anonymous"]

export type IdentityKey = { kind: IdentityKind; value: string }

/** One thing that happened, understood: who, what, when, and what it says about the lead. */
export type Arrival = {
  /** Who sent it, e.g. `segment`, `form`, `import:spring-fair.csv`; with `externalId` it is unique for ever. */
  source: string
  externalId: string
  kind: string
  occurredAt: Instant
  /** The sender's clock was more than five minutes ahead, so the time of receipt stands in its place. */
  clamped: boolean
  /** What the sender should mend though it counts: a time or a value that can't be read, a member that is missing. */
  notices?: readonly Notice[]
  /** Strongest first, never empty. */
  identities: IdentityKey[]
  /** What it says about the lead, by lead field; only known values. */
  fields: Record<string, FieldValue>
  page: string | null
  form: string | null
  event: string | null
  campaign: string | null
  properties: Record<string, FieldValue>
}

/** Why an item could not be understood, and what would help. */
export type Problem = { code: string; says: string }

/**
 * A stored signal as the translators see it. `firstAt`: when its words came for the first time, if it takes them in again; then they count as said then.
 */
export type RawSignal = { id: string; source: string; kind: string; receivedAt: Instant; firstAt?: Instant | null; payload: string }

const AHEAD = 5 * 60_000
const OLDEST = Date.UTC(1990, 0, 1)

/** `unreadable`: the time as it was sent, when it can't be read. */
export type EventTime = { at: Instant; clamped: boolean; unreadable: string | null }

/**
 * The time of an event as it counts: its own, unless that is missing, unreadable, ancient or ahead of receipt by more than five minutes.
 *
 * @param shift by how much the sender's clock was behind
 */
export function eventTime(value: unknown, receivedAt: Instant, shift = 0): EventTime {
  if (value === undefined || value === null || value === "") return { at: receivedAt, clamped: false, unreadable: null }
  const read = readInstant(value)
  if (read === null) return { at: receivedAt, clamped: true, unreadable: asSent(value) }
  const at = read + shift
  if (at < OLDEST || at > receivedAt + AHEAD) return { at: receivedAt, clamped: true, unreadable: null }
  return { at: Math.min(at, receivedAt), clamped: false, unreadable: null }
}

function asSent(value: unknown): string {
  return (typeof value === "string" ? (plainText(value) ?? "") : JSON.stringify(value)).slice(0, 60)
}

/** Texts longer than this are refused as identity or cut as property. */
export const LONGEST_TEXT = 4096

// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Plain text without control characters and the odd halves of surrogate pairs, or null when nothing is left. */
export function plainText(value: unknown): string | null {
  return uncut(value)?.slice(0, LONGEST_TEXT) ?? null
}

function uncut(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value)
  if (typeof value !== "string") return null
  const text = value.toWellFormed().replace(CONTROL, "").trim()
  return text === "" ? null : text
}

/** So long an id of an event, and of a person, is kept as it is. */
export const LONGEST_EVENT_ID = 256
export const LONGEST_PERSON_ID = 512

/** An id as it is kept. Of one that is too long a hash stands for the end, so that two that differ late stay two. */
export function idText(value: unknown, longest: number): string | null {
  const text = uncut(value)
  if (text === null || text.length <= longest) return text
  const hash = digest(text)
  return `${text.slice(0, longest - hash.length - 1).toWellFormed()}#${hash}`
}

/** A value that a property may hold: texts, numbers, booleans, lists of texts; anything deeper is left out. */
export function propertyValue(value: unknown): FieldValue {
  if (typeof value === "number") return Number.isFinite(value) ? value : null
  if (typeof value === "boolean") return value
  if (Array.isArray(value)) return value.map(plainText).filter((text) => text !== null)
  return plainText(value)
}

/** An object that is neither null nor a list, or null. */
export function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
}

/** The properties of an object, one level deep, at most 200 of them. */
export function flatProperties(value: unknown): Record<string, FieldValue> {
  const object = asObject(value)
  if (object === null) return {}
  const known = Object.entries(object)
    .slice(0, 200)
    .map(([key, inner]) => [plainText(key) ?? "", propertyValue(inner)] as const)
    .filter(([key, inner]) => key !== "" && key !== "__proto__" && inner !== null)
  return Object.fromEntries(known)
}
