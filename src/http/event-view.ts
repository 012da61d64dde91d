import type { Notice } from "#domain/intake/notice.ts"
import { toIso } from "#domain/instant.ts"
import { fixHint } from "#domain/quarantine/fix-hint.ts"
import type { EventView } from "#contract/event.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { leadsInFewWords, type LeadSummary } from "#store/summary.ts"
import type { Event } from "#steps/list-events.ts"
import type { Tx } from "#store/workspace.ts"

/** An event and how the API shows it. */
export type ShownEvent = { event: Event; view: EventView }

/** Events as the API shows them, in their order. */
export async function shownEvents(tx: Tx, events: readonly Event[]): Promise<ShownEvent[]> {
  const leads = await leadsInFewWords(
    tx,
    events.flatMap(({ verdict }) => verdict.lead ?? []),
  )
  return events.map((event) => ({ event, view: toView(event, leads) }))
}

function toView({ place, signal, item, verdict }: Event, leads: ReadonlyMap<string, LeadSummary>): EventView {
  const { arrival } = "arrival" in item ? item : { arrival: null }
  const { first, problem } = verdict
  return {
    id: `${place.signal}:${place.item}`,
    ...place,
    received_at: toIso(signal.receivedAt),
    occurred_at: isoOrNull(arrival?.occurredAt ?? null),
    clamped: arrival?.clamped ?? false,
    notice: noticesOn(arrival?.notices ?? []),
    source: arrival?.source ?? signal.source,
    message_id: arrival?.externalId ?? null,
    kind: arrival?.kind ?? null,
    event: arrival?.event ?? null,
    page: arrival?.page ?? null,
    form: arrival?.form ?? null,
    identity: arrival?.identities[0] ?? null,
    verdict: verdict.kind,
    lead: verdict.lead === null ? null : (leads.get(verdict.lead) ?? null),
    first: first === null ? null : { signal: first.signal, item: first.item, received_at: toIso(first.receivedAt) },
    problem: problem === null ? null : { ...problem, fix: fixHint(problem.code) },
    quarantine: verdict.quarantine,
  }
}

/** So many are told; whoever mends those sees the next ones. */
const MOST_NOTICES = 5

function noticesOn(notices: readonly Notice[]): string | null {
  if (notices.length === 0) return null
  return notices
    .slice(0, MOST_NOTICES)
    .map(({ says, meanwhile }) => `${says} ${meanwhile}`)
    .join(" ")
}
