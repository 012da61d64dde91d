import type { Tier } from "#domain/agreement/agreement.ts"
import type { ClockKind } from "#domain/agreement/sla-policy.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { ClockState } from "#domain/sla/clock.ts"
import { IS_WARNED, OWED_CLOCK } from "#store/owed-clock.ts"
import type { Tx } from "#store/tx.ts"

/** An open handoff as it waits. */
type Waiting = { id: string; tier: Tier; dueAt: Instant }

/**
 * Open handoffs of one person that owe the same under the same version; `kind` to `state` are null where no clock runs, `isWarned` says whether the owner was told that it is due soon. `due` and `at` are parallel: when
 * each is due, first one first and then by id, and which it is.
 */
export type OwedGroup = {
  owner: string
  kind: ClockKind | null
  agreement: string | null
  targetMs: Milliseconds | null
  state: ClockState | null
  isWarned: boolean
  due: Float64Array
  at: (place: number) => Waiting
}

type Row = Omit<OwedGroup, "due" | "at"> & { due: string; ids: string; tiers: string }

/**
 * All open handoffs, or those of some owners, gathered by what they owe: a row for each group, since reading a row for each of many handoffs costs more
 * than finding them.
 */
export async function owedGroups(tx: Tx, owners: readonly string[] | null): Promise<OwedGroup[]> {
  const whose = owners === null ? "($1::uuid[] is null or true)" : "h.owner = any($1::uuid[])"
  const rows = await tx.query<Row>(
    `select h.owner, c.kind, c.agreement, c.target_ms as "targetMs", c.state, warned.so as "isWarned",
       string_agg((extract(epoch from due.at) * 1000)::bigint::text, ' ' order by due.at, h.id) as due,
       string_agg(h.id::text, '' order by due.at, h.id) as ids, string_agg(h.tier::text, '' order by due.at, h.id) as tiers
     from handoff as h ${OWED_CLOCK} cross join lateral (select coalesce(c.due_at, h.due_at) as at) as due
     cross join lateral (select ${IS_WARNED} as so) as warned
     where h.closed_at is null and ${whose} group by h.owner, c.kind, c.agreement, c.target_ms, c.state, warned.so`,
    [owners],
  )
  return rows.map(toGroup)
}

const LENGTH_OF_ID = 36

function toGroup({ ids, tiers, ...row }: Row): OwedGroup {
  const due = Float64Array.from(row.due.split(" "), Number)
  const at = (place: number): Waiting => ({
    id: ids.slice(place * LENGTH_OF_ID, (place + 1) * LENGTH_OF_ID),
    tier: Number(tiers[place]) as Tier,
    dueAt: due[place] ?? 0,
  })
  return { ...row, due, at }
}
