import { setTimeout as sleep } from "node:timers/promises"
import { expect } from "vitest"
import { openDatabase } from "#store/open.ts"
import { proofHolds } from "../stories/proof-holds.ts"
import type { Killable } from "./killable.ts"
import { whatIsWrong } from "./what-is-wrong.ts"

/** Waits until nothing waits any more and nothing is overdue. @throws Error after half a minute */
export async function drained({ sql }: Killable): Promise<void> {
  const until = performance.now() + 30_000
  let left: unknown
  while (performance.now() < until) {
    ;[left] = await sql(
      `select (select count(*)::int from ws_main.signal where state = 'waiting') as signals,
        (select count(*)::int from ws_main.delivery where state = 'waiting') as messages,
        (select count(*)::int from ws_main.timer where due_at < now() - interval '2 seconds') as overdue,
        (select count(*)::int from ws_main.sla_clock where kind = 'owner_first_touch' and look_at is not null) as moving`,
    )
    if (Object.values(left as object).every((count) => count === 0)) return
    await sleep(100)
  }
  throw new Error(`It did not come to rest: ${JSON.stringify(left)}`)
}

/**
 * Every acknowledged request for a demo is there exactly once, nothing was done or told twice, everything was sent. Then the proof.
 *
 * @param acknowledged submission id = address of each request whose receipt the client has
 */
export async function everythingIsThereOnce(baton: Killable, acknowledged: readonly string[], { kills = 0 } = {}): Promise<void> {
  const { sql, hook } = baton
  const received = hook.received.map(({ headers, body }) => ({ id: String(headers["webhook-id"]), body }))
  expect(await whatIsWrong({ sql, received, acknowledged, deaths: kills })).toEqual({})
  await proved(baton)
}

/** The proof over all rows, at the real time. */
export async function proved({ databaseUrl }: Pick<Killable, "databaseUrl">): Promise<void> {
  const db = await openDatabase({ folder: "", url: databaseUrl(), onLog: () => {} })
  try {
    await proofHolds(db, Date.now(), "main")
  } finally {
    await db.stop()
  }
}
