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
  const before = Object.fromEntries(
    groups.map((group) => [keyOf(group.owner, group.kind, group.agreement, group.targetMs), iso(group.before)]),
  )
  const [row] = await tx.query<{ count: number }>(
    `with ${owed(owners, "and h.due_at >= $2 and h.due_at < $3")}
     select count(*)::int as count from o
     where state = 'running' and due_at < ($4::jsonb ->> concat_ws(' ', owner, kind, agreement, target_ms))::timestamptz`,
    [owners, iso(now), iso(last), JSON.stringify(before)],
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
  const byKey = Object.fromEntries(lanes.map(({ owner, kind, agreement, paused, lane }) => [keyOf(owner, kind, agreement, paused), lane]))
  return tx.query(
    `with ${owed(owners)},
     placed as (
       select o.*, ($2::jsonb ->> concat_ws(' ', owner, kind, agreement, coalesce(state = 'paused', false)::text))::int as lane from o
     ),
     behind as (
       select p.*, row_number() over (partition by p.lane order by p.due_at, p.id) as nth from placed as p
       join json_to_recordset($3) as s (lane int, level timestamptz, "from" timestamptz) on s.lane = p.lane
       where p.due_at >= s."from" or (p.due_at >= s.level and (p.due_at, p.id) > ($4::timestamptz, $5::uuid))
     )
     select id, owner, tier, due_at as "dueAt", kind, state, agreement, target_ms as "targetMs" from behind where nth <= $6`,
    [owners, JSON.stringify(byKey), JSON.stringify(bounds), iso(last?.dueAt ?? 0), last?.id ?? NOBODY, limit],
  )
}

/** As `concat_ws(' ', …)` says it, which leaves out what is null. */
function keyOf(...parts: (string | number | boolean | null)[]): string {
  return parts.filter((part) => part !== null).join(" ")
}

const NOBODY = "00000000-0000-0000-0000-000000000000"

/**
 * Open handoffs `o` with the clock of what each owes next, found one by one in the index of live clocks: that costs the same whatever the database
 * believes about how many there are. Everybody's are another text than some people's, for each has a plan of its own.
 */
function owed(owners: readonly string[] | null, more = ""): string {
  const whose = owners === null ? "($1::uuid[] is null or true)" : "h.owner = any($1::uuid[])"
  return `o as materialized (
    select h.id, h.owner, h.tier, h.due_at, c.kind, c.state, c.agreement, c.target_ms
    from handoff as h left join lateral (
      select kind, state, agreement, target_ms from sla_clock
      where handoff = h.id and due_at = h.due_at and (state in ('running', 'paused') or (state = 'missed' and met_at is null))
      order by kind <> 'acceptance', kind <> 'owner_first_touch' limit 1
    ) as c on true
    where h.closed_at is null and ${whose} ${more}
  )`
}
