import type { Purpose } from "#domain/privacy/contact.ts"
import type { Channel, Message } from "#domain/sending/message.ts"
import { render } from "#domain/sending/render.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { newId } from "#store/new-id.ts"
import type { Delivery } from "#store/delivery.ts"

/** How this installation speaks: where its pages are, and which channels besides e-mail are connected. */
export type Voice = { publicUrl: string; company: string; teamChannels: readonly Exclude<Channel, "email">[] }

/** For work that tells nobody anything. */
export const SILENT: Voice = { publicUrl: "", company: "", teamChannels: [] }

export type About = { cause: string; lead: string | null; handoff: string | null; sendAfter?: Instant }

/** A message to one person, by e-mail. */
export function tellPerson(person: Person, message: Message, about: About, now: Instant): Delivery {
  return delivery("email", person.email, person.id, message, about, now)
}

/** A message to the lead itself, and what for; whether that is lawful is looked at when it is sent. */
export function tellLead(email: string, purpose: Purpose, message: Message, about: About, now: Instant): Delivery {
  return { ...delivery("email", email, null, message, about, now), purpose }
}

/** A message to somebody who logs in, or is to, and need not be one of the workspace's people. */
export function tellLogin(email: string, message: Message, cause: string, now: Instant): Delivery {
  return delivery("email", email, null, message, { cause, lead: null, handoff: null }, now)
}

/** A message to every connected channel of the team, and to the signed webhook. `recipient` names the team; the address is a setting. */
export function tellTeam(voice: Voice, team: string, message: Message, about: About, now: Instant): Delivery[] {
  return voice.teamChannels.map((channel) => delivery(channel, `team:${team}`, null, message, about, now))
}

function delivery(channel: Channel, recipient: string, person: string | null, message: Message, about: About, now: Instant): Delivery {
  return {
    id: newId(),
    cause: about.cause,
    lead: about.lead,
    handoff: about.handoff,
    channel,
    recipient,
    person,
    purpose: null,
    subject: message.subject.slice(0, 300),
    body: render(channel, message, now),
    createdAt: now,
    nextAt: Math.max(now, about.sendAfter ?? now),
  }
}

/** An instant as a person in this zone reads it, with the zone. */
export function inZone(at: Instant, zone: string): string {
  const key = `${zone} ${Math.floor(at / 60_000)}`
  const known = read.get(key)
  if (known !== undefined) return known
  const says = `${formatOf(zone).format(at)} (${zone})`
  if (read.size >= MOST_READ) read.clear()
  read.set(key, says)
  return says
}

/** What was read lately, by zone and minute: leads that come together are mostly due at the same time. */
const read = new Map<string, string>()
const MOST_READ = 1_000

/** Making a format costs far more than using one. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  })
  formats.set(zone, format)
  return format
}
