import type { Mapping } from "#domain/intake/webhook/mapping.ts"
import type { Vendor } from "#domain/intake/webhook/ready/ready-mappings.ts"
import type { Signature } from "#domain/intake/webhook/signature-rule.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso, updateRows } from "#store/rows.ts"
import { openColumn, sealColumn } from "#store/secrets/secret-column.ts"
import type { Tx } from "#store/tx.ts"

/** A version of how a source's webhooks are understood; it never changes. */
export type StoredMapping = { id: string; version: number; document: Mapping; createdAt: Instant; createdBy: string }

/** Somebody whose webhooks are taken. Secrets stand here in clear, because signatures are checked with them; they are kept sealed and leave in no answer. */
export type WebhookSource = {
  id: string
  name: string
  vendor: Vendor
  /** 1 forms and leads, 2 events. */
  lane: 1 | 2
  /** The end of its address. */
  address: string
  verifyToken: string
  signature: Signature
  secret: string | null
  secretBefore: string | null
  secretBeforeUntil: Instant | null
  /** What is fetched from the sender's API is asked for with it; null: nothing is. */
  token: string | null
  active: boolean
  createdAt: Instant
  createdBy: string
  removedAt: Instant | null
  /** To the minute. */
  lastReceivedAt: Instant | null
  /** How many requests were refused for their signature. */
  refused: number
  lastRefusedAt: Instant | null
  lastRefusal: string | null
  /** Why the newest fetch that brought nothing did so, while something waits for it. */
  fetchError: string | null
  /** The newest. */
  mapping: StoredMapping
}

const COLUMNS = `s.id, s.name, s.vendor, s.lane, s.address, s.verify_token as "verifyToken", s.signature, s.secret, s.secret_before as "secretBefore",
  s.secret_before_until as "secretBeforeUntil", s.token, s.active, s.created_at as "createdAt", s.created_by as "createdBy", s.removed_at as "removedAt",
  s.last_received_at as "lastReceivedAt", s.refused, s.last_refused_at as "lastRefusedAt", s.last_refusal as "lastRefusal",
  (select f.error from webhook_fetch f join quarantine q on q.id = f.quarantine and q.state = 'waiting'
     join signal g on g.id = q.signal join webhook_mapping n on n.id::text = split_part(g.kind, ':', 2)
     where n.source = s.id order by f.quarantine desc limit 1) as "fetchError",
  m.id as "mappingId", m.version, m.document, m.created_at as "mappingCreatedAt", m.created_by as "mappingCreatedBy"`

const FROM = `from webhook_source s
  join lateral (select * from webhook_mapping where source = s.id order by version desc limit 1) m on true`

type Row = Omit<WebhookSource, "mapping"> & {
  mappingId: string
  version: number
  document: Mapping
  mappingCreatedAt: Instant
  mappingCreatedBy: string
}

/** The source whose address ends so, or null; also one that is paused, but none that was removed. */
export async function sourceByAddress(tx: Tx, address: string): Promise<WebhookSource | null> {
  return toSource(tx, (await tx.query<Row>(`select ${COLUMNS} ${FROM} where s.address = $1 and s.removed_at is null`, [address]))[0])
}

export async function sourceByName(tx: Tx, name: string): Promise<WebhookSource | null> {
  return toSource(tx, (await tx.query<Row>(`select ${COLUMNS} ${FROM} where s.name = $1 and s.removed_at is null`, [name]))[0])
}

