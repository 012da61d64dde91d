/** What reached a receiver of webhooks: the message's id and its bytes. */
export type Reached = { id: string; body: string }

/** What clients, receivers and the database saw. `mayDie`: receivers refused messages for good, so some end as dead letters that somebody owns. */
export type Seen = {
  sql<Row>(text: string, params?: unknown[]): Promise<Row[]>
  received: readonly Reached[]
  /** Submission id = address of each request whose receipt the client has. */
  acknowledged: readonly string[]
  /** How often a process died: who dies between sending and noting it sends again. */
  deaths: number
  mayDie?: boolean
}

const TWICE: Record<string, string> = {
  "a person was given the same handoff twice at one instant": `select handoff, person, since from ws_main.assignment group by 1, 2, 3 having count(*) > 1`,
  // what a merge gave back is paid again when it is undone
  "a turn was paid without an assignment": `select handoff, person from ws_main.pool_entry group by 1, 2
     having count(*) filter (where kind = 'turn') > 1 and count(*) filter (where kind = 'turn') - count(*) filter (where kind = 'credit_back')
       > (select count(*) from ws_main.assignment a where a.handoff = pool_entry.handoff and a.person = pool_entry.person)`,
  "moves and their journal differ": `select a.handoff from ws_main.assignment a group by 1
     having count(*) - 1 <> (select count(*) from ws_main.journal j where j.handoff = a.handoff and j.kind = 'reassigned')`,
  "handoffs and their journal differ": `select h.id from ws_main.handoff h where not exists (select from ws_main.journal j where j.handoff = h.id and j.kind = 'handed_off')`,
  "a step of a ladder fired twice": `select clock, rung from ws_main.escalation group by 1, 2 having count(*) > 1`,
  "a step of a ladder was noted twice": `select handoff, detail ->> 'clock', detail ->> 'rung' from ws_main.journal where kind like 'sla_%' group by 1, 2, 3 having count(*) > 1`,
  "a message was made twice": `select cause, channel, recipient from ws_main.delivery group by 1, 2, 3 having count(*) > 1`,
  "a lead was thanked twice": `select recipient from ws_main.delivery where cause like 'acknowledgement:%' group by 1 having count(*) > 1`,
  "a verdict was taken twice": `select handoff, kind from ws_main.disposition group by 1, 2 having count(*) > 1`,
  // what its lead is told, or who is alarmed later, does not tell its owner
  "a handoff's first owner was not told": `select h.id from ws_main.handoff h
     where not exists (select from ws_main.delivery d where d.cause = format('handoff:%s:assigned:1', h.id))`,
  "decisions of one judgement bear different instants": `select q.id from ws_main.qualification q join ws_main.score s on s.id = q.score where q.at <> s.at`,
}

/**
 * Looks at the database as it is, without our own code: what was acknowledged and is not there exactly once, what was done twice, what was
 * sent twice or never. A heading for each kind of thing that is wrong, with examples; empty when nothing is.
 */
export async function whatIsWrong(seen: Seen): Promise<Record<string, unknown[]>> {
  const wrong: Record<string, unknown[]> = {}
  const note = (what: string, rows: readonly unknown[]) => {
    if (rows.length > 0) wrong[what] = [rows.length, ...rows.slice(0, 3)]
  }
  note("acknowledged, and not there exactly once", await notOnce(seen))
  for (const [what, text] of Object.entries(TWICE)) note(what, await seen.sql(text))
  const over = seen.mayDie ? "('sent', 'shown', 'cancelled', 'dead')" : "('sent', 'shown', 'cancelled')"
  note(
    "not sent",
    await seen.sql(`select id, state, last_error from ws_main.delivery where state not in ${over} or (state = 'dead' and owner is null)`),
  )
  for (const [what, rows] of Object.entries(await ofMessages(seen))) note(what, rows)
  return wrong
}

async function notOnce({ sql, acknowledged }: Seen): Promise<unknown[]> {
  return sql(
    `select * from (select e.email, (select count(*)::int from ws_main.engagement g where g.external_id = e.email) as engagements,
       (select count(*)::int from ws_main.lead l where l.email = e.email) as leads, count(distinct h.id)::int as handoffs,
       count(a.handoff) filter (where a.until is null)::int as live
     from unnest($1::text[]) as e (email) left join ws_main.lead l on l.email = e.email
     left join ws_main.handoff h on h.lead = l.id left join ws_main.assignment a on a.handoff = h.id group by e.email) as kept
     where engagements <> 1 or leads <> 1 or handoffs <> 1 or live > 1`,
    [[...new Set(acknowledged)]],
  )
}

async function ofMessages({ sql, received, deaths }: Seen): Promise<Record<string, unknown[]>> {
  const sent = (await sql<{ id: string }>("select id from ws_main.delivery where channel = 'webhook' and state = 'sent'")).map(
    (row) => row.id,
  )
  const made = new Set((await sql<{ id: string }>("select id from ws_main.delivery where channel = 'webhook'")).map((row) => row.id))
  const reached = Map.groupBy(received, (one) => one.id)
  return {
    "noted as sent, and never arrived": sent.filter((id) => !reached.has(id)),
    "arrived, and nobody made it": [...reached.keys()].filter((id) => !made.has(id)),
    "arrived with other bytes the second time": [...reached]
      .filter(([, all]) => new Set(all.map((one) => one.body)).size > 1)
      .map(([id]) => id),
    "arrived more often than processes died":
      deaths === Infinity ? [] : [...reached].filter(([, all]) => all.length > 1 + deaths).map(([id]) => id),
  }
}
