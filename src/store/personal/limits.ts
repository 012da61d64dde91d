import type { Keeping } from "#domain/privacy/keeping.ts"
import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

const A_DAY = 24 * 60 * 60_000
/** So many rows go in one statement, so that nobody waits long for one. */
const MOST = 2_000

/** Limits of texts; people are erased as a whole. */
type TextLimit = Exclude<keyof Keeping, "leads_days">

/** What goes by which limit: the rows whose time is over and that still say something, and what is left of them. `$1`: before when; `$2`: how many. */
const LIMITS: Record<TextLimit, { table: string; rows: string; left: string }> = {
  raw_signals_days: {
    table: "signal",
    rows: `select id from signal s where state = 'taken' and taken_at < $1 and payload <> '{"expired":true}'
      and not exists (select from quarantine q where q.signal = s.id and q.state = 'waiting') order by id limit $2`,
    left: `payload = '{"expired":true}'`,
  },
  quarantine_days: {
    table: "quarantine",
    rows: `select id from quarantine where state <> 'waiting' and resolved_at < $1 and payload <> '{"expired":true}' order by id limit $2`,
    left: `payload = '{"expired":true}'`,
  },
  messages_days: {
    table: "delivery",
    rows: `select id from delivery where state in ('sent', 'shown', 'cancelled') and ended_at < $1 and body <> '{}' order by id limit $2`,
    left: `body = '{}', subject = '(no longer kept)', last_error = null, receipt = null,
      recipient = case when purpose is null then recipient else 'expired:' || id end`,
  },
  answers_days: {
    table: "enrichment",
    rows: `select id from enrichment where expires_at < $1 and profile::text <> '{"person":{},"company":{}}' order by id limit $2`,
    left: `profile = '{"person":{},"company":{}}'`,
  },
}

/**
 * Takes away what is kept longer than it may be, some thousand rows of each kind; answers how many of which. Only the owner of the tables may. What
 * waits for somebody is never touched.
 */
export async function dropExpired(tx: Tx, keeping: Keeping, now: Instant): Promise<Partial<Record<TextLimit, number>>> {
  const gone: Partial<Record<TextLimit, number>> = {}
  for (const kind of Object.keys(LIMITS) as TextLimit[]) {
    const days = keeping[kind]
    if (days === null) continue
    const { table, rows, left } = LIMITS[kind]
    const [done] = await tx.query<{ rows: number }>(
      `with done as (update ${table} set ${left} where id in (${rows}) returning 1) select count(*)::int as rows from done`,
      [iso(now - days * A_DAY), MOST],
    )
    if (done !== undefined && done.rows > 0) gone[kind] = done.rows
  }
  return gone
}

/** People at rest of whom nothing was heard since an instant, the oldest first: nobody works them, and they are nobody's customer. */
export async function leadsUnheardOf(tx: Tx, since: Instant, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select l.id from lead l
     where l.erased_at is null and l.stage in ('nurture', 'recycled', 'disqualified', 'lost', 'withdrawn')
       and greatest(l.created_at, l.last_closed_at) < $1
       and not exists (select from identity i join engagement g on g.identity = i.id where i.lead = l.id and g.received_at >= $1)
       and not exists (select from handoff h where h.lead = l.id and h.closed_at is null)
     order by l.id limit $2`,
    [iso(since), limit],
  )
  return rows.map(({ id }) => id)
}
