import type { Resolution } from "#domain/identity/resolve-identities.ts"
import type { Engagement, LeadEngagement } from "#store/engagement.ts"

/** More than this of one lead is read, which takes the newest alone. */
const MOST_EVENTS = 2_000

/**
 * All that a new lead did, by lead, where it is all in this batch: nothing that was known before is its own. So what was just written need not be read
 * again; it is in the order in which it would be read.
 *
 * @param came what is written of this batch, each with the lead that it is about
 */
export function ownHistories(
  came: readonly { lead: string | null; engagement: Engagement }[],
  { newLeads, changed }: Pick<Resolution, "newLeads" | "changed">,
): Map<string, LeadEngagement[]> {
  const had = new Set(changed.map((one) => one.lead))
  const found = new Map(newLeads.filter((lead) => !had.has(lead)).map((lead): [string, LeadEngagement[]] => [lead, []]))
  for (const { lead, engagement } of came) if (lead !== null) found.get(lead)?.push(read(lead, engagement))
  for (const [lead, history] of found) {
    if (history.length > MOST_EVENTS) found.delete(lead)
    else if (history.length > 1) history.sort(inOrder)
  }
  return found
}

function read(
  lead: string,
  { id, source, externalId, kind, page, form, event, campaign, properties, occurredAt, bot }: Engagement,
): LeadEngagement {
  return { lead, id, source, externalId, kind, page, form, event, campaign, properties, occurredAt, bot, machine: null }
}

function inOrder(a: LeadEngagement, b: LeadEngagement): number {
  return a.occurredAt - b.occurredAt || compare(a.source, b.source) || compare(a.externalId, b.externalId)
}

/** As the database orders texts: by their bytes. */
function compare(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b))
}
