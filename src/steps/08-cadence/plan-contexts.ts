import type { CadenceChannel } from "#domain/agreement/cadence-rules.ts"
import type { PlanContext } from "#domain/cadence/plan-run.ts"
import { channelsFrom } from "#domain/cadence/step-channel.ts"
import { mayContact } from "#domain/privacy/may-contact.ts"
import type { Instant } from "#domain/instant.ts"
import { standsStillUntil } from "#domain/sla/pause-clock.ts"
import type { Lead } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"
import { daysOffTable } from "#steps/08-cadence/days-off.ts"
import { doerOf, type Place } from "#steps/08-cadence/doers.ts"
import { coverOf, managerOf } from "#steps/08-cadence/stand-ins.ts"
import { contacteeOf, contactGrounds } from "#steps/privacy/contact-grounds.ts"

/** A channel as it stands for a lead now: whether it is lawful and known, and why. */
export type ChannelNow = { channel: Exclude<CadenceChannel, "video">; allowed: boolean; because: string }

/** What the next steps of these handoffs are planned by, as things stand now; handoffs without a cadence are left out. By handoff. */
export async function planContexts(
  tx: Tx,
  watched: readonly Watched[],
  { people }: Pick<Watch, "people">,
  now: Instant,
): Promise<Map<string, PlanContext>> {
  const enrolled = watched.filter((one) => one.cadence !== null)
  if (enrolled.length === 0) return new Map()
  const daysOff = await daysOffTable(now)
  const channels = await channelsNow(
    tx,
    enrolled.map((one) => one.lead),
    now,
  )
  return new Map(
    enrolled.flatMap((one): [string, PlanContext][] => {
      const { rules, owner, handoff } = one
      const cadence = rules.cadences?.list.find(({ cadence: each }) => each.id === one.cadence?.cadence)
      const play = rules.agreement.plays.find((each) => each.id === handoff.play)
      if (rules.cadences === null || cadence === undefined || play === undefined) return []
      const place = placeOfWatched(one)
      const cover = coverOf(owner, rules, people)
      return [
        [
          handoff.id,
          {
            cadence,
            play,
            channels: channelsFrom(channels.get(one.lead.id) ?? []),
            owner: doerOf(owner, place, rules, daysOff, now),
            cover: cover === null ? null : doerOf(cover, place, rules, daysOff, now),
            ownerAway: rules.cadences.ownerAway[handoff.tier],
            manager: managerOf(owner, rules, people)?.name ?? null,
            heldUntil: standsStillUntil(one.clocks.map(({ clock }) => clock)),
          },
        ],
      ]
    }),
  )
}

/** Where the lead is, as its brief had it. */
export function placeOfWatched({ brief, lead }: Pick<Watched, "brief" | "lead">): Place {
  const known = (name: string) => {
    const value = lead.fields[name] ?? lead.enriched[name]?.value
    return typeof value === "string" && value !== "" ? value : null
  }
  return { zones: brief.who.contact?.zones ?? [], country: known("country"), state: known("state") }
}

/** Which channels may be used with these leads now, by lead. */
export async function channelsNow(tx: Tx, leads: readonly Lead[], now: Instant): Promise<Map<string, ChannelNow[]>> {
  const { policy, of } = await contactGrounds(
    tx,
    leads.map((lead) => contacteeOf(lead)),
  )
  return new Map(
    leads.map((lead) => {
      const phone = lead.fields["phone"] ?? lead.fields["mobile_phone"] ?? lead.enriched["phone"]?.value ?? null
      const known = { call: phone, email: lead.email, sms: lead.fields["mobile_phone"] ?? null, linkedin: "by name" }
      const channels = (["call", "email", "linkedin", "sms"] as const).map((channel): ChannelNow => {
        if (known[channel] === null) return { channel, allowed: false, because: UNKNOWN[channel] }
        const { allowed, because } = mayContact({ channel, purpose: "sales" }, of(lead.id), policy, now)
        return { channel, allowed, because }
      })
      return [lead.id, channels]
    }),
  )
}

const UNKNOWN = { call: "No number is known.", email: "No address is known.", sms: "No mobile number is known.", linkedin: "" }
