import type { Instant } from "#domain/instant.ts"
import type { Database } from "#store/open.ts"
import { deliveryHold, type DeliveryHold } from "#store/delivery-hold.ts"
import { inWorkspace } from "#store/workspace.ts"

/** A workspace as the operator sees it; nothing of what is in it. `runBy`: host and process id; null: nobody at the moment. */
export type WorkspaceRow = {
  name: string
  demo: boolean
  createdAt: Instant
  runBy: string | null
  bytes: number
  hold: DeliveryHold | null
}

/** All workspaces by name, or the one of this name. */
export async function workspaceOverview(db: Database, name: string | null = null): Promise<WorkspaceRow[]> {
  const { rows } = await db.pool.query<Omit<WorkspaceRow, "hold">>(
    `select w.name, w.demo, w.created_at as "createdAt", case when l.expires_at > clock_timestamp() then coalesce(p.name, 'another process') end as "runBy",
       (select coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 from pg_class c
        where c.relkind = 'r' and c.relnamespace = to_regnamespace(quote_ident(w.schema))) as bytes
     from baton.workspace w left join baton.workspace_lease l on l.workspace = w.name and l.holder is not null
     left join baton.process p on p.id::text = l.holder where $1::text is null or w.name = $1 order by w.name`,
    [name],
  )
  return Promise.all(rows.map(async (row) => ({ ...row, hold: await inWorkspace(db, row.name, deliveryHold, "look") })))
}
