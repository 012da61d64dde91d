import { writtenAs } from "#domain/privacy/erase-items.ts"
import type { Instant } from "#domain/instant.ts"
import { iso, updateRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** What stands in stored texts about a person: whole bodies in which their words stand, or that their engagements came from. */
export type RawSignalOf = { id: string; items: number; payload: string; places: number[]; receivedAt: Instant }

/** Signals that brought engagements of these leads, or in which one of these words stands. Goes through all signals, which takes a while. */
export async function signalsAbout(tx: Tx, leads: readonly string[], words: readonly string[]): Promise<RawSignalOf[]> {
  return tx.query(
    `with own as (
       select e.signal, array_agg(distinct e.item) as places from engagement e join identity i on i.id = e.identity where i.lead = any($1) group by e.signal
     )
     select s.id, s.items, s.payload, coalesce(o.places, '{}') as places, s.received_at as "receivedAt"
     from signal s left join own o on o.signal = s.id
     where o.signal is not null or lower(s.payload) like any ($2::text[]) order by s.id`,
    [leads, patterns(words)],
  )
}

export async function writeSignals(tx: Tx, rows: readonly { id: string; payload: string }[]): Promise<void> {
  await updateRows(tx, "signal", rows)
}

export type QuarantinedOf = { id: string; code: string; says: string; payload: string; at: Instant }

/** Items in quarantine in which one of these words stands, or that these signals brought. */
export async function quarantinedAbout(tx: Tx, words: readonly string[]): Promise<QuarantinedOf[]> {
  return tx.query(
    "select id, code, says, payload, at from quarantine where lower(payload || ' ' || says) like any ($1::text[]) order by id",
    [patterns(words)],
  )
}

/** Nobody mends what is gone: it waits no longer. */
export async function eraseQuarantined(tx: Tx, ids: readonly string[], payload: string, actor: string, now: Instant): Promise<void> {
  if (ids.length === 0) return
  await tx.query(
    `update quarantine set payload = $2, says = 'The person was erased.', state = case when state = 'waiting' then 'dropped' else state end,
       resolved_at = coalesce(resolved_at, $3), resolved_by = coalesce(resolved_by, $4), resolved_why = coalesce(resolved_why, 'erasure')
     where id = any($1)`,
    [ids, payload, iso(now), actor],
  )
  await tx.query("delete from timer where kind = 'quarantine' and subject = any($1)", [ids])
}

/** Replies that are kept for repeated requests and speak of the person: by its words, or the ids of its leads. Answers how many went. */
export async function forgetReplies(tx: Tx, leads: readonly string[], words: readonly string[]): Promise<number> {
  const rows = await tx.query(
    `delete from idempotency where lower(coalesce(body, '') || key) like any ($1::text[])
       or subject in (select unnest($2::text[]) union all select id::text from handoff where lead::text = any($2)) returning key`,
    [patterns([...words, ...leads]), leads],
  )
  return rows.length
}

export type AnswerOf = { id: string; subject: string; profile: unknown; at: Instant }

/** What providers answered about these people, by the names of the subjects. */
export async function answersAbout(tx: Tx, subjects: readonly string[], words: readonly string[]): Promise<AnswerOf[]> {
  return tx.query(
    "select id, subject, profile, at from enrichment where subject = any($1) or lower(profile::text) like any ($2::text[]) order by id",
    [subjects, patterns(words)],
  )
}

export async function eraseAnswers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.query(
    `update enrichment set subject = 'erased:' || id, found = false, profile = '{"person":{},"company":{}}' where id = any($1)`,
    [ids],
  )
}

/** Words as `like` looks for them, in every way in which they may be written; nothing when there are none. */
function patterns(words: readonly string[]): string[] {
  return words.flatMap(writtenAs).map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
}
