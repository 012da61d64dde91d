import type { Tx } from "#store/tx.ts"

/** What cycles can be narrowed down to, each with the most frequent first. */
export type FilterChoices = { teams: string[]; sources: string[]; campaigns: string[]; regions: string[] }

/** So many of the newest cycles are looked through, so that a list of choices costs little. */
const MOST_LOOKED_AT = 20_000
const MOST_CHOICES = 200

export async function filterChoices(tx: Tx): Promise<FilterChoices> {
  const rows = await tx.query<{ kind: keyof FilterChoices; choice: string }>(
    `with newest as (select h.owner, h.source, h.campaign, h.region from handoff h where h.state <> 'merged' order by h.opened_at desc limit ${MOST_LOOKED_AT})
     select x.kind, x.choice from newest n join person p on p.id = n.owner cross join lateral (values
       ('teams', p.team), ('sources', coalesce(n.source, 'unknown')), ('campaigns', coalesce(n.campaign, 'unknown')), ('regions', coalesce(n.region, 'unknown'))
     ) as x (kind, choice) group by x.kind, x.choice order by count(*) desc, x.choice`,
  )
  const of = (kind: keyof FilterChoices) =>
    rows
      .filter((row) => row.kind === kind)
      .map((row) => row.choice)
      .slice(0, MOST_CHOICES)
  return { teams: of("teams"), sources: of("sources"), campaigns: of("campaigns"), regions: of("regions") }
}
