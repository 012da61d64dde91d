import type { FieldValue } from "#domain/condition/condition.ts"
import { readFields } from "#domain/intake/read-fields.ts"
import type { Milliseconds } from "#domain/instant.ts"

/** What a provider says of a person and of their company, by lead field. `domain`: the company's, to tell whether it is the one that was meant. */
export type Profile = { person: Record<string, FieldValue>; company: Record<string, FieldValue>; domain: string | null }

/**
 * What came of asking a provider.
 * - `found`: it knows something
 * - `not_found`: it knows nobody like that, which is an answer too
 * - `pending`: it is still looking and wants to be asked again
 * - `failed`: no answer that could be read; `isOurs`: our key or our question is at fault, so that asking again is pointless
 */
export type Answer =
  | { kind: "found"; profile: Profile }
  | { kind: "not_found" }
  | { kind: "pending" }
  | { kind: "failed"; why: string; isOurs: boolean; retryAfterMs: Milliseconds | null }

/** Names of fields as the vendors' adapters hand them over; values are whatever came. */
export type Told = Record<string, unknown>

const MOST_MEMBERS = 100

/**
 * A profile from what an adapter found in an answer: values are read as they are from a file, so that "United States" becomes US and a range its
 * lower end. What can't be read, and numbers below zero, are left out: wrong is worse than unknown.
 */
export function toProfile(person: Told, company: Told): Profile {
  const domain = company["company_domain"]
  return { person: tidy(person), company: tidy(company), domain: typeof domain === "string" ? bareDomain(domain) : null }
}

function tidy(told: Told): Record<string, FieldValue> {
  const named = Object.fromEntries(Object.entries(told).flatMap(([name, value]) => (isValue(value) ? [[name, cut(value)]] : [])))
  const read = Object.entries(readFields(named))
  return Object.fromEntries(read.filter(([name, value]) => name in told && value !== null && !(typeof value === "number" && value < 0)))
}

function isValue(value: unknown): value is FieldValue {
  if (Array.isArray(value)) return value.length > 0 && value.every((member) => typeof member === "string")
  return (
    (typeof value === "string" && value.trim() !== "") ||
    (typeof value === "number" && Number.isFinite(value)) ||
    typeof value === "boolean"
  )
}

function cut(value: FieldValue): FieldValue {
  return Array.isArray(value) ? value.slice(0, MOST_MEMBERS) : value
}

function bareDomain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/:?#].*$/, "")
}
