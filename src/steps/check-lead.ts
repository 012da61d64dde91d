import type { Facts, FieldValue } from "#domain/condition/condition.ts"
import type { BotReason } from "#domain/intake/bot-signs.ts"
import { leadZone, type LeadZone } from "#domain/intake/lead-zone.ts"
import { machineBehaviour } from "#domain/intake/machine-behaviour.ts"
import type { Instant } from "#domain/instant.ts"
import { regionOf } from "#domain/score/score-lead.ts"
import type { LeadEngagement } from "#store/engagement.ts"
import type { Lead } from "#store/lead.ts"
import type { Rules } from "#steps/rules.ts"
import { ZONES } from "#steps/zone-table.ts"

/** What of a lead's history is a machine's: by engagement, with the reason; and what was only seen by looking at all of it. */
export type Machine = { marks: ReadonlyMap<string, BotReason>; seen: { engagement: string; reason: BotReason }[] }

const NONE: Machine = { marks: new Map(), seen: [] }

/** Which of these engagements are a machine's. A person's word on the visitor counts before every sign. */
export function machineIn(history: readonly LeadEngagement[]): Machine {
  const behaviour = machineBehaviour(history)
  if (behaviour.size === 0 && history.every((one) => one.bot === null && one.machine === null)) return NONE
  const marks = new Map<string, BotReason>()
  const seen: Machine["seen"] = []
  for (const { id, bot, machine } of history) {
    const reason = machine === null ? (bot ?? behaviour.get(id) ?? null) : machine ? "said" : null
    if (reason === null) continue
    marks.set(id, reason)
    if (bot === null && reason !== "said") seen.push({ engagement: id, reason })
  }
  return { marks, seen }
}

/**
 * The facts that follow from a lead's history and place: whether all that it did was a machine's (`bot`), by which clock it lives, and which rules a person
 * set aside. `time_zone` is known only when one zone is left; `time_zones` are all that it may be.
 */
export function checkedFacts(
  lead: Lead,
  { fields, now }: Facts,
  rules: Pick<Rules, "agreement" | "scoring">,
  { history, machine }: { history: readonly LeadEngagement[]; machine: Machine },
): Record<string, FieldValue> {
  const zone = zoneOf(fields, rules, now)
  return {
    bot: history.length > 0 && machine.marks.size === history.length,
    time_zone: zone?.zones.length === 1 ? (zone.zones[0] ?? null) : null,
    ...(zone === null ? {} : { time_zones: [...zone.zones], time_zone_source: zone.source, time_zone_confidence: zone.confidence }),
    ...(lead.requalified.length === 0 ? {} : { requalified: [...lead.requalified] }),
  }
}

/** By which clock a lead lives; where nothing says so, by that of the pool that its region's leads go to. */
function zoneOf(fields: Facts["fields"], { agreement, scoring }: Pick<Rules, "agreement" | "scoring">, now: Instant): LeadZone | null {
  const { pools, otherwise } = agreement.routing
  const pool = pools[regionOf(scoring, fields)] ?? pools[otherwise]
  return leadZone(fields, ZONES, pool?.zone ?? null, now)
}
