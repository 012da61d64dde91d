import type { HandoffState } from "#domain/disposition/disposition.ts"
import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"

/** What a queue shows of a handoff besides its clock. `zones`: by which clocks the lead may live, as the brief has it. */
export type QueueLine = {
  id: string
  lead: string
  name: string | null
  email: string | null
  company: string | null
  title: string | null
  state: HandoffState
  cycle: number
  version: number
  agreement: string
  play: string
  nextAction: string
  why: string | null
  zones: string[]
  openedAt: Instant
  acceptedAt: Instant | null
  firstTouchAt: Instant | null
  escalations: number
}

export async function queueLines(tx: Tx, handoffs: readonly string[]): Promise<QueueLine[]> {
  if (handoffs.length === 0) return []
  return tx.query(
    `select h.id, h.lead, l.name, l.email, l.company, b.content -> 'who' ->> 'title' as title, h.state, h.cycle, h.version, h.agreement, h.play,
       h.next_action as "nextAction", b.content ->> 'whyNow' as why,
       coalesce(b.content -> 'who' -> 'contact' -> 'zones',
         case when b.content -> 'who' -> 'localTime' ->> 'zone' is null then '[]' else json_build_array(b.content -> 'who' -> 'localTime' -> 'zone') end) as zones,
       h.opened_at as "openedAt", h.accepted_at as "acceptedAt", h.first_touch_at as "firstTouchAt",
       (select count(*)::int from escalation where handoff = h.id and share >= 100) as escalations
     from handoff as h join lead as l on l.id = h.lead left join brief as b on b.id = h.brief where h.id = any($1)`,
    [handoffs],
  )
}
