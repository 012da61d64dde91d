import type { Arrival } from "#domain/intake/arrival.ts"
import { botSign } from "#domain/intake/bot-signs.ts"
import type { TranslatedItem } from "#domain/intake/translate-signal.ts"
import type { Engagement } from "#store/engagement.ts"
import { isBotAgent } from "#steps/01-intake/bot-agent.ts"
import { keptWithVisit } from "#steps/01-intake/where-from.ts"

/** An item of a signal that was understood. */
export type Understood = Extract<TranslatedItem, { arrival: Arrival }>

/** The same with whose it is. `lead`: null for a visitor who is nobody yet. */
export type Placed = Understood & { engagement: string; identity: string; lead: string | null }

/** What happened, as it is kept. */
export function toEngagement({ arrival, signal, item, identity, engagement, lead }: Placed): Engagement {
  return {
    id: engagement,
    identity,
    source: arrival.source,
    externalId: arrival.externalId,
    kind: arrival.kind,
    page: arrival.page,
    form: arrival.form,
    event: arrival.event,
    campaign: arrival.campaign,
    properties: lead === null ? { ...keptWithVisit(arrival.fields), ...arrival.properties } : arrival.properties,
    occurredAt: arrival.occurredAt,
    receivedAt: signal.receivedAt,
    clamped: arrival.clamped,
    bot: botSign(arrival, isBotAgent),
    signal: signal.id,
    item,
  }
}
