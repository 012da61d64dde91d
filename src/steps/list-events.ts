import type { IdentityKey } from "#domain/intake/arrival.ts"
import { eventVerdict, type EventPlace, type EventVerdict, type KeptProblem } from "#domain/intake/event-verdict.ts"
import { translateSignal, type TranslatedItem } from "#domain/intake/translate-signal.ts"
import type { Instant } from "#domain/instant.ts"
import {
  eventsOfLead,
  keptEvents,
  keptProblems,
  leadWithAddress,
  signalBefore,
  signalsBetween,
  signalsSeen,
  type SeenSignal,
  type SignalCounts,
  type SignalFilter,
} from "#store/event.ts"
import type { Tx } from "#store/tx.ts"
import { mappingsFor } from "#steps/01-intake/webhook-mappings.ts"

/** One event as it came in, and what became of it. */
export type Event = { place: EventPlace; signal: SeenSignal; item: TranslatedItem; verdict: EventVerdict }

/** Which events are wanted; null: all. A lead's are those that count for it; an address also finds those that name it and have no lead yet. */
export type EventFilter = {
  verdict: EventVerdict["kind"] | null
  signal: string | null
  source: string | null
  kind: string | null
  lead: string | null
  email: string | null
  since: Instant | null
}

export type EventPage = { events: Event[]; next: EventPlace | null }

/** So much is looked at for one page, so that asking costs the others little. */
const MOST_SIGNALS = 10_000
const MOST_ITEMS = 2_000

/**
 * Events with their verdicts, newest first. A page may hold fewer than `limit`, even none, and yet have a next one: then so much was looked at that
 * the search goes on there.
 */
export async function listEvents(tx: Tx, filter: EventFilter, before: EventPlace | null, limit: number): Promise<EventPage> {
  const lead = filter.lead ?? (filter.email === null ? null : await leadWithAddress(tx, filter.email))
  if (lead !== null) return eventsAbout(tx, lead, filter, before, limit)

  const { signal } = filter
  const newest = signal ?? before?.signal ?? null
  const floor = signal === null ? await signalBefore(tx, newest, MOST_SIGNALS) : null
  const found = await signalsBetween(tx, { from: signal ?? floor?.id ?? null, to: newest }, toSignalFilter(filter), limit + 2)
  const chosen = asManyAsNeeded(found, filter, limit)
  const events = await eventsIn(tx, chosen)
  const wanted = events.filter((event) => isBefore(event.place, before) && isWanted(event, filter))
  if (wanted.length > limit) return { events: wanted.slice(0, limit), next: wanted[limit - 1]?.place ?? null }
  const isMore = chosen.length < found.length || found.length === limit + 2
  return { events: wanted, next: whereToGoOn(chosen, isMore, floor, filter) }
}

/** The events of these signals, newest first. */
export async function eventsIn(tx: Tx, signals: readonly { id: string }[]): Promise<Event[]> {
  const seen = await signalsSeen(
    tx,
    signals.map(({ id }) => id),
  )
  const mappings = await mappingsFor(tx, seen)
  const items: { signal: SeenSignal; item: TranslatedItem }[] = []
  for (const signal of seen) {
    for (const item of translateSignal(signal, mappings).toReversed()) items.push({ signal, item })
    await others()
  }
  const kept = await keptEvents(
    tx,
    items.flatMap(({ item }) => ("arrival" in item ? [item.arrival] : [])),
  )
  const byKey = new Map(kept.map((one) => [keyOf(one), one]))
  const problems = problemsOf(
    await keptProblems(
      tx,
      seen.map(({ id }) => id),
    ),
  )
  return items.map(({ signal, item }) => {
    const known = "arrival" in item ? (byKey.get(keyOf(item.arrival)) ?? null) : null
    const verdict = eventVerdict(item, signal.state === "taken", known, problems(signal.id, item.item))
    return { place: { signal: signal.id, item: item.item }, signal, item, verdict }
  })
}

