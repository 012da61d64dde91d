import type { Instant } from "#domain/instant.ts"
import type { ImportRecord } from "#store/import.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { StoredSignal } from "#store/signal.ts"
import type { Tx } from "#store/tx.ts"

/** The undoing of an import: who asked for it and how far it is. `after`: the last signal whose rows were taken back. */
export type ImportUndo = {
  import: string
  /** Rows of the import have ids that begin with it. */
  hash: string
  askedAt: Instant
  askedBy: string
  after: string | null
  rows: number
  leadsWithdrawn: number
  leadsChanged: number
  leadsKept: number
  endedAt: Instant | null
}

const COLUMNS = `u.import, i.hash, u.asked_at as "askedAt", u.asked_by as "askedBy", u.after, u.rows, u.leads_withdrawn as "leadsWithdrawn",
  u.leads_changed as "leadsChanged", (select count(*)::int from import_kept k where k.import = u.import) as "leadsKept", u.ended_at as "endedAt"`

/** An import, locked until the transaction ends: nothing more of it is stored meanwhile. */
export async function lockImport(tx: Tx, id: string): Promise<Pick<ImportRecord, "id" | "name" | "source" | "state"> | null> {
  const [row] = await tx.query<Pick<ImportRecord, "id" | "name" | "source" | "state">>(
    "select id, name, source, state from import where id = $1 for update",
    [id],
  )
  return row ?? null
}

export async function beginUndo(tx: Tx, id: string, actor: string, now: Instant): Promise<void> {
  await tx.query("update import set state = 'undoing', ended_at = coalesce(ended_at, $2) where id = $1", [id, iso(now)])
  await tx.query("insert into import_undo (import, asked_at, asked_by) values ($1, $2, $3)", [id, iso(now), actor])
}

export async function endUndo(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.query("update import set state = 'undone' where id = $1", [id])
  await tx.query("update import_undo set ended_at = $2 where import = $1", [id, iso(now)])
}

export async function undosOf(tx: Tx, imports: readonly string[]): Promise<Map<string, ImportUndo>> {
  const rows = await tx.query<ImportUndo>(
    `select ${COLUMNS} from import_undo u join import i on i.id = u.import where u.import = any($1)`,
    [imports],
  )
  return new Map(rows.map((row) => [row.import, row]))
}

/** The import that is to be undone first, or null. */
export async function importToUndo(tx: Tx): Promise<ImportUndo | null> {
  const [row] = await tx.query<ImportUndo>(
    `select ${COLUMNS} from import i join import_undo u on u.import = i.id where i.state = 'undoing' order by u.asked_at, u.import limit 1`,
  )
  return row ?? null
}

/**
 * The next signal of an import whose rows are to be taken back, its own or one by which its rows were sent again from quarantine; "waiting": one of them is
 * still to be taken in; null: there is none.
 */
export async function nextToUndo(tx: Tx, { import: id, after }: ImportUndo): Promise<StoredSignal | "waiting" | null> {
  const [row] = await tx.query<StoredSignal & { state: string }>(
    `with own as (
       select id, state, taken from signal where import = $1
       union select r.id, r.state, r.taken from signal s join quarantine q on q.signal = s.id join signal r on r.id = q.replayed_as where s.import = $1
     ), next as (select id, state from own where state = 'waiting' or (taken > 0 and ($2::uuid is null or id > $2)) order by state = 'waiting' desc, id limit 1)
     select s.id, s.lane, s.source, s.kind, s.import, s.received_at as "receivedAt", s.first_at as "firstAt", s.payload, s.items, s.state from next join signal s on s.id = next.id`,
    [id, after],
  )
  if (row === undefined) return null
  return row.state === "waiting" ? "waiting" : row
}

/** Rows of an import that were not taken in yet and now never will be, at most `most` chunks at a time; how many chunks there were. */
export async function setAsideWaiting(
  tx: Tx,
  { id, owner, ids }: { id: string; owner: string; ids: readonly string[] },
  says: string,
  now: Instant,
): Promise<number> {
  const rows = await tx.query(
    `with waiting as (select id, row_number() over (order by id) as place from (select id from signal where import = $1 and state = 'waiting' order by id limit $2) as first),
       aside as (insert into quarantine (id, signal, item, code, says, payload, at, owner, due_at, state, resolved_at, resolved_by, resolved_why)
         select ($3::uuid[])[w.place], w.id, 0, 'failed', $4, '', $5, $6, $5, 'dropped', $5, 'baton', $4 from waiting w)
     update signal s set state = 'taken', taken_at = $5, quarantined = s.items from waiting w where s.id = w.id returning s.id`,
    [id, ids.length, ids, says, iso(now), owner],
  )
  return rows.length
}

