import { setTimeout as sleep } from "node:timers/promises"
import { expect } from "vitest"
import { openDatabase } from "#store/open.ts"
import { proofHolds } from "../stories/proof-holds.ts"
import type { Killable } from "./killable.ts"

/** Waits until nothing waits any more and nothing is overdue. @throws Error after half a minute */
export async function drained({ sql }: Killable): Promise<void> {
  const until = performance.now() + 30_000
  let left: unknown
  while (performance.now() < until) {
    ;[left] = await sql(
      `select (select count(*)::int from ws_main.signal where state = 'waiting') as signals,
        (select count(*)::int from ws_main.delivery where state = 'waiting') as messages,
        (select count(*)::int from ws_main.timer where due_at < now() - interval '2 seconds') as overdue,
        (select count(*)::int from ws_main.sla_clock where kind = 'owner_first_touch' and look_at is not null) as moving`,
    )
    if (Object.values(left as object).every((count) => count === 0)) return
    await sleep(100)
  }
  throw new Error(`It did not come to rest: ${JSON.stringify(left)}`)
}

/**
 * Looks at the database as it is, without our own code: every acknowledged request for a demo is there exactly once, with one handoff that one
 * person has at a time; nothing was assigned, escalated or told twice. Then the proof.
 *
 * @param acknowledged submission id = address of each request whose receipt the client has
 */
export async function everythingIsThereOnce(baton: Killable, acknowledged: readonly string[], { kills = 0 } = {}): Promise<void> {
  const { sql, hook } = baton
  const emails = [...new Set(acknowledged)]
  const kept = await sql<{ email: string; engagements: number; leads: number; handoffs: number; live: number }>(
    `select e.email, (select count(*)::int from ws_main.engagement g where g.external_id = e.email) as engagements,
       (select count(*)::int from ws_main.lead l where l.email = e.email) as leads, count(distinct h.id)::int as handoffs,
       count(a.handoff) filter (where a.until is null)::int as live
     from unnest($1::text[]) as e (email) left join ws_main.lead l on l.email = e.email
     left join ws_main.handoff h on h.lead = l.id left join ws_main.assignment a on a.handoff = h.id group by e.email`,
    [emails],
  )
  expect(kept).toHaveLength(emails.length)
  expect(kept.filter((one) => one.engagements !== 1 || one.leads !== 1 || one.handoffs !== 1 || one.live > 1)).toEqual([])

  const twice = {
    assigned: `select handoff, person, since from ws_main.assignment group by 1, 2, 3 having count(*) > 1`,
    turns: `select handoff, person from ws_main.pool_entry where kind = 'turn' group by 1, 2 having count(*) > 1
            and count(*) > (select count(*) from ws_main.assignment a where a.handoff = pool_entry.handoff and a.person = pool_entry.person)`,
    moved: `select j.handoff from ws_main.journal j where kind = 'reassigned' group by 1
            having count(*) <> (select count(*) - 1 from ws_main.assignment a where a.handoff = j.handoff)`,
    escalated: `select clock, rung from ws_main.escalation group by 1, 2 having count(*) > 1`,
    noted: `select handoff, detail ->> 'clock', detail ->> 'rung' from ws_main.journal where kind like 'sla_%' group by 1, 2, 3 having count(*) > 1`,
    told: `select cause, channel, recipient from ws_main.delivery group by 1, 2, 3 having count(*) > 1`,
    thanked: `select recipient from ws_main.delivery where cause like 'acknowledgement:%' group by 1 having count(*) > 1`,
    answered: `select handoff, kind from ws_main.disposition group by 1, 2 having count(*) > 1`,
    unsent: `select id from ws_main.delivery where state not in ('sent', 'shown')`,
  }
  for (const [what, text] of Object.entries(twice)) expect({ [what]: await sql(text) }).toEqual({ [what]: [] })

  const sent = (await sql<{ id: string }>("select id from ws_main.delivery where channel = 'webhook' and state = 'sent'")).map(
    (row) => row.id,
  )
  const received = Map.groupBy(hook.received, (one) => String(one.headers["webhook-id"]))
  expect([...received.keys()].sort()).toEqual(sent.sort())
  expect([...received.values()].filter((attempts) => new Set(attempts.map((one) => one.body)).size > 1)).toEqual([])
  // who dies between sending and noting it sends again: at most what was under way at each death
  expect([...received.values()].filter((attempts) => attempts.length > 1 + kills)).toEqual([])
  await proved(baton)
}

/** The proof over all rows, at the real time. */
export async function proved({ databaseUrl }: Killable): Promise<void> {
  const db = await openDatabase({ folder: "", url: databaseUrl(), onLog: () => {} })
  try {
    await proofHolds(db, Date.now(), "main")
  } finally {
    await db.stop()
  }
}
