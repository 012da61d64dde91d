import type { Purpose } from "#domain/privacy/contact.ts"
import type { Channel } from "#domain/sending/message.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Something that is to be sent; its id and its bytes stay the same over all attempts. */
export type Delivery = {
  id: string
  /** What brought it about, e.g. `handoff:<id>:assigned:1`; with channel and recipient it is unique, so nothing is said twice. */
  cause: string
  lead: string | null
  handoff: string | null
  channel: Channel
  recipient: string
  person: string | null
  /** What a message to a lead is for; null for what goes to colleagues and systems. */
  purpose: Purpose | null
  subject: string
  body: string
  createdAt: Instant
  /** Not sent before this instant. */
  nextAt: Instant
}

export type DeliveryState = "waiting" | "sent" | "shown" | "dead" | "cancelled"
export type DeliveryRecord = Omit<Delivery, "nextAt"> & {
  state: DeliveryState
  attempts: number
  nextAt: Instant | null
  endedAt: Instant | null
  lastError: string | null
  receipt: string | null
  owner: string | null
  dueAt: Instant | null
}

const COLUMNS = `id, cause, lead, handoff, channel, recipient, person, purpose, subject, body, state, attempts, created_at as "createdAt", next_at as "nextAt",
  ended_at as "endedAt", last_error as "lastError", receipt, owner, due_at as "dueAt"`

/** Links that let somebody in are for their recipient alone: no list shows them, and once sent they are kept nowhere. */
const KEPT_BACK = `'{"subject":"","text":"What lets somebody in is shown to nobody else.","html":"","headers":{}}'`
const SHOWN = COLUMNS.replace(" body,", ` case when starts_with(cause, 'login:') then ${KEPT_BACK} else body end as body,`)

/** Puts messages into the outbox, in the transaction of what brought them about. */
export async function insertDeliveries(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
  await insertRows(tx, "delivery", deliveries.map(toRow), "(cause, channel, recipient) do nothing")
}

/** The same where the causes are new, so that nobody can have been told of them yet; of two alike the first counts. */
export async function insertFirstDeliveries(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
  const once = new Map<string, Delivery>()
  for (const one of deliveries) {
    const key = `${one.cause}\n${one.channel}\n${one.recipient}`
    if (!once.has(key)) once.set(key, one)
  }
  await insertRows(tx, "delivery", [...once.values()].map(toRow))
}

function toRow(one: Delivery) {
  return {
    id: one.id,
    cause: one.cause,
    lead: one.lead,
    handoff: one.handoff,
    channel: one.channel,
    recipient: one.recipient,
    person: one.person,
    purpose: one.purpose,
    subject: one.subject,
    body: one.body,
    state: "waiting",
    attempts: 0,
    created_at: one.createdAt,
    next_at: one.nextAt,
  }
}

/**
 * Takes due messages and puts their next attempt off to `until`, so that a crash while sending means another attempt, never silence.
 */
export async function claimDeliveries(tx: Tx, now: Instant, until: Instant, limit: number): Promise<DeliveryRecord[]> {
  return tx.query(
    `update delivery set next_at = $2, attempts = attempts + 1
     where id in (select id from delivery where state = 'waiting' and next_at <= $1 and not exists (select from delivery_hold)
       order by next_at limit $3 for update skip locked)
     returning ${COLUMNS}`,
    [iso(now), iso(until), limit],
  )
}

export type DeliveryEnd = {
  id: string
  state: DeliveryState
  nextAt: Instant | null
  endedAt: Instant | null
  lastError: string | null
  receipt: string | null
  owner: string | null
  dueAt: Instant | null
}

