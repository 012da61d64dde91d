import type { Database } from "#store/open.ts"

/**
 * What this Baton can serve. A migration after which older processes must not go on, since they would write what is no longer meant so, raises
 * `needs` in baton.schema_level; processes of a lower level then end by themselves. All others go on while newer ones migrate beside them.
 */
export const SCHEMA_LEVEL = 1

/** @throws Error when this Baton is too old for the database */
export async function refuseIfOutdated(db: Database): Promise<void> {
  const { rows } = await db.pool.query<{ needs: number }>("select needs from baton.schema_level")
  const needs = rows[0]?.needs ?? 0
  if (needs > SCHEMA_LEVEL) throw new Error(outdated(needs))
}

/** What a process of too low a level says. */
export function outdated(needs: number): string {
  return `A newer Baton has changed the database so that this one may not use it any more (it needs level ${needs}, this one has ${SCHEMA_LEVEL}). Start the newer one.`
}
