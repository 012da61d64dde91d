import { BOT_REASONS } from "#domain/intake/bot-signs.ts"
import { checkEmail } from "#domain/intake/check-email.ts"
import { contactWindow } from "#domain/intake/contact-window.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import type { KnownLead } from "#steps/02-score.ts"

/** What was found out about a lead by looking at its address, its behaviour and its place; each with what it rests on. */
export function explainChecks({ lead, facts, history, machine }: KnownLead, at: Instant) {
  const reasons = Map.groupBy(machine.marks.values(), (reason) => reason)
  const zones = facts.fields["time_zones"]
  return {
    email: checkEmail(lead.fields["email"] ?? null, facts.fields["email_mx"] ?? null),
    machine: {
      is: facts.fields["bot"] === true,
      engagements: history.length,
      machines: machine.marks.size,
      reasons: [...reasons].map(([reason, marks]) => ({ reason, says: BOT_REASONS[reason], engagements: marks.length })),
    },
    set_aside: [...lead.requalified],
    zone: Array.isArray(zones) ? zoneOf(zones, facts.fields, at) : null,
  }
}

function zoneOf(zones: readonly string[], fields: KnownLead["facts"]["fields"], at: Instant) {
  const window = contactWindow(zones, at)
  return {
    zones: [...zones],
    source: fields["time_zone_source"] ?? null,
    confidence: fields["time_zone_confidence"] ?? null,
    local_times: zones.map((zone) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" }),
    ),
    contact: window === null ? null : { from: toIso(window.from), until: toIso(window.until) },
  }
}
