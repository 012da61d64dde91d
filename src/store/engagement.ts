import type { FieldValue } from "#domain/condition/condition.ts"
import type { RawSignal } from "#domain/intake/arrival.ts"
import type { BotReason } from "#domain/intake/bot-signs.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Something that happened, as it is kept; it belongs to an identity, and through that to a lead. */
export type Engagement = {
  id: string
  identity: string
  source: string
  externalId: string
  kind: string
  page: string | null
  form: string | null
  event: string | null
  campaign: string | null
  properties: Record<string, FieldValue>
  occurredAt: Instant
  receivedAt: Instant
  clamped: boolean
  /** Why it is taken for a machine's, as seen when it came in; null for a person's. */
  bot: BotReason | null
  signal: string
  item: number
}

export type LeadEngagement = Omit<Engagement, "identity" | "signal" | "item" | "clamped" | "receivedAt"> & {
  lead: string
  /** What a person said of the visitor: true a machine, false a person; null when nobody said anything. */
  machine: boolean | null
}

/** Which of these (source, external id) pairs are stored already, as `source\u0000externalId`. */
export async function knownEngagements(tx: Tx, pairs: readonly { source: string; externalId: string }[]): Promise<Set<string>> {
  const rows = await tx.query<{ source: string; external_id: string }>(
    `select e.source, e.external_id from engagement e
     join unnest($1::text[], $2::text[]) as k (source, external_id) on e.source = k.source and e.external_id = k.external_id`,
    [pairs.map((pair) => pair.source), pairs.map((pair) => pair.externalId)],
  )
  return new Set(rows.map((row) => `${row.source}\u0000${row.external_id}`))
}

export async function insertEngagements(tx: Tx, engagements: readonly Engagement[]): Promise<void> {
  await insertRows(
    tx,
    "engagement",
    engagements.map((one) => ({
      id: one.id,
      identity: one.identity,
      source: one.source,
      external_id: one.externalId,
      kind: one.kind,
      page: one.page,
      form: one.form,
      event: one.event,
      campaign: one.campaign,
      properties: one.properties,
      occurred_at: one.occurredAt,
      received_at: one.receivedAt,
      clamped: one.clamped,
      bot: one.bot,
      signal: one.signal,
      item: one.item,
    })),
  )
}

/** The first engagements of each identity, at most `most` of each, in order of time. */
export async function firstEngagementsOf(
  tx: Tx,
  identities: readonly string[],
  most: number,
): Promise<Pick<Engagement, "identity" | "campaign" | "properties" | "occurredAt">[]> {
  if (identities.length === 0) return []
  return tx.query(
    `select e.identity, e.campaign, e.properties, e.occurred_at as "occurredAt" from unnest($1::uuid[]) as i (id)
     cross join lateral (select * from engagement where identity = i.id order by occurred_at, id limit $2) as e order by e.occurred_at, e.id`,
    [identities, most],
  )
}

/** Rows of an import may have been taken back; nothing else can be, so nothing else is looked up. */
const COUNTS = "(e.kind <> 'row' or not exists (select from withdrawal w where w.engagement = e.id))"

/** The newest engagements of these identities, at most `most` of each, and the signals that they came in. */
export async function signalsBehind(
  tx: Tx,
  identities: readonly string[],
  most: number,
): Promise<{ engagements: { identity: string; signal: string; item: number }[]; signals: RawSignal[] }> {
  if (identities.length === 0) return { engagements: [], signals: [] }
  const engagements = await tx.query<{ identity: string; signal: string; item: number }>(
    `select e.identity, e.signal, e.item from unnest($1::uuid[]) as i (id)
     cross join lateral (select e.* from engagement e where e.identity = i.id and ${COUNTS} order by e.occurred_at desc limit $2) as e
     order by e.occurred_at, e.id`,
    [identities, most],
  )
  const signals = await tx.query<RawSignal>(
    `select id, source, kind, received_at as "receivedAt", first_at as "firstAt", payload from signal where id = any($1)`,
    [[...new Set(engagements.map((one) => one.signal))]],
  )
  return { engagements, signals }
}

/** The newest engagements of each lead that count, at most `most` of each, in order of time. */
export async function engagementsOf(tx: Tx, leads: readonly string[], most: number): Promise<LeadEngagement[]> {
  if (leads.length === 0) return []
  return tx.query(
    `select l.lead, e.id, e.source, e.external_id as "externalId", e.kind, e.page, e.form, e.event, e.campaign, e.properties, e.occurred_at as "occurredAt", e.bot, e.machine
     from unnest($1::uuid[]) as l (lead)
     cross join lateral (
       select e.*, i.machine from identity i join engagement e on e.identity = i.id where i.lead = l.lead and ${COUNTS} order by e.occurred_at desc, e.id desc limit $2
     ) as e order by e.occurred_at, e.source, e.external_id`,
    [leads, most],
  )
}
