import type { FieldValue } from "#domain/condition/condition.ts"
import type { BotReason } from "#domain/intake/bot-signs.ts"
import type { Instant } from "#domain/instant.ts"

/** Something that a lead did, as far as it gives a machine away. */
export type Deed = {
  id: string
  kind: string
  page: string | null
  event: string | null
  properties: Readonly<Record<string, FieldValue>>
  occurredAt: Instant
}

/** Nobody reads more pages than this in a minute. */
export const MOST_PAGES_A_MINUTE = 60
const A_MINUTE = 60_000

/** So many links of one mail within so long were followed by what looks through mail, not by its reader. */
const SCANNED_LINKS = 3
const SCAN_MS = 10_000

/** What a lead did that only a machine does, seen over all of it, by the id of the deed. `deeds` come in order of time. */
export function machineBehaviour(deeds: readonly Deed[]): Map<string, BotReason> {
  const found = new Map<string, BotReason>()
  if (deeds.length > MOST_PAGES_A_MINUTE) {
    for (const { id } of bursts(deeds.filter(isView), MOST_PAGES_A_MINUTE + 1, A_MINUTE)) found.set(id, "rate")
  }
  if (deeds.length < SCANNED_LINKS) return found
  const clicks = deeds.filter(isMailClick)
  if (clicks.length < SCANNED_LINKS) return found
  for (const ofMail of Map.groupBy(clicks, mailOf).values()) {
    for (const { id } of bursts(ofMail, SCANNED_LINKS, SCAN_MS)) found.set(id, "mail_scanner")
  }
  return found
}

/** All that belong to a run of at least `least` within `ms`. */
function bursts(deeds: readonly Deed[], least: number, ms: number): Deed[] {
  const inBurst = new Set<number>()
  for (let last = least - 1; last < deeds.length; last += 1) {
    const first = last - least + 1
    if ((deeds[last]?.occurredAt ?? 0) - (deeds[first]?.occurredAt ?? 0) > ms) continue
    for (let index = first; index <= last; index += 1) inBurst.add(index)
  }
  return deeds.filter((_, index) => inBurst.has(index))
}

function isView({ kind }: Deed): boolean {
  return kind === "page" || kind === "screen"
}

function isMailClick({ kind, event }: Deed): boolean {
  return kind !== "row" && event !== null && /mail/i.test(event) && /click/i.test(event)
}

/** The mail that a link stood in; where nothing says which, all count as one. */
function mailOf({ properties }: Deed): string {
  const mail =
    properties["message_id"] ??
    properties["messageId"] ??
    properties["email_id"] ??
    properties["campaign_id"] ??
    properties["subject"] ??
    ""
  return String(mail)
}
