import type { AccessRole } from "#domain/access/access-role.ts"
import type { Side } from "#domain/agreement/agreement.ts"
import type { Role } from "#domain/people/person.ts"
import type { Tx } from "#store/tx.ts"

const PLAYED_BY: Record<AccessRole, Role[]> = {
  rep: ["rep"],
  manager: ["manager"],
  marketing: ["marketing"],
  revops: ["revops"],
  leadership: ["director", "leader"],
  auditor: [],
  operator: [],
}

/** Of the people whom a role fits, the one who has most to do, by their own open handoffs and then their team's; null: it fits nobody. `side`: of leadership. */
export async function busiestIn(tx: Tx, role: AccessRole, side: Side | null): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `select p.id from person as p
     left join lateral (
       select count(*) filter (where h.owner = p.id) as own, count(*) as team
       from handoff as h join person as o on o.id = h.owner where h.closed_at is null and o.team = p.team
     ) as has on true
     where p.active and p.role = any($1) order by has.own desc, has.team desc, p.joined_at, p.handle limit 1`,
    [side === "marketing" ? PLAYED_BY.marketing : PLAYED_BY[role]],
  )
  return row?.id ?? null
}
