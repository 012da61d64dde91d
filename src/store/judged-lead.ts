import type { Tier } from "#domain/agreement/agreement.ts"
import type { Qualification } from "#domain/qualification/qualification.ts"
import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"

/** The newest verdict of a version on a lead. `id`: of the verdict; `handoff`: what it was handed off by, or null. */
export type JudgedLead = {
  id: string
  lead: string
  at: Instant
  verdict: Qualification["kind"]
  tier: Tier | null
  why: string
  handoff: string | null
}

/** `reach`: only leads of these people; null: everybody's. */
type JudgedFilter = {
  agreement: string
  verdict: Qualification["kind"] | null
  reach: readonly string[] | null
  after: string | null
  limit: number
}

/** The leads that a version judged, newest verdict first; of each lead the newest verdict only. */
export async function judgedLeads(tx: Tx, { agreement, verdict, reach, after, limit }: JudgedFilter): Promise<JudgedLead[]> {
  return tx.query(
    `select q.id, q.lead, q.at, q.verdict, q.tier, q.detail ->> 'why' as why, (select h.id from handoff h where h.lead = q.lead and h.qualification = q.id) as handoff
     from qualification q
     where q.agreement = $1 and ($2::uuid is null or q.id < $2) and ($4::text is null or q.verdict = $4)
       and ($5::uuid[] is null or exists (select from lead l where l.id = q.lead and l.owner = any($5)))
       and not exists (select from qualification n where n.lead = q.lead and n.agreement = $1 and n.id > q.id)
     order by q.id desc limit $3`,
    [agreement, after, limit, verdict, reach],
  )
}
