import type { Breaker, Provider } from "#domain/enrichment/provider.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import { openColumn, sealColumn } from "#store/secrets/secret-column.ts"
import type { Tx } from "#store/tx.ts"

/** What a provider cost and how it did in a month of the workspace's clock. */
export type ProviderMonth = { asked: number; hits: number; failed: number; cost: number; toldAt: Instant | null }

const COLUMNS = `p.id, p.kind, p.name, p.place, p.url, p.key, p.fields, p.timeout_ms as "timeoutMs", p.per_minute as "perMinute",
  p.monthly_budget::float8 as "monthlyBudget", p.cost_per_hit::float8 as "costPerHit", p.cache_days as "cacheDays", p.is_on as "isOn", p.mapping, p.breaker`

/** All providers in their order, each with the month that `now` lies in. */
export async function allProviders(tx: Tx, now: Instant): Promise<(Provider & { month: ProviderMonth })[]> {
  const rows = await tx.query<Provider & { month: ProviderMonth }>(
    `select ${COLUMNS}, json_build_object('asked', coalesce(m.asked, 0), 'hits', coalesce(m.hits, 0), 'failed', coalesce(m.failed, 0),
       'cost', coalesce(m.cost, 0), 'toldAt', round(extract(epoch from m.told_at) * 1000)) as month
     from provider p left join provider_month m on m.provider = p.id and m.month = $1 order by p.place, p.name`,
    [monthOf(now)],
  )
  return rows.map((row) => ({ ...row, key: openColumn(tx, placeOf(row.id), row.key) }))
}

/** A provider by its name, locked, or null. */
export async function providerCalled(tx: Tx, name: string): Promise<Provider | null> {
  const [row] = await tx.query<Provider>(`select ${COLUMNS} from provider p where p.name = $1 for update`, [name])
  return row === undefined ? null : { ...row, key: openColumn(tx, placeOf(row.id), row.key) }
}

/** Adds a provider, or writes the one of this id over. */
export async function saveProvider(tx: Tx, one: Provider, now: Instant): Promise<void> {
  await tx.query(
    `insert into provider (id, kind, name, place, url, key, fields, timeout_ms, per_minute, monthly_budget, cost_per_hit, cache_days, is_on, mapping, breaker, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)
     on conflict (id) do update set kind = excluded.kind, place = excluded.place, url = excluded.url, key = excluded.key, fields = excluded.fields,
       timeout_ms = excluded.timeout_ms, per_minute = excluded.per_minute, monthly_budget = excluded.monthly_budget, cost_per_hit = excluded.cost_per_hit,
       cache_days = excluded.cache_days, is_on = excluded.is_on, mapping = excluded.mapping, breaker = excluded.breaker, updated_at = excluded.updated_at`,
    [
      ...([
        one.id,
        one.kind,
        one.name,
        one.place,
        one.url,
        sealColumn(tx, placeOf(one.id), one.key),
        one.fields,
        one.timeoutMs,
        one.perMinute,
        one.monthlyBudget,
      ] as const),
      ...([
        one.costPerHit,
        one.cacheDays,
        one.isOn,
        one.mapping === null ? null : JSON.stringify(one.mapping),
        JSON.stringify(one.breaker),
        iso(now),
      ] as const),
    ],
  )
}

/** How a provider does now; a key that it gave us anew comes along. */
export async function saveBreaker(tx: Tx, provider: string, breaker: Breaker, newKey: string | null): Promise<void> {
  await tx.query("update provider set breaker = $2, key = coalesce($3, key) where id = $1", [
    provider,
    JSON.stringify(breaker),
    sealColumn(tx, placeOf(provider), newKey),
  ])
}

/** Adds to what a provider was asked and paid this month. */
export async function countAsked(
  tx: Tx,
  counts: readonly { provider: string; asked: number; hits: number; failed: number; cost: number }[],
  now: Instant,
): Promise<void> {
  await insertRows(
    tx,
    "provider_month",
    counts.map((one) => ({ ...one, month: monthOf(now) })),
    `(provider, month) do update set asked = provider_month.asked + excluded.asked, hits = provider_month.hits + excluded.hits,
       failed = provider_month.failed + excluded.failed, cost = provider_month.cost + excluded.cost`,
  )
}

/** Notes that somebody was told that this month's budget is used up; false when they were before. */
export async function markTold(tx: Tx, provider: string, now: Instant): Promise<boolean> {
  const rows = await tx.query(
    `insert into provider_month (provider, month, told_at) values ($1, $2, $3)
     on conflict (provider, month) do update set told_at = excluded.told_at where provider_month.told_at is null returning provider`,
    [provider, monthOf(now), iso(now)],
  )
  return rows.length > 0
}

function placeOf(id: string) {
  return { table: "provider", column: "key", id }
}

function monthOf(now: Instant): string {
  return `${new Date(now).toISOString().slice(0, 7)}-01`
}
