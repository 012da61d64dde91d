import type { ChecklistFacts, Tick } from "#domain/handoff/checklist.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

export type NewTick = { id: string; handoff: string; item: string; state: Tick["state"] | "open"; note: string; by: string; at: Instant }

export async function insertTick(tx: Tx, { by, at, ...tick }: NewTick): Promise<void> {
  await insertRows(tx, "checklist_tick", [{ ...tick, by_name: by, at: iso(at) }])
}

/** The notes that count, by handoff. */
export async function ticksOf(tx: Tx, handoffs: readonly string[]): Promise<Map<string, Tick[]>> {
  if (handoffs.length === 0) return new Map()
  const rows = await tx.query<Tick & { handoff: string }>(
    `select * from (
       select distinct on (handoff, item) handoff, item, state, note, by_name as by, at from checklist_tick where handoff = any($1)
       order by handoff, item, id desc
     ) as newest where state <> 'open'`,
    [handoffs],
  )
  return Map.groupBy(rows, (row) => row.handoff)
}

type Clock = NonNullable<ChecklistFacts["firstTouchClock"]>
type Row = Omit<ChecklistFacts, "zones" | "firstTouchClock" | "dispositionClock" | "word" | "firstTouch"> & {
  id: string
  zones: string[] | null
  touchAt: Instant | null
  touchKind: string | null
  touchBy: string | null
  wordKind: string | null
  wordReason: string | null
  claim: { verdict: string; says: string } | null
  closedAs: string | null
}

/** What is on record of these handoffs, as far as their checklists ask; three statements for all. */
export async function checklistFacts(tx: Tx, handoffs: readonly string[]): Promise<Map<string, ChecklistFacts>> {
  if (handoffs.length === 0) return new Map()
  const rows = await tx.query<Row>(
    `select h.id, q.detail -> 'proofs' as proofs, s.inputs -> 'fields' ->> 'email_check' as "emailCheck", s.inputs -> 'fields' ->> 'email_kind' as "emailKind",
       g.version as "agreementVersion", b.missing, b.content ->> 'whyNow' as "whyNow", b.content -> 'who' -> 'contact' -> 'zones' as zones,
       p.name as owner, r.says as route, h.opened_at as "openedAt", h.closed_at as "closedAt", h.closed_as as "closedAs",
       (select count(distinct o.owner)::int from handoff o where o.account = h.account and o.lead <> h.lead and o.state <> 'merged'
          and o.opened_at <= h.opened_at and (o.closed_at is null or o.closed_at > h.opened_at)) as others,
       (select min(d.at) from standing_disposition d where d.handoff = h.id) as "answeredAt",
       t.at as "touchAt", t.kind as "touchKind", t.by as "touchBy", w.kind as "wordKind", w.reason as "wordReason", w.detail -> 'claim' as claim
     from handoff h join score s on s.id = h.score join qualification q on q.id = h.qualification join brief b on b.id = h.brief
     join routing_decision r on r.id = h.routing_decision join agreement g on g.id = h.agreement
     left join assignment a on a.handoff = h.id and a.until is null left join person p on p.id = a.person
     left join lateral (select touch.at, touch.kind, by.name as by from touch left join person by on by.id = touch.by_person
       where touch.handoff = h.id and counts order by touch.at limit 1) t on true
     left join lateral (select kind, reason, detail from standing_disposition where handoff = h.id order by at desc, id desc limit 1) w on true
     where h.id = any($1)`,
    [handoffs],
  )
  const clocks = Map.groupBy(await promises(tx, handoffs), (clock) => clock.handoff)
  return new Map(rows.map((row) => [row.id, toFacts(row, clocks.get(row.id) ?? [])]))
}

type Kept = Clock & { handoff: string; kind: string }

/** The newest clock of each promise. */
async function promises(tx: Tx, handoffs: readonly string[]): Promise<Kept[]> {
  return tx.query(
    `select distinct on (handoff, kind) handoff, kind, state, due_at as "dueAt", met_at as "metAt", missed_at as "missedAt" from sla_clock
     where handoff = any($1) and kind in ('first_touch', 'disposition') order by handoff, kind, started_at desc, id desc`,
    [handoffs],
  )
}

function toFacts(
  { touchAt, touchKind, touchBy, wordKind, wordReason, claim, zones, ...row }: Row,
  clocks: readonly Kept[],
): ChecklistFacts {
  return {
    ...row,
    zones: zones ?? [],
    firstTouch: touchAt === null ? null : { at: touchAt, kind: touchKind ?? "", by: touchBy },
    word: wordKind === null ? null : { kind: wordKind, reason: wordReason, claim },
    firstTouchClock: clocks.find((clock) => clock.kind === "first_touch") ?? null,
    dispositionClock: clocks.find((clock) => clock.kind === "disposition") ?? null,
  }
}