export async function sourceById(tx: Tx, id: string): Promise<WebhookSource | null> {
  return toSource(tx, (await tx.query<Row>(`select ${COLUMNS} ${FROM} where s.id = $1 and s.removed_at is null`, [id]))[0])
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockSource(tx: Tx, id: string): Promise<WebhookSource | null> {
  await tx.query("select id from webhook_source where id = $1 for update", [id])
  return sourceById(tx, id)
}

/** Sources, newest first; `after` is the id of the last one of the page before. */
export async function listSources(tx: Tx, filter: { after: string | null; limit: number }): Promise<WebhookSource[]> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} ${FROM} where s.removed_at is null and ($1::uuid is null or s.id < $1) order by s.id desc limit $2`,
    [filter.after, filter.limit],
  )
  return rows.flatMap((row) => toSource(tx, row) ?? [])
}

export async function insertSource(tx: Tx, source: WebhookSource): Promise<void> {
  await insertRows(tx, "webhook_source", [toRow(tx, source)])
  await insertMapping(tx, source.id, source.mapping)
}

/** Writes everything but the mapping. */
export async function saveSource(tx: Tx, source: WebhookSource): Promise<void> {
  await updateRows(tx, "webhook_source", [toRow(tx, source)])
}

export async function insertMapping(tx: Tx, source: string, { createdAt, createdBy, ...mapping }: StoredMapping): Promise<void> {
  await insertRows(tx, "webhook_mapping", [{ ...mapping, source, created_at: iso(createdAt), created_by: createdBy }])
}

export async function mappingsById(tx: Tx, ids: readonly string[]): Promise<{ id: string; document: Mapping }[]> {
  return tx.query("select id, document from webhook_mapping where id = any($1::uuid[])", [[...ids]])
}

/** For each mapping the newest one of its source; ids that are nobody's are left out. */
export async function newestMappingsLike(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; newest: string }>(
    `select m.id, (select id from webhook_mapping where source = m.source order by version desc limit 1) as newest
     from webhook_mapping m where m.id = any($1::uuid[])`,
    [[...ids]],
  )
  return new Map(rows.map(({ id, newest }) => [id, newest]))
}

/** Remembers when something came last. */
export async function noteReceived(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.query("update webhook_source set last_received_at = $2 where id = $1", [id, iso(now)])
}

/** Counts a request that was refused, and remembers why. */
export async function noteRefused(tx: Tx, id: string, why: string, now: Instant): Promise<void> {
  await tx.query("update webhook_source set refused = refused + 1, last_refused_at = $3, last_refusal = $2 where id = $1", [
    id,
    why,
    iso(now),
  ])
}

export type SourceCounts = { signals: number; items: number; waiting: number; taken: number; duplicates: number; quarantined: number }

/**
 * What became of everything that came to a source: items = waiting + taken + duplicates + quarantined. Deliveries that came again are duplicates. What came
 * to one of the same name that was removed is not in it: a signal names the mapping by which it is understood, and that is one source's.
 */
export async function countBySource(tx: Tx, { id, name }: Pick<WebhookSource, "id" | "name">): Promise<SourceCounts> {
  const [row] = await tx.query<SourceCounts>(
    `select count(*)::int as signals, coalesce(sum(items * (1 + coalesce(r.times, 0))), 0)::int as items,
       coalesce(sum(items) filter (where state = 'waiting'), 0)::int as waiting, coalesce(sum(taken), 0)::int as taken,
       coalesce(sum(duplicates + items * coalesce(r.times, 0)), 0)::int as duplicates, coalesce(sum(quarantined), 0)::int as quarantined
     from signal s left join signal_repeat r on r.signal = s.id
     where source = $1 and key is not null and kind in
       (select k || m.id from webhook_mapping m, unnest(array['webhook:', 'webhook-item:']) as k where m.source = $2)`,
    [`webhook:${name}`, id],
  )
  return row ?? { signals: 0, items: 0, waiting: 0, taken: 0, duplicates: 0, quarantined: 0 }
}

function toSource(tx: Tx, row: Row | undefined): WebhookSource | null {
  if (row === undefined) return null
  const { mappingId, version, document, mappingCreatedAt, mappingCreatedBy, ...source } = row
  const place = { table: "webhook_source", id: row.id }
  const secrets = {
    secret: openColumn(tx, { ...place, column: "secret" }, row.secret),
    secretBefore: openColumn(tx, { ...place, column: "secret_before" }, row.secretBefore),
    token: openColumn(tx, { ...place, column: "token" }, row.token),
    verifyToken: openColumn(tx, { ...place, column: "verify_token" }, row.verifyToken),
  }
  return { ...source, ...secrets, mapping: { id: mappingId, version, document, createdAt: mappingCreatedAt, createdBy: mappingCreatedBy } }
}

function toRow(tx: Tx, { mapping: _mapping, ...source }: WebhookSource) {
  const { id, name, vendor, lane, address, signature, active, refused } = source
  const place = { table: "webhook_source", id }
  return {
    ...{ id, name, vendor, lane, address, signature, active, refused },
    secret: sealColumn(tx, { ...place, column: "secret" }, source.secret),
    verify_token: sealColumn(tx, { ...place, column: "verify_token" }, source.verifyToken),
    secret_before: sealColumn(tx, { ...place, column: "secret_before" }, source.secretBefore),
    token: sealColumn(tx, { ...place, column: "token" }, source.token),
    secret_before_until: iso(source.secretBeforeUntil),
    created_at: iso(source.createdAt),
    created_by: source.createdBy,
    removed_at: iso(source.removedAt),
    last_received_at: iso(source.lastReceivedAt),
    last_refused_at: iso(source.lastRefusedAt),
    last_refusal: source.lastRefusal,
  }
}
