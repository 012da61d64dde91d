import { createHash } from "node:crypto"
import type { Instant } from "#domain/instant.ts"
import type { Database } from "#store/open.ts"
import { iso } from "#store/rows.ts"

/** Failures of one address: how many in a row, and until when no more is heard. */
export type SignInFailures = { times: number; closedUntil: Instant | null }

const FORGOTTEN_AFTER = "1 day"

/** What failed for an address, of which only a hash is kept; it need not be anybody's. */
export async function failuresOf(db: Database, email: string): Promise<SignInFailures> {
  const { rows } = await db.pool.query<SignInFailures>(
    `select times, closed_until as "closedUntil" from baton.sign_in_failure where who = $1 and last_at > clock_timestamp() - interval '${FORGOTTEN_AFTER}'`,
    [hashOf(email)],
  )
  return rows[0] ?? { times: 0, closedUntil: null }
}

/** Writes down one more failure. Those of long ago are forgotten at this occasion. */
export async function addFailure(db: Database, email: string, closedUntil: Instant | null): Promise<void> {
  await db.pool.query(`delete from baton.sign_in_failure where last_at < clock_timestamp() - interval '${FORGOTTEN_AFTER}'`)
  await db.pool.query(
    `insert into baton.sign_in_failure as f (who, times, closed_until) values ($1, 1, $2)
     on conflict (who) do update set times = f.times + 1, last_at = clock_timestamp(), closed_until = excluded.closed_until`,
    [hashOf(email), iso(closedUntil)],
  )
}

/** Forgets what failed, because it went well now. */
export async function forgetFailures(db: Database, email: string): Promise<void> {
  await db.pool.query("delete from baton.sign_in_failure where who = $1", [hashOf(email)])
}

function hashOf(email: string): Buffer {
  return createHash("sha256").update(`sign-in:${email.trim().toLowerCase()}`).digest()
}
