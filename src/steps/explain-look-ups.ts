import { sourcesOf, type Enriched } from "#domain/enrichment/enriched.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import { accountsById } from "#store/account.ts"
import type { Lead } from "#store/lead.ts"
import { lookUpsOf } from "#store/look-up.ts"
import type { Tx } from "#store/tx.ts"

/** What was looked up of a lead by an instant: each value with who told it and when, and how the last look-up went. Null when nothing ever was. */
export async function explainLookUps(tx: Tx, lead: Lead, at: Instant) {
  const [last] = await lookUpsOf(tx, lead.id, at)
  const [account = null] = await accountsById(tx, lead.account === null ? [] : [lead.account])
  const told: Enriched = { ...account?.enriched, ...lead.enriched }
  const sources = Object.entries(sourcesOf(lead.fields, lead.enriched, account)).filter(([, source]) => source.at <= at)
  if (last === undefined && sources.length === 0) return null
  const fields = Object.fromEntries(
    sources.map(([name, source]) => [name, { value: told[name]?.value ?? null, by: source.by, at: toIso(source.at) }]),
  )
  if (last === undefined) return { fields, last: null }
  const isEnded = last.endedAt !== null && last.endedAt <= at
  const state = isEnded ? last.state : last.deadline > at ? "waiting" : "behind"
  return {
    fields,
    last: {
      ...{ state, says: last.says, asked_at: toIso(last.askedAt), deadline: toIso(last.deadline) },
      ended_at: last.endedAt === null || !isEnded ? null : toIso(last.endedAt),
    },
  }
}
