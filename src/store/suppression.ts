import type { ContactChannel, Purpose } from "#domain/privacy/contact.ts"
import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import { openColumn } from "#store/secrets/secret-column.ts"
import type { Tx } from "#store/tx.ts"

/** An address that is not to be contacted, known by its hash alone. `channel` and `purpose`: null for all of them. */
export type Suppression = {
  id: string
  kind: "email" | "phone"
  hash: Buffer
  channel: ContactChannel | null
  purpose: Purpose | null
  reason: string
  source: string
  at: Instant
  by: string
  liftedAt: Instant | null
  liftedBy: string | null
  liftedWhy: string | null
}

const COLUMNS = `id, kind, hash, channel, purpose, reason, source, at, by_actor as "by", lifted_at as "liftedAt", lifted_by as "liftedBy",
  lifted_why as "liftedWhy"`

/** What addresses are hashed with. */
export async function suppressionKey(tx: Tx): Promise<Buffer> {
  const [row] = await tx.query<{ id: string; key: string }>("select id, key from suppression_key")
  if (row === undefined) throw new Error("The workspace has no key for its list of suppressed addresses.")
  return Buffer.from(openColumn(tx, { table: "suppression_key", column: "key", id: row.id }, row.key), "base64")
}

/** Puts addresses on the list; one that is on it for the same stays as it is. */
export async function insertSuppressions(
  tx: Tx,
  entries: readonly Omit<Suppression, "liftedAt" | "liftedBy" | "liftedWhy">[],
): Promise<void> {
  for (const one of entries)
    tx.send(
      `insert into suppression (id, kind, hash, channel, purpose, reason, source, at, by_actor) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict do nothing`,
      [one.id, one.kind, one.hash, one.channel, one.purpose, one.reason, one.source, iso(one.at), one.by],
    )
}

/** Which of these hashes are on the list now, for what, and since when. */
export async function suppressedAmong(
  tx: Tx,
  hashes: readonly Buffer[],
): Promise<Pick<Suppression, "hash" | "channel" | "purpose" | "at">[]> {
  if (hashes.length === 0) return []
  return tx.query("select hash, channel, purpose, at from suppression where lifted_at is null and hash = any($1::bytea[])", [hashes])
}

/** Takes entries off the list: one by its id, or what came from one of these sources; answers those that were on it. */
export async function liftSuppressions(
  tx: Tx,
  which: { id: string } | { sources: readonly string[] },
  { by, why }: { by: string; why: string },
  now: Instant,
): Promise<Suppression[]> {
  const [column, value] = "id" in which ? ["id = $1", which.id] : ["source = any($1)", which.sources]
  return tx.query(
    `update suppression set lifted_at = $2, lifted_by = $3, lifted_why = $4 where ${column} and lifted_at is null returning ${COLUMNS}`,
    [value, iso(now), by, why],
  )
}

/** The list, newest first, with what was lifted. `hashes`: only these; null: all. */
export async function listSuppressions(
  tx: Tx,
  { hashes, after, limit }: { hashes: readonly Buffer[] | null; after: string | null; limit: number },
): Promise<Suppression[]> {
  return tx.query(
    `select ${COLUMNS} from suppression where ($1::bytea[] is null or hash = any($1)) and ($2::uuid is null or id < $2) order by id desc limit $3`,
    [hashes, after, limit],
  )
}
