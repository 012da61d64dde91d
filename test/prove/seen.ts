import { proved } from "../faults/everything-once.ts"
import { whatIsWrong } from "../faults/what-is-wrong.ts"
import type { Clients } from "./clients.ts"
import type { Result } from "./phases.ts"
import type { World } from "./world.ts"

/** Everything that was accepted is there once, everything was told, and the proof holds. */
export async function everythingHolds(world: World, clients: Clients): Promise<Result> {
  const wrong = await whatIsWrong({
    sql: world.sql,
    received: world.hook.received,
    acknowledged: clients.acknowledged,
    deaths: Infinity,
    mayDie: true,
  })
  const lost = await world.sql<{ id: string }>(
    `select e.id from unnest($1::text[]) as e (id) where not exists (select from ws_main.engagement g where g.external_id = e.id)`,
    [[...clients.events]],
  )
  if (lost.length > 0) wrong["events acknowledged, and not there"] = [lost.length, ...lost.slice(0, 3)]
  if (clients.unanswered.length > 0) wrong["not answered"] = [clients.unanswered.length, ...clients.unanswered.slice(0, 3)]
  const proof = await proved({ databaseUrl: () => world.database }).then(
    () => [],
    (error: unknown) => [error instanceof Error ? error.message : String(error)],
  )
  const setAside = await world.sql<{ why: string }>("select code || ': ' || left(says, 200) as why from ws_main.quarantine order by id")
  const figures = {
    setAside: setAside.map(({ why }) => why),
    requests: clients.acknowledged.length,
    events: clients.events.size,
    messages: new Set(world.hook.received.map((one) => one.id)).size,
    attempts: world.hook.received.length,
  }
  return { figures, wrong: [...Object.entries(wrong).map(([what, rows]) => `${what}: ${JSON.stringify(rows)}`), ...proof] }
}
