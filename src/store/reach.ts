import type { Tx } from "#store/tx.ts"

/** The person of this id or handle alone, or everybody of their team; ids. Empty when there is nobody of that name. */
export async function peopleWithin(tx: Tx, person: string, extent: "own" | "team"): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    extent === "own"
      ? "select id from person where id::text = $1 or handle = $1"
      : "select id from person where team = (select team from person where id::text = $1 or handle = $1)",
    [person],
  )
  return rows.map(({ id }) => id)
}

/** What may be somebody's. A lead is so while they answer for it or have a handoff of it. */
export type Owned = "lead" | "handoff" | "person"

const THEIRS: Record<Owned, string> = {
  lead: `select from lead where id = $1::uuid and (owner = any($2) or exists (select from handoff where handoff.lead = lead.id and handoff.owner = any($2)))`,
  handoff: "select from handoff where id = $1::uuid and owner = any($2)",
  person: "select from person where (id::text = $1 or handle = $1) and id = any($2)",
}

/** Whether something belongs to one of these people. `name`: its id, or a person's handle. */
export async function isTheirs(tx: Tx, owned: Owned, name: string, people: readonly string[]): Promise<boolean> {
  return (await tx.query(THEIRS[owned], [name, people])).length > 0
}