/** Rows of an import that lie in quarantine wait for nobody any more, at most `most` at a time; their ids. */
export async function dropQuarantinedOf(tx: Tx, id: string, most: number, now: Instant): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update quarantine set state = 'dropped', resolved_at = $3, resolved_by = 'baton', resolved_why = $4 where id in (
       select q.id from signal s join quarantine q on q.signal = s.id where s.import = $1 and q.state = 'waiting' limit $2 for update of q) returning id`,
    [id, most, iso(now), "The import that brought it was undone."],
  )
  return rows.map((row) => row.id)
}

/** The engagements of these items that still count, with the lead that they speak of. */
export async function countingEngagements(
  tx: Tx,
  signal: string,
  pairs: readonly { source: string; externalId: string }[],
): Promise<{ id: string; item: number; lead: string }[]> {
  return tx.query(
    `select e.id, e.item, i.lead from unnest($2::text[], $3::text[]) as k (source, external_id)
     join engagement e on e.source = k.source and e.external_id = k.external_id and e.signal = $1
     join identity i on i.id = e.identity
     where i.lead is not null and not exists (select from withdrawal w where w.engagement = e.id)`,
    [signal, pairs.map((pair) => pair.source), pairs.map((pair) => pair.externalId)],
  )
}

/** An item of a signal that speaks of a lead. `own`: it came with the import itself; `counts`: it was not taken back. */
export type OtherWord = { lead: string; signal: string; item: number; own: boolean; counts: boolean }

/** What else speaks of these leads, at most `most` items of each, newest first. */
export async function otherWords(
  tx: Tx,
  id: string,
  { leads, except }: { leads: readonly string[]; except: readonly string[] },
  most: number,
): Promise<OtherWord[]> {
  return tx.query(
    `select l.lead, e.signal, e.item, e.source = m.source and e.external_id like m.hash || ':%' as own, w.engagement is null as counts
     from import m cross join unnest($1::uuid[]) as l (lead)
     cross join lateral (
       select e.id, e.signal, e.item, e.source, e.external_id from identity i join engagement e on e.identity = i.id
       where i.lead = l.lead and e.id <> all($2) order by e.occurred_at desc, e.id desc limit $3) as e
     left join withdrawal w on w.engagement = e.id
     where m.id = $4`,
    [leads, except, most, id],
  )
}

/** Signals as they came, taken or not. */
export async function rawSignals(tx: Tx, ids: readonly string[]): Promise<StoredSignal[]> {
  if (ids.length === 0) return []
  return tx.query(
    `select id, lane, source, kind, import, received_at as "receivedAt", first_at as "firstAt", payload, items from signal where id = any($1) order by id`,
    [ids],
  )
}

export type TakenBack = {
  import: string
  signal: string
  engagements: readonly string[]
  kept: readonly { lead: string; says: string }[]
  leadsWithdrawn: number
  leadsChanged: number
}

/** Says that these engagements do not count any more and which leads were left as they are, and notes how far the undoing is. */
export async function saveTakenBack(tx: Tx, taken: TakenBack, now: Instant): Promise<void> {
  const at = iso(now)
  await insertRows(
    tx,
    "withdrawal",
    taken.engagements.map((engagement) => ({ engagement, import: taken.import, at })),
  )
  await insertRows(
    tx,
    "import_kept",
    taken.kept.map(({ lead, says }) => ({ import: taken.import, lead, says, at })),
    "do nothing",
  )
  await tx.query(
    `update import_undo set after = $2, rows = rows + $3, leads_withdrawn = leads_withdrawn + $4, leads_changed = leads_changed + $5 where import = $1`,
    [taken.import, taken.signal, taken.engagements.length, taken.leadsWithdrawn, taken.leadsChanged],
  )
}

/** Leads that an import spoke of, counted by what decides what would become of them when it is undone. */
export type SpokenOf = { stage: string; isOpen: boolean; cycles: number; others: boolean; leads: number; rows: number }

/** Counts the leads that an import spoke of and that would be asked about when it is undone. */
export async function leadsSpokenOf(tx: Tx, id: string): Promise<SpokenOf[]> {
  return tx.query(
    `with own as (
       select e.id, i.lead from import m join engagement e on e.source = m.source and e.external_id like m.hash || ':%' join identity i on i.id = e.identity
       where m.id = $1 and i.lead is not null and not exists (select from withdrawal w where w.engagement = e.id)
     ), spoken as (select lead, count(*)::int as rows from own group by lead
     ), judged as (
       select l.stage, l.stage in ('handed_off', 'accepted', 'sql', 'opportunity') as "isOpen", l.cycles, p.rows,
         exists (select from identity i join engagement e on e.identity = i.id
           where i.lead = l.id and not exists (select from own where own.id = e.id) and not exists (select from withdrawal w where w.engagement = e.id)) as others
       from spoken p join lead l on l.id = p.lead
     )
     select stage, "isOpen", cycles, others, count(*)::int as leads, sum(rows)::int as rows from judged group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    [id],
  )
}

/** Leads that were left as they are, in the order of their ids; `after` is the last one of the page before. */
export async function keptLeads(
  tx: Tx,
  id: string,
  after: string | null,
  limit: number,
): Promise<{ id: string; name: string | null; email: string | null; company: string | null; says: string }[]> {
  return tx.query(
    `select l.id, l.name, l.email, l.company, k.says from import_kept k join lead l on l.id = k.lead
     where k.import = $1 and ($2::uuid is null or k.lead > $2) order by k.lead limit $3`,
    [id, after, limit],
  )
}
