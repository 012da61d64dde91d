import type { Profile } from "#domain/enrichment/answer.ts"
import type { Enriched } from "#domain/enrichment/enriched.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { insertRows, iso, updateRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** What a provider answered about a subject; `found: false` is an answer too. `subject`: `company:` and the domain, or `person:` and a hash. */
export type ProviderAnswer = {
  id: string
  provider: string
  subject: string
  found: boolean
  profile: Profile
  at: Instant
  expiresAt: Instant
  tookMs: Milliseconds
  cost: number
}

/** What was answered about these subjects and has not expired: of each provider the newest. */
export async function freshAnswers(tx: Tx, subjects: readonly string[], now: Instant): Promise<ProviderAnswer[]> {
  if (subjects.length === 0) return []
  return tx.query(
    `select distinct on (subject, provider) id, provider, subject, found, profile, at, expires_at as "expiresAt", took_ms as "tookMs", cost::float8 as cost
     from enrichment where subject = any($1) and expires_at > $2 order by subject, provider, at desc, id desc`,
    [[...new Set(subjects)], iso(now)],
  )
}

export async function insertAnswers(tx: Tx, answers: readonly ProviderAnswer[]): Promise<void> {
  await insertRows(
    tx,
    "enrichment",
    answers.map((one) => ({
      id: one.id,
      provider: one.provider,
      subject: one.subject,
      found: one.found,
      profile: one.profile,
      at: iso(one.at),
      expires_at: iso(one.expiresAt),
      took_ms: one.tookMs,
      cost: one.cost,
    })),
  )
}

/** Writes what providers told of leads or accounts over. */
export async function saveEnriched(tx: Tx, table: "lead" | "account", rows: readonly { id: string; enriched: Enriched }[]): Promise<void> {
  await updateRows(
    tx,
    table,
    rows.map(({ id, enriched }) => ({ id, enriched })),
  )
}
