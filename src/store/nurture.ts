import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"

/** A lead on a nurture track. `coolDownUntil`: nobody reaches out before. */
export type Nurtured = {
  id: string
  name: string | null
  email: string | null
  company: string | null
  track: string
  coolDownUntil: Instant | null
  lastClosedAt: Instant | null
  closedAs: string | null
  cycles: number
}

const WHERE = "track is not null and stage in ('recycled', 'nurture')"

/** Who is on a track, newest first; `after` is the id of the last one of the page before. */
export async function listNurtured(
  tx: Tx,
  filter: { track: string | null; suppressed: boolean | null; after: string | null; limit: number; now: Instant },
): Promise<Nurtured[]> {
  return tx.query(
    `select id, name, email, company, track, cool_down_until as "coolDownUntil", last_closed_at as "lastClosedAt", closed_as as "closedAs", cycles
     from lead where ${WHERE} and ($1::text is null or track = $1) and ($2::boolean is null or (coalesce(cool_down_until, '-infinity') > $5) = $2)
       and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [filter.track, filter.suppressed, filter.after, filter.limit, new Date(filter.now).toISOString()],
  )
}

/** How many leads are on each track, and how many of them nobody reaches out to yet. */
export async function countTracks(tx: Tx, now: Instant): Promise<{ track: string; leads: number; suppressed: number }[]> {
  return tx.query(
    `select track, count(*)::int as leads, (count(*) filter (where cool_down_until > $1))::int as suppressed
     from lead where ${WHERE} group by track order by leads desc, track`,
    [new Date(now).toISOString()],
  )
}
