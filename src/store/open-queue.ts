import type { ClockKind } from "#domain/agreement/sla-policy.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { ClockState } from "#domain/sla/clock.ts"
import type { BoardEntry } from "#store/board.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Open handoffs of one person that owe the same under the same version: how many, and for how many of them the due instant has passed. */
export type OwedGroup = {
  owner: string
  kind: ClockKind | null
  agreement: string | null
  targetMs: Milliseconds | null
  state: ClockState | null
  count: number
  past: number
}

/** What of a person under a version counts in the same hours and so is in the order in which it is due. */
export type InHours = { owner: string; kind: ClockKind | null; agreement: string | null; paused: boolean; lane: number }

/**
 * Where a page begins in a lane. `from`: whatever is due from then on lies behind the last one. `level`: what is due from then until `from` has as much
 * working time left as the last one, so the later due instant and then the id decide. Null: nothing does.
 */
export type LaneStart = { lane: number; level: Instant | null; from: Instant | null }

/** Everything that waits, counted by what is owed. */
export async function owedGroups(tx: Tx, owners: readonly string[] | null, now: Instant): Promise<OwedGroup[]> {
  return tx.query(
    `with ${owed(owners)}
     select owner, kind, agreement, target_ms as "targetMs", state, count(*)::int as count, count(*) filter (where due_at < $2)::int as past
     from o group by owner, kind, agreement, target_ms, state`,
    [owners, iso(now)],
  )
}

/** How many of what runs are due from now on and before the instant of their group. */
export async function countDueBefore(
  tx: Tx,
  owners: readonly string[] | null,
  groups: readonly (OwedGroup & { before: Instant })[],
  now: Instant,
): Promise<number> {
  if (groups.length === 0) return 0
  const last = Math.max(...groups.map(({ before }) => before))
  const rows = groups.map(({ owner, kind, agreement, targetMs, before }) => ({ owner, kind, agreement, targetMs, before: iso(before) }))
  const [row] = await tx.query<{ count: number }>(
    `with ${owed(owners, "and due_at >= $2 and due_at < $3")}
     select count(*)::int as count from o
     join json_to_recordset($4) as g (owner uuid, kind text, agreement uuid, "targetMs" float8, before timestamptz)
       on g.owner = o.owner and g.kind = o.kind and g.agreement = o.agreement and g."targetMs" = o.target_ms
     where o.state = 'running' and o.due_at < g.before`,
    [owners, iso(now), iso(last), JSON.stringify(rows)],
  )
  return row?.count ?? 0
}

/** The first of each lane from where a page begins, at most `limit` of each. `last`: the handoff that the page before ended with. */
export async function firstOfLanes(
  tx: Tx,
  owners: readonly string[] | null,
  { lanes, starts, last, limit }: { lanes: readonly InHours[]; starts: readonly LaneStart[]; last: BoardEntry | null; limit: number },
): Promise<BoardEntry[]> {
  const bounds = starts.map(({ lane, level, from }) => ({ lane, level: iso(level), from: iso(from) }))
  return tx.query(
    `with ${owed(owners)},
     placed as (
       select o.*, row_number() over (partition by l.lane order by o.due_at, o.id) as nth from o
       join json_to_recordset($2) as l (owner uuid, kind text, agreement uuid, paused boolean, lane int)
         on l.owner = o.owner and coalesce(l.kind, '') = coalesce(o.kind, '') and coalesce(l.agreement, o.owner) = coalesce(o.agreement, o.owner)
         and l.paused = coalesce(o.state = 'paused', false)
       join json_to_recordset($3) as s (lane int, level timestamptz, "from" timestamptz) on s.lane = l.lane
       where o.due_at >= s."from" or (o.due_at >= s.level and (o.due_at, o.id) > ($4::timestamptz, $5::uuid))
     )
     select id, owner, tier, due_at as "dueAt", kind, state, agreement, target_ms as "targetMs" from placed where nth <= $6`,
    [owners, JSON.stringify(lanes), JSON.stringify(bounds), iso(last?.dueAt ?? 0), last?.id ?? NOBODY, limit],
  )
}

const NOBODY = "00000000-0000-0000-0000-000000000000"

/**
 * Open handoffs `o` with the clock of what each owes next. Everybody's are another text than some people's, for each has a plan of its own: one reads
 * all there is once, the other looks a few up.
 */
function owed(owners: readonly string[] | null, more = ""): string {
  const whose = owners === null ? "($1::uuid[] is null or true)" : "owner = any($1::uuid[])"
  return `h as materialized (select id, owner, tier, due_at from handoff where closed_at is null and ${whose} ${more}),
    c as (
      select distinct on (handoff, due_at) handoff, due_at, kind, state, agreement, target_ms from sla_clock
      where handoff in (select id from h) and (state in ('running', 'paused') or (state = 'missed' and met_at is null))
      order by handoff, due_at, kind <> 'acceptance', kind <> 'owner_first_touch'
    ),
    o as (select h.*, c.kind, c.state, c.agreement, c.target_ms from h left join c on c.handoff = h.id and c.due_at = h.due_at)`
}
