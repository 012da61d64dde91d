import type { Handoff } from "#store/handoff.ts"
import type { Hold } from "#store/hold.ts"
import type { Lead } from "#store/lead.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** What a merge found and changed, so that it can be undone. Without the leads once the person was erased. */
export type MergedBefore = {
  from: Lead
  into: Lead
  hold: Hold | null
  /** The open cycle that was absorbed, as it stood, and which of its clocks were called off. */
  cycle: { handoff: Handoff; clocks: string[]; creditedBack: boolean } | null
  /** Leads that had been merged into this one before and went along. */
  followed: string[]
}

/** One lead that became part of another, and why. */
export type LeadMerge = {
  id: string
  from: string
  into: string
  reason: string
  /** The identities that showed it, as `kind:value`; none when a person said so. */
  evidence: string[]
  at: Instant
  by: string
  moved: string[]
  kept: string[]
  before: MergedBefore
  undoneAt: Instant | null
  undoneBy: string | null
}

const COLUMNS = `id, from_lead as "from", into_lead as "into", reason, evidence, at, by_actor as "by", moved, kept, before, undone_at as "undoneAt", undone_by as "undoneBy"`

export async function insertMerges(tx: Tx, merges: readonly Omit<LeadMerge, "undoneAt" | "undoneBy">[]): Promise<void> {
  await insertRows(
    tx,
    "lead_merge",
    merges.map(({ id, from, into, reason, evidence, at, by, moved, kept, before }) => ({
      ...{ id, from_lead: from, into_lead: into, reason, evidence, at: iso(at), by_actor: by, moved, kept, before },
    })),
  )
}

/** A merge, locked. */
export async function lockMerge(tx: Tx, id: string): Promise<LeadMerge | null> {
  const [row] = await tx.query<LeadMerge>(`select ${COLUMNS} from lead_merge where id = $1 for update`, [id])
  return row ?? null
}

export async function endMerge(tx: Tx, id: string, by: string, now: Instant): Promise<void> {
  await tx.query("update lead_merge set undone_at = $2, undone_by = $3 where id = $1", [id, iso(now), by])
}

export type MergeFilter = { lead: string | null; undone: boolean | null; after: string | null; limit: number }

/** Merges, newest first; `lead`: those that it went into or that went into it. */
export async function listMerges(tx: Tx, { lead, undone, after, limit }: MergeFilter): Promise<LeadMerge[]> {
  return tx.query(
    `select ${COLUMNS} from lead_merge
     where ($1::uuid is null or from_lead = $1 or into_lead = $1) and ($2::boolean is null or (undone_at is not null) = $2) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [lead, undone, after, limit],
  )
}

/** Leads that were merged into one of these go along into another. Answers which. */
export async function followMerged(tx: Tx, from: string, into: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>("update lead set merged_into = $2 where merged_into = $1 returning id", [from, into])
  return rows.map((row) => row.id)
}

/** Those of these leads that are merged into `into` go along into `from` again. */
export async function followBack(tx: Tx, leads: readonly string[], into: string, from: string): Promise<void> {
  if (leads.length === 0) return
  await tx.query("update lead set merged_into = $3 where id = any($1) and merged_into = $2", [leads, into, from])
}

/** Keeps that two leads are two people whatever this evidence says. */
export async function insertNotSame(
  tx: Tx,
  row: { id: string; one: string; other: string; merge: string | null; evidence: string[]; by: string; at: Instant },
): Promise<void> {
  const { by, at, ...rest } = row
  await insertRows(tx, "not_same", [{ ...rest, by_actor: by, at: iso(at) }])
}

/** Leads that a person said are somebody else than this one. */
export async function notSameAs(tx: Tx, lead: string): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    "select other as id from not_same where one = $1 union select one from not_same where other = $1",
    [lead],
  )
  return new Set(rows.map((row) => row.id))
}
