import type { FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"

/** A value that a provider told: which one, when, and its place in the order at that time. */
export type Told = { value: FieldValue; by: string; at: Instant; place: number }

/**
 * What providers told of a lead or an account, by field. It lies below what people said and what the account's own record says: those are kept
 * elsewhere and always come first, so nothing here can outweigh them, whatever arrives in whichever order.
 */
export type Enriched = Readonly<Record<string, Told>>

/** Who told a value that the rules use, for people to read. */
export type Source = { by: string; at: Instant }

/** Lays an answer over what was told before: the provider that is asked first counts, of the same one its newest word. Order makes no difference. */
export function layOver(before: Enriched, fields: Readonly<Record<string, FieldValue>>, by: string, place: number, at: Instant): Enriched {
  const next: Record<string, Told> = { ...before }
  for (const [name, value] of Object.entries(fields)) {
    if (value === null) continue
    const told = { value, by, at, place }
    const known = next[name]
    if (known === undefined || outweighs(told, known)) next[name] = told
  }
  return next
}

function outweighs(one: Told, other: Told): boolean {
  if (one.by === other.by) return one.at === other.at ? JSON.stringify(one.value) > JSON.stringify(other.value) : one.at > other.at
  return one.place === other.place ? one.by < other.by : one.place < other.place
}

/** The values alone. */
export function valuesOf(enriched: Enriched): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(enriched).map(([name, { value }]) => [name, value]))
}

/** Who told those values of a lead that nobody else knows: neither the lead nor its account's own record. */
export function sourcesOf(
  own: Readonly<Record<string, FieldValue>>,
  lead: Enriched,
  account: { fields: Readonly<Record<string, FieldValue>>; enriched: Enriched } | null,
): Record<string, Source> {
  const told = { ...account?.enriched, ...lead }
  const isOwn = (name: string) => (own[name] ?? account?.fields[name] ?? null) !== null
  return Object.fromEntries(Object.entries(told).flatMap(([name, { by, at }]) => (isOwn(name) ? [] : [[name, { by, at }]])))
}
