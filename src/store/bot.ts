import type { BotReason } from "#domain/intake/bot-signs.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Engagements that turned out to be a machine's only when all that their lead did was looked at. Known ones stay as they were. */
export async function insertBotMarks(tx: Tx, marks: readonly { engagement: string; reason: BotReason }[], now: Instant): Promise<void> {
  await insertRows(
    tx,
    "bot_mark",
    marks.map((mark) => ({ ...mark, at: iso(now) })),
    "(engagement) do nothing",
  )
}

/** Engagements that were taken for a machine's, by reason; `people`: how many of them a person said to be a person's all the same. */
export type BotCount = { reason: BotReason; engagements: number; people: number }

const MARKED = `(
  select e.id, e.bot as reason, e.identity from engagement e where e.bot is not null and e.received_at >= $1 and e.received_at < $2
  union all
  select e.id, m.reason, e.identity from bot_mark m join engagement e on e.id = m.engagement
  where e.bot is null and e.received_at >= $1 and e.received_at < $2
  union all
  select e.id, 'said', e.identity from identity i join engagement e on e.identity = i.id
  where i.machine and e.bot is null and e.received_at >= $1 and e.received_at < $2 and not exists (select from bot_mark m where m.engagement = e.id)
)`

export async function countBots(tx: Tx, from: Instant, until: Instant): Promise<{ all: number; reasons: BotCount[] }> {
  const [total] = await tx.query<{ all: number }>(
    "select count(*)::int as all from engagement where received_at >= $1 and received_at < $2",
    [iso(from), iso(until)],
  )
  const reasons = await tx.query<BotCount>(
    `select m.reason, count(*)::int as engagements, (count(*) filter (where i.machine = false))::int as people
     from ${MARKED} as m join identity i on i.id = m.identity group by m.reason order by count(*) desc`,
    [iso(from), iso(until)],
  )
  return { all: total?.all ?? 0, reasons }
}

export type MarkedEngagement = {
  id: string
  reason: BotReason
  kind: string
  page: string | null
  form: string | null
  event: string | null
  agent: string | null
  occurredAt: Instant
  lead: string | null
  visitor: { kind: string; value: string }
  machine: boolean | null
}

/** What was taken for a machine's, newest first; `after` is the id of the last one of the page before. */
export async function listBots(
  tx: Tx,
  from: Instant,
  until: Instant,
  page: { after: string | null; limit: number },
): Promise<MarkedEngagement[]> {
  return tx.query(
    `select e.id, m.reason, e.kind, e.page, e.form, e.event, e.properties ->> 'user_agent' as agent, e.occurred_at as "occurredAt", i.lead, i.machine,
       json_build_object('kind', i.kind, 'value', i.value) as visitor
     from ${MARKED} as m join engagement e on e.id = m.id join identity i on i.id = e.identity
     where $3::uuid is null or e.id < $3 order by e.id desc limit $4`,
    [iso(from), iso(until), page.after, page.limit],
  )
}

/** A person's word on whoever is known by these: all of a lead's, or one. Answers the leads that it changes. */
export async function sayWhetherMachine(
  tx: Tx,
  who: { lead: string } | { kind: string; value: string },
  machine: boolean | null,
): Promise<{ identity: string; lead: string | null }[]> {
  if ("lead" in who) return tx.query("update identity set machine = $2 where lead = $1 returning id as identity, lead", [who.lead, machine])
  return tx.query("update identity set machine = $3 where kind = $1 and value = $2 returning id as identity, lead", [
    who.kind,
    who.value,
    machine,
  ])
}