/** Whether an event is one of those that are wanted. */
export function isWanted({ signal, item, verdict }: Event, filter: EventFilter): boolean {
  const { arrival } = "arrival" in item ? item : { arrival: null }
  return (
    (filter.verdict === null || verdict.kind === filter.verdict) &&
    (filter.signal === null || signal.id === filter.signal) &&
    (filter.source === null || signal.source === filter.source) &&
    (filter.kind === null || arrival?.kind === filter.kind) &&
    (filter.since === null || signal.receivedAt >= filter.since) &&
    isAbout(filter, verdict.lead, arrival?.identities ?? [])
  )
}

/** Whether it is the lead that is wanted, or the address is named. */
function isAbout({ lead, email }: EventFilter, whose: string | null, identities: readonly IdentityKey[]): boolean {
  if (lead === null && email === null) return true
  return (lead !== null && whose === lead) || identities.some((key) => key.kind === "email" && key.value === email)
}

/** What counts for one lead is found by the lead, however long ago it came. */
async function eventsAbout(tx: Tx, lead: string, filter: EventFilter, before: EventPlace | null, limit: number): Promise<EventPage> {
  const places = await eventsOfLead(tx, lead, before, limit + 1)
  const shown = places.slice(0, limit)
  const wanted = new Set(shown.map(({ signal, item }) => `${signal}:${item}`))
  const signals = [...new Set(shown.map(({ signal }) => signal))].map((id) => ({ id }))
  const events = await eventsIn(tx, signals)
  const rest = { ...filter, lead: null, email: null }
  return {
    events: events.filter((event) => wanted.has(`${event.place.signal}:${event.place.item}`) && isWanted(event, rest)),
    next: places.length > limit ? (shown.at(-1) ?? null) : null,
  }
}

const OUTCOMES: Record<EventVerdict["kind"], SignalFilter["outcome"]> = {
  waiting: "waiting",
  accepted: "taken",
  duplicate: "duplicates",
  quarantined: "quarantined",
  replayed: "quarantined",
  dropped: "quarantined",
  withdrawn: "taken",
  unknown: null,
}

function toSignalFilter({ verdict, source, since }: EventFilter): SignalFilter {
  return { source, since, outcome: verdict === null ? null : OUTCOMES[verdict] }
}

/** So many of these signals as fill a page, one at least. */
function asManyAsNeeded(found: readonly SignalCounts[], { verdict }: EventFilter, limit: number): SignalCounts[] {
  const outcome = verdict === null ? null : OUTCOMES[verdict]
  const chosen: SignalCounts[] = []
  let items = 0
  let hits = 0
  for (const signal of found) {
    if (chosen.length > 0 && (hits > limit || items + signal.items > MOST_ITEMS)) break
    chosen.push(signal)
    items += signal.items
    // the first signal may have been shown in part on the page before
    if (chosen.length > 1) hits += outcome === null || outcome === "waiting" ? signal.items : signal[outcome]
  }
  return chosen
}

/** Where the search goes on when a page is not full: after the last signal that was looked into, else after all that were passed over; null at the end. */
function whereToGoOn(
  chosen: readonly SignalCounts[],
  isMore: boolean,
  floor: { id: string; receivedAt: Instant } | null,
  { since }: EventFilter,
): EventPlace | null {
  const last = chosen.at(-1)
  if (last !== undefined && isMore) return { signal: last.id, item: 0 }
  if (floor === null || (since !== null && floor.receivedAt < since)) return null
  return { signal: floor.id, item: 0 }
}

function isBefore({ signal, item }: EventPlace, before: EventPlace | null): boolean {
  return before === null || signal < before.signal || (signal === before.signal && item < before.item)
}

/** Finds what lies in quarantine for an item; a signal that could not be taken at all lies there as a whole, under its first item. */
function problemsOf(problems: readonly KeptProblem[]): (signal: string, item: number) => KeptProblem | null {
  const byPlace = new Map(problems.map((problem) => [`${problem.signal}:${problem.item}`, problem]))
  return (signal, item) => {
    const first = byPlace.get(`${signal}:0`)
    return byPlace.get(`${signal}:${item}`) ?? (first?.code === "failed" ? first : null)
  }
}

function keyOf({ source, externalId }: { source: string; externalId: string }): string {
  return `${source}\u0000${externalId}`
}

/** Lets others have their turn between two large bodies. */
function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
