import { createHash } from "node:crypto"
import { contactWindow } from "#domain/intake/contact-window.ts"
import type { Commitments } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"

/** Where all leads are in the end: how many in which state, and how many of them nobody could say why. */
export async function endsOf(tx: Tx): Promise<{ ends: { state: string; why: string; leads: number }[]; withoutReason: number }> {
  const rows = await tx.query<{ state: string; why: string | null; leads: number }>(
    `select l.stage as state, coalesce(
         (select concat_ws(' ', 'waits for a decision:', w.reason) from hold w where w.lead = l.id),
         case when l.stage in ('recycled', 'won', 'disqualified') or l.closed_as is not null then
           (select concat_ws(' ', d.kind, d.reason) from handoff h join standing_disposition d on d.handoff = h.id where h.lead = l.id
            order by h.cycle desc, d.at desc, d.id desc limit 1) end,
         case when l.stage in ('handed_off', 'accepted', 'sql', 'opportunity') then 'in work' end,
         (select q.verdict from qualification q where q.lead = l.id order by q.at desc, q.id desc limit 1)) as why, count(*)::int as leads
     from lead l group by 1, 2 order by 1, 3 desc, 2`,
  )
  return {
    ends: rows.map(({ state, why, leads }) => ({ state, why: why ?? "nobody knows", leads })),
    withoutReason: rows.filter((row) => row.why === null).reduce((sum, row) => sum + row.leads, 0),
  }
}

export type TierTouches = { tier: number; cycles: number; owed: number; done: number; kept: number }

/**
 * What was owed and done by tier, over cycles that ended without an answer of the lead, for those owe all their touches: `kept` is how many got them all.
 */
export async function touchesByTier(tx: Tx, promised: Commitments["sales"]["touches"]): Promise<TierTouches[]> {
  const rows = await tx.query<{ tier: 1 | 2 | 3; done: number }>(
    `select h.tier, (select count(*)::int from touch t where t.handoff = h.id and t.human and t.direction = 'outbound') as done from handoff h
     where h.closed_at is not null and exists (select from standing_disposition d where d.handoff = h.id and d.kind = 'recycle' and d.reason = 'no_response')`,
  )
  return ([1, 2, 3] as const).map((tier) => {
    const own = rows.filter((row) => row.tier === tier)
    const { least } = promised[tier]
    return {
      tier,
      cycles: own.length,
      owed: own.length * least,
      done: own.reduce((sum, row) => sum + row.done, 0),
      kept: own.filter((row) => row.done >= least).length,
    }
  })
}

/** Contacts of ours outside of the lead's own working day, and those of leads whose clock nobody knows. */
export async function untimelyContacts(tx: Tx): Promise<{ contacts: number; outside: number; clockUnknown: number }> {
  const rows = await tx.query<{ at: Instant; zones: string[] | null }>(
    `select t.at, b.content -> 'who' -> 'contact' -> 'zones' as zones from touch t join handoff h on h.id = t.handoff join brief b on b.id = h.brief
     where t.direction = 'outbound' and t.human`,
  )
  const isOutside = (at: Instant, zones: readonly string[]) => {
    const window = contactWindow(zones, at)
    return window === null || at < window.from || at >= window.until
  }
  const known = rows.filter((row) => row.zones !== null && row.zones.length > 0)
  return {
    contacts: rows.length,
    outside: known.filter((row) => isOutside(row.at, row.zones ?? [])).length,
    clockUnknown: rows.length - known.length,
  }
}

/** Messages to leads, and how many of them went out without anybody having looked whether they may. */
export async function sendsToLeads(tx: Tx): Promise<{ sends: number; withoutBasis: number }> {
  const [row] = await tx.query<{ sends: number; withoutBasis: number }>(
    `select count(*)::int as sends, (count(*) filter (where checked_at is null))::int as "withoutBasis"
     from delivery where purpose is not null and state in ('sent', 'shown')`,
  )
  return row ?? { sends: 0, withoutBasis: 0 }
}

/** SHA-256 of everything that happened to every lead, by its address, without ids: the same seed gives the same. */
export async function fingerprint(tx: Tx): Promise<string> {
  const rows = await tx.query(
    `select l.email, l.stage, l.closed_as, l.cycles, l.track, l.fit, l.intent, o.handle as owner, l.due_at, l.cool_down_until,
       (select json_agg(json_build_array(h.cycle, h.tier, h.state, h.closed_as, h.pool, h.amount, h.opened_at, h.accepted_at, h.first_touch_at, h.closed_at,
          (select json_agg(json_build_array(p.handle, a.since, a.until, a.ended_as) order by a.attempt) from assignment a join person p on p.id = a.person
           where a.handoff = h.id),
          (select json_agg(json_build_array(t.kind, t.at) order by t.at, t.kind) from touch t where t.handoff = h.id),
          (select json_agg(json_build_array(d.kind, d.reason, d.clause, d.at) order by d.at, d.kind) from disposition d where d.handoff = h.id),
          (select json_agg(json_build_array(c.kind, c.state, c.started_at, c.due_at, c.met_at, c.missed_at) order by c.kind, c.started_at)
           from sla_clock c where c.handoff = h.id),
          (select json_agg(json_build_array(e.share, e.planned_at, e.at, e.outcome) order by e.at, e.share) from escalation e where e.handoff = h.id)
        ) order by h.cycle) from handoff h where h.lead = l.id) as cycles_told,
       (select json_agg(json_build_array(j.at, j.kind) order by j.seq) from journal j where j.lead = l.id) as told
     from lead l join person o on o.id = l.owner order by l.email nulls last, l.created_at`,
  )
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex")
}

/** The lead whose story is told, by its address. */
export async function leadCalled(tx: Tx, email: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>("select id from lead where email = $1", [email])
  return row?.id ?? null
}
