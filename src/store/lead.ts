import type { Tier } from "#domain/agreement/agreement.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import type { Enriched } from "#domain/enrichment/enriched.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, updateRows, upsertRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/**
 * `captured`: nobody judged it yet, because no agreement is in force or it is being looked up; `held`: qualified, waits for a person; `recycled`: sleeps until its cool-down is
 * over; `withdrawn`: only an import spoke of it that was undone.
 */
export type LeadStage =
  | "captured"
  | "nurture"
  | "disqualified"
  | "held"
  | "handed_off"
  | "accepted"
  | "sql"
  | "opportunity"
  | "won"
  | "lost"
  | "recycled"
  | "merged"
  | "withdrawn"

export type Lead = {
  id: string
  createdAt: Instant
  updatedAt: Instant
  email: string | null
  name: string | null
  company: string | null
  fields: Record<string, FieldValue>
  fieldAt: Record<string, Instant>
  /** What providers told of the person; `saveLeads` leaves it as it is. */
  enriched: Enriched
  account: string | null
  stage: LeadStage
  /** Id of the person who is accountable now. */
  owner: string
  nextAction: string
  /** Null only where nothing is owed any more: disqualified, won, lost, merged, withdrawn. */
  dueAt: Instant | null
  model: string | null
  /** Micro-points as of the last decision. */
  fit: number | null
  intent: number | null
  tier: Tier | null
  cycles: number
  lastClosedAt: Instant | null
  closedAs: string | null
  coolDownUntil: Instant | null
  track: string | null
  mergedInto: string | null
  /** The disqualifiers that a person set aside for this lead; saved apart, by a person's word alone. */
  requalified: readonly string[]
}

const COLUMNS = `id, created_at as "createdAt", updated_at as "updatedAt", email, name, company, fields, field_at as "fieldAt", enriched, account, stage, owner,
  next_action as "nextAction", due_at as "dueAt", model, fit, intent, tier, cycles, last_closed_at as "lastClosedAt", closed_as as "closedAs",
  cool_down_until as "coolDownUntil", track, merged_into as "mergedInto", requalified`

/** Where a lead stands and who is accountable, apart from what is known of it. */
export type Standing = Omit<
  Lead,
  "createdAt" | "updatedAt" | "email" | "name" | "company" | "fields" | "fieldAt" | "enriched" | "account" | "mergedInto" | "requalified"
>

export function standingOf(lead: Lead): Standing {
  const { id, stage, owner, nextAction, dueAt, model, fit, intent, tier, cycles, lastClosedAt, closedAs, coolDownUntil, track } = lead
  return { id, stage, owner, nextAction, dueAt, model, fit, intent, tier, cycles, lastClosedAt, closedAs, coolDownUntil, track }
}

/** Leads by id, locked until the transaction ends, in an order that never deadlocks. */
export async function lockLeads(tx: Tx, ids: readonly string[]): Promise<Lead[]> {
  if (ids.length === 0) return []
  return tx.query(`select ${COLUMNS} from lead where id = any($1) order by id for update`, [ids])
}

/** The newest leads of an account, and these others, without merged ones and without locking them. */
export async function leadsAround(tx: Tx, account: string | null, ids: readonly string[], limit: number): Promise<Lead[]> {
  return tx.query(
    `select ${COLUMNS} from (
       (select * from lead where account = $1 and stage <> 'merged' order by id desc limit $3) union all
       (select * from lead where id = any($2) and account is distinct from $1 and stage <> 'merged')
     ) as around order by id`,
    [account, ids, limit],
  )
}

export async function leadsById(tx: Tx, ids: readonly string[]): Promise<Lead[]> {
  if (ids.length === 0) return []
  return tx.query(`select ${COLUMNS} from lead where id = any($1)`, [ids])
}

export async function leadById(tx: Tx, id: string): Promise<Lead | null> {
  const [lead] = await tx.query<Lead>(`select ${COLUMNS} from lead where id = $1`, [id])
  return lead ?? null
}

/**
 * `words`: beginnings of words of the name, company or address, all of which are there; an empty list finds nobody. `reach`: only leads that one of these
 * people answers for or has a handoff of; null: everybody's.
 */
export type LeadFilter = {
  email: string | null
  words?: readonly string[] | null
  stage: LeadStage | null
  owner: string | null
  account?: string | null
  reach?: readonly string[] | null
  after: string | null
  limit: number
}

