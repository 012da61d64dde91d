import { toIso, type Instant } from "#domain/instant.ts"
import type { Message } from "#domain/sending/message.ts"
import type { Delivery } from "#store/delivery.ts"
import type { Lead } from "#store/lead.ts"
import { tellTeam, type Voice } from "#steps/announce.ts"
import type { Rules } from "#steps/rules.ts"

/** What a lead that goes to nurture, or leaves it, brings about. `id`: of what; with the lead it makes the cause. */
type Nurtured = { lead: Lead; team: string; id: string; reason: string | null; sendAfter?: Instant }

/** The signed event for the marketing system: this lead belongs on this track's list, and nobody reaches out to it before a date. */
export function nurtureEvent({ lead, team, id, reason, sendAfter }: Nurtured, rules: Rules, voice: Voice, now: Instant): Delivery[] {
  if (lead.track === null) return []
  const track = rules.agreement.recycle.tracks?.[lead.track]
  const payload = {
    ...whoOf(lead),
    track: lead.track,
    track_says: track?.says ?? null,
    list: track?.list ?? null,
    reason,
    cycle: lead.cycles,
    suppressed_until: lead.coolDownUntil === null ? null : toIso(lead.coolDownUntil),
    at: toIso(now),
  }
  const lines = [`${lead.name ?? "A lead"} goes to the nurture track "${lead.track}".`]
  return send("lead.nurture", lines, payload, { lead, team, cause: nurtureCause(lead.id, id), sendAfter: sendAfter ?? now }, voice, now)
}

/** The same when the lead is sales' again: it leaves the list. */
export function nurtureEnded({ lead, team, id }: Nurtured, voice: Voice, now: Instant): Delivery[] {
  if (lead.track === null) return []
  const payload = { ...whoOf(lead), track: lead.track, at: toIso(now) }
  const lines = [`${lead.name ?? "A lead"} leaves the nurture track "${lead.track}": it was handed off.`]
  return send("lead.nurture_ended", lines, payload, { lead, team, cause: `handoff:${id}:nurture_ended`, sendAfter: now }, voice, now)
}

/** What the event of going to nurture names as its cause. */
export function nurtureCause(lead: string, id: string): string {
  return `lead:${lead}:nurture:${id}`
}

function whoOf({ id, email, name, company }: Lead) {
  return { lead: id, email, name, company }
}

function send(
  type: string,
  lines: string[],
  payload: Record<string, unknown>,
  to: { lead: Lead; team: string; cause: string; sendAfter: Instant },
  voice: Voice,
  now: Instant,
): Delivery[] {
  const message: Message = { subject: lines[0] ?? type, lines, facts: [], link: null, event: { type, payload }, audience: "system" }
  const webhookOnly = { ...voice, teamChannels: voice.teamChannels.filter((channel) => channel === "webhook") }
  return tellTeam(webhookOnly, to.team, message, { cause: to.cause, lead: to.lead.id, handoff: null, sendAfter: to.sendAfter }, now)
}
