import type { Claim } from "#domain/disposition/check-claim.ts"
import type { RejectionCount } from "#domain/disposition/rejection-review.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A rejection with the clause that it cites and what the facts say of that. `source`, `campaign`: where the lead came from, as its brief says. */
export type Rejection = {
  disposition: string
  handoff: string
  lead: string
  at: Instant
  by: string
  owner: string
  tier: number
  reason: string
  clause: string
  verdict: Claim["verdict"]
  says: string
  source: string | null
  campaign: string | null
  creditBack: boolean
  countsAgainstQuality: boolean
  note: string
}

export async function insertRejection(tx: Tx, { by, creditBack, countsAgainstQuality, ...rejection }: Rejection): Promise<void> {
  await insertRows(tx, "rejection", [
    { ...rejection, at: iso(rejection.at), by_actor: by, credit_back: creditBack, counts_against_quality: countsAgainstQuality },
  ])
}

/** What rejections are looked for by; null: any. */
export type RejectionFilter = {
  source: string | null
  reason: string | null
  clause: string | null
  verdict: Claim["verdict"] | null
  since: Instant | null
  until: Instant | null
}

const WHERE = `not exists (select from disposition_undo u where u.disposition = r.disposition)
  and ($1::text is null or r.source = $1) and ($2::text is null or r.reason = $2) and ($3::text is null or r.clause = $3)
  and ($4::text is null or r.verdict = $4) and ($5::timestamptz is null or r.at >= $5) and ($6::timestamptz is null or r.at < $6)`

const paramsOf = ({ source, reason, clause, verdict, since, until }: RejectionFilter) => [
  source,
  reason,
  clause,
  verdict,
  iso(since),
  iso(until),
]

/** Rejections that stand, newest first; `after` is the disposition of the last one of the page before. */
export async function listRejections(tx: Tx, filter: RejectionFilter, after: string | null, limit: number): Promise<Rejection[]> {
  return tx.query(
    `select disposition, handoff, lead, at, by_actor as by, owner, tier, reason, clause, verdict, says, source, campaign, credit_back as "creditBack",
       counts_against_quality as "countsAgainstQuality", note
     from rejection r where ${WHERE} and ($7::uuid is null or disposition < $7) order by disposition desc limit $8`,
    [...paramsOf(filter), after, limit],
  )
}

export const REJECTION_GROUPS = ["source", "reason", "clause", "owner", "campaign"] as const
export type RejectionGroup = (typeof REJECTION_GROUPS)[number]
export type RejectionSum = {
  name: string | null
  rejected: number
  borneOut: number
  disputed: number
  open: number
  againstQuality: number
}

/** How many rejections stand by what, the most first. */
export async function sumRejections(tx: Tx, filter: RejectionFilter, by: RejectionGroup): Promise<RejectionSum[]> {
  return tx.query(
    `select r.${by}::text as name, count(*)::int as rejected, (count(*) filter (where verdict = 'borne_out'))::int as "borneOut",
       (count(*) filter (where verdict = 'disputed'))::int as disputed, (count(*) filter (where verdict = 'open'))::int as open,
       (count(*) filter (where counts_against_quality))::int as "againstQuality"
     from rejection r where ${WHERE} group by 1 order by 2 desc, 1 limit 200`,
    paramsOf(filter),
  )
}

/** How many cycles began since an instant, and how many of them were rejected. */
export async function countRejections(tx: Tx, since: Instant): Promise<RejectionCount> {
  const [row] = await tx.query<RejectionCount>(
    `select count(*)::int as cycles, (count(*) filter (where state = 'rejected'))::int as rejected
     from handoff where opened_at >= $1 and state <> 'merged'`,
    [iso(since)],
  )
  return row ?? { cycles: 0, rejected: 0 }
}
