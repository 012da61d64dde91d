import type { Instant } from "#domain/instant.ts"
import type { Stretch } from "#domain/people/absence.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** When leads qualified in a period and were handed to these people: how many by hour of the week in a zone, Monday from midnight first. */
export async function arrivalsByHour(
  tx: Tx,
  owners: readonly string[] | null,
  { zone, from, until }: { zone: string; from: Instant; until: Instant },
): Promise<{ hour: number; leads: number }[]> {
  return tx.query(
    `select ((extract(isodow from local) - 1) * 24 + extract(hour from local))::int as hour, count(*)::int as leads
     from (select q.at at time zone $4 as local from handoff as h join qualification as q on q.id = h.qualification
           where h.opened_at >= $2 and h.opened_at < $3 and ($1::uuid[] is null or h.owner = any($1))) as came
     group by 1`,
    [owners, iso(from), iso(until), zone],
  )
}

/** When people were away in a period, by person; nothing tentative. */
export async function absencesIn(tx: Tx, from: Instant, until: Instant): Promise<Map<string, Stretch[]>> {
  const rows = await tx.query<Stretch & { person: string }>(
    `select person, starts_at as "from", ends_at as until from absence
     where ends_at > $1 and starts_at < $2 and not tentative and kind <> 'busy' order by starts_at`,
    [iso(from), iso(until)],
  )
  return Map.groupBy(rows, (row) => row.person)
}