/** As the index `lead_words` has it. */
const WORDS = `to_tsvector('simple', translate(coalesce(name, '') || ' ' || coalesce(company, '') || ' ' || coalesce(email, ''), '@.-_+/&''', '        '))`

/** Leads, newest first; withdrawn ones only when they are asked for. `after` is the id of the last one of the page before. */
export async function listLeads(tx: Tx, filter: LeadFilter): Promise<Lead[]> {
  const words = filter.words ?? null
  if (words?.length === 0) return []
  return tx.query(
    `select ${COLUMNS} from lead
     where stage <> 'merged' and (stage <> 'withdrawn' or $2 = 'withdrawn' or $1::text is not null) and ($1::text is null or email = lower($1) or id = (select lead from identity where kind = 'email' and value = lower($1))) and ($2::text is null or stage = $2) and ($3::uuid is null or owner = $3)
       and ($7::uuid is null or account = $7) ${words === null ? "" : `and ${WORDS} @@ to_tsquery('simple', $8)`}
       and ($4::uuid is null or id < $4)
       and ($6::uuid[] is null or owner = any($6) or exists (select from handoff where handoff.lead = lead.id and handoff.owner = any($6)))
     order by id desc limit $5`,
    [
      ...[filter.email, filter.stage, filter.owner, filter.after, filter.limit, filter.reach ?? null, filter.account ?? null],
      ...(words === null ? [] : [words.map((word) => `${word}:*`).join(" & ")]),
    ],
  )
}

/** Adds new leads and writes changed ones over. */
export async function saveLeads(tx: Tx, leads: readonly Lead[]): Promise<void> {
  await upsertRows(tx, "lead", leads.map(toRow), "id")
}

/** A lead with where it stands now. `isNew`: it is not stored yet. */
export type JudgedStanding = { lead: Lead; isNew: boolean }

/** Adds the leads that are new, whole, and writes over where the others stand; so that a lead that is judged as it comes is written once. */
export async function saveJudged(tx: Tx, judged: readonly JudgedStanding[]): Promise<void> {
  const [fresh, known] = [judged.filter((one) => one.isNew), judged.filter((one) => !one.isNew)]
  await insertRows(
    tx,
    "lead",
    fresh.map(({ lead }) => ({ ...toRow(lead), enriched: lead.enriched })),
  )
  await saveStandings(
    tx,
    known.map((one) => one.lead),
  )
}

/**
 * What refers to leads is looked at when the transaction commits: a lead that was just met is written last, once it is known where it stands, and
 * its identities and scores before it.
 */
export function expectLeads(tx: Tx): void {
  tx.send("set constraints all deferred", [])
}

/** Writes over where leads stand and who is accountable; what is known of them stays. */
export async function saveStandings(tx: Tx, leads: readonly Lead[]): Promise<void> {
  await updateRows(tx, "lead", leads.map(toStanding))
}

/** Writes over which accounts leads belong to. */
export async function saveLeadAccounts(tx: Tx, leads: readonly { id: string; account: string | null }[]): Promise<void> {
  await updateRows(
    tx,
    "lead",
    leads.map(({ id, account }) => ({ id, account })),
  )
}

function toStanding(lead: Lead) {
  return {
    id: lead.id,
    updated_at: lead.updatedAt,
    stage: lead.stage,
    owner: lead.owner,
    next_action: lead.nextAction,
    due_at: lead.dueAt,
    model: lead.model,
    fit: lead.fit,
    intent: lead.intent,
    tier: lead.tier,
    cycles: lead.cycles,
    last_closed_at: lead.lastClosedAt,
    closed_as: lead.closedAs,
    cool_down_until: lead.coolDownUntil,
    track: lead.track,
  }
}

function toRow(lead: Lead) {
  return {
    ...toStanding(lead),
    created_at: lead.createdAt,
    email: lead.email,
    name: lead.name,
    company: lead.company,
    fields: lead.fields,
    field_at: lead.fieldAt,
    account: lead.account,
    merged_into: lead.mergedInto,
  }
}

/** Leads that came while no agreement was in force. */
export async function unjudgedLeads(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>("select id from lead where stage = 'captured'")
  return rows.map((row) => row.id)
}
