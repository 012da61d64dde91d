import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"

/** A handoff that somebody was given and still has. */
export type NewlyGiven = {
  handoff: string
  attempt: number
  person: string
  cycle: number
  tier: 1 | 2 | 3
  agreement: string
  email: string | null
  zones: string[] | null
  channels: { channel: string; allowed: boolean }[]
}

/** What people were given from an instant on and still have, in the order in which they got it. */
export async function newlyGiven(tx: Tx, since: Instant): Promise<NewlyGiven[]> {
  return tx.query(
    `select a.handoff, a.attempt, a.person, h.cycle, h.tier, h.agreement, l.email, b.content -> 'who' -> 'contact' -> 'zones' as zones,
       b.content -> 'channels' as channels
     from assignment a join handoff h on h.id = a.handoff join lead l on l.id = h.lead join brief b on b.id = h.brief
     where a.since >= $1 and a.until is null and h.closed_at is null order by a.since, a.handoff`,
    [new Date(since).toISOString()],
  )
}

/** How many leads have no owner who is there, no next action, no date, nothing that looks at them by then, or a date that passed unnoticed. */
export async function leadsInLimbo(tx: Tx, at: Instant): Promise<number> {
  const moment = new Date(at).toISOString()
  await tx.query("select set_config('baton.now', $1, true), set_config('baton.proof_from', '', true)", [moment])
  const [row] = await tx.query<{ limbo: number }>(
    `select ((select count(*) from inv_lead_state) + (select count(*) from inv_next_obligation) + (select count(*) from inv_no_orphan)
       + (select count(*) from lead where due_at < $1::timestamptz - interval '1 minute' and stage in ('captured', 'nurture', 'recycled')))::int as limbo`,
    [moment],
  )
  return row?.limbo ?? 0
}
