import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** What the agreement calls these reasons: the words of the newest version in force so far that knows the reason. Reasons that none knows are not in it. */
export async function reasonWords(tx: Tx, reasons: Iterable<string | null>, now: Instant): Promise<Map<string, string>> {
  const wanted = [...new Set(reasons)].filter((reason) => reason !== null && reason !== "")
  if (wanted.length === 0) return new Map()
  const rows = await tx.query<{ id: string; says: string }>(
    `select distinct on (reason->>'id') reason->>'id' as id, reason->>'says' as says
     from agreement a, jsonb_path_query((a.document->'reasons')::jsonb, '$.*[*]') as reason
     where reason->>'id' = any($1) and (exists (select from agreement_in_force f where f.agreement = a.id and f.since <= $2)
       or exists (select from agreement_emergency e where e.agreement = a.id and e.since <= $2))
     order by reason->>'id', a.version desc`,
    [wanted, iso(now)],
  )
  return new Map(rows.map(({ id, says }) => [id, says]))
}