/** Writes what became of attempts. What was cancelled while it was on its way was sent all the same. */
export async function settleDeliveries(tx: Tx, ends: readonly DeliveryEnd[]): Promise<void> {
  if (ends.length === 0) return
  const rows = ends.map((end) => ({
    id: end.id,
    state: end.state,
    next_at: iso(end.nextAt),
    ended_at: iso(end.endedAt),
    last_error: end.lastError,
    receipt: end.receipt,
    owner: end.owner,
    due_at: iso(end.dueAt),
  }))
  await tx.query(
    `update delivery as d set state = r.state, next_at = r.next_at, ended_at = r.ended_at, last_error = r.last_error, receipt = r.receipt,
       body = case when r.state = 'sent' and starts_with(d.cause, 'login:') then ${KEPT_BACK} else d.body end, owner = r.owner, due_at = r.due_at
     from json_populate_recordset(null::delivery, $1) as r where d.id = r.id and (d.state = 'waiting' or (d.state = 'cancelled' and r.state = 'sent'))`,
    [JSON.stringify(rows)],
  )
}

/** What is noted of a message to a lead that may be sent: its text as it goes out, and to whose address, as a keyed hash. */
export type CheckedDelivery = { id: string; body: string; hash: Buffer }

/** Notes of messages to leads that sending them was found lawful. */
export async function markChecked(tx: Tx, checked: readonly CheckedDelivery[], now: Instant): Promise<void> {
  if (checked.length === 0) return
  await tx.query(
    `update delivery d set checked_at = $4, address_hash = c.hash, body = c.body
     from unnest($1::uuid[], $2::bytea[], $3::text[]) as c (id, hash, body) where d.id = c.id`,
    [checked.map((one) => one.id), checked.map((one) => one.hash), checked.map((one) => one.body), iso(now)],
  )
}

/**
 * Calls off what waits for these leads of these channels and purposes (null: all of them); answers how many messages. One that is being claimed at
 * this moment is left to its claimer, who looks whether it is lawful.
 */
export async function cancelWaiting(
  tx: Tx,
  lead: string,
  { channel, purpose }: { channel: string | null; purpose: Purpose | null },
  says: string,
  now: Instant,
): Promise<number> {
  const rows = await tx.query(
    `update delivery set state = 'cancelled', next_at = null, ended_at = $2, last_error = $3
     where id in (select id from delivery where lead = $1 and purpose is not null and state = 'waiting' and ($4::text is null or channel = $4)
       and ($5::text is null or purpose = $5) for update skip locked)
     returning id`,
    [lead, iso(now), says, channel, purpose],
  )
  return rows.length
}

/** When a message to this lead was last found lawful; null for never. */
export async function lastChecked(tx: Tx, lead: string): Promise<Instant | null> {
  const [row] = await tx.query<{ at: Instant | null }>(
    "select max(checked_at) as at from delivery where lead = $1 and purpose is not null",
    [lead],
  )
  return row?.at ?? null
}

/** Dead or shown messages that a person wants to be tried again. */
export async function retryDelivery(tx: Tx, id: string, now: Instant): Promise<DeliveryRecord | null> {
  const [row] = await tx.query<DeliveryRecord>(
    `update delivery set state = 'waiting', next_at = $2, ended_at = null, owner = null, due_at = null where id = $1 and state = 'dead' returning ${SHOWN}`,
    [id, iso(now)],
  )
  return row ?? null
}

export type DeliveryFilter = { state: DeliveryState | null; lead: string | null; after: string | null; limit: number }

export async function listDeliveries(tx: Tx, filter: DeliveryFilter): Promise<DeliveryRecord[]> {
  return tx.query(
    `select ${SHOWN} from delivery where ($1::text is null or state = $1) and ($2::uuid is null or lead = $2) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [filter.state, filter.lead, filter.after, filter.limit],
  )
}

/** Calls off the messages of this cause that nobody has tried to send yet; answers how many it was too late for. */
export async function cancelUnsent(tx: Tx, cause: string, now: Instant): Promise<number> {
  await tx.query(
    "update delivery set state = 'cancelled', next_at = null, ended_at = $2 where cause = $1 and state = 'waiting' and attempts = 0",
    [cause, iso(now)],
  )
  const [row] = await tx.query<{ left: number }>("select count(*)::int as left from delivery where cause = $1 and state <> 'cancelled'", [
    cause,
  ])
  return row?.left ?? 0
}
