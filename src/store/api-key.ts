import { createHash, randomBytes } from "node:crypto"
import type { Side } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Database } from "#store/open.ts"

/** `admin`: everything but signing; `write`: capture only; `sign`: sign agreements for the key's side. */
export type Scope = "admin" | "write" | "sign"

/** Who a key belongs to. The key itself is kept nowhere. */
export type ApiKey = {
  id: string
  workspace: string
  name: string
  scopes: Scope[]
  side: Side | null
  person: string | null
  createdAt: Instant
  lastUsedAt: Instant | null
}

const COLUMNS = `id, workspace, name, scopes, side, person, created_at as "createdAt", last_used_at as "lastUsedAt"`

/** The key that somebody came with, or null when nobody was given it or it was taken back. */
export async function findKey(db: Database, key: string): Promise<ApiKey | null> {
  const { rows } = await db.pool.query<ApiKey>(`select ${COLUMNS} from baton.api_key where hash = $1 and revoked_at is null`, [hashOf(key)])
  return rows[0] ?? null
}

export type NewKey = { workspace: string; name: string; scopes: Scope[]; side: Side | null; person: string | null; key?: string }

/** Makes a key, or makes the one given from outside known. Answers the key in clear: this is the only time that it is seen. */
export async function createKey(db: Database, { workspace, name, scopes, side, person, key = freshKey(scopes) }: NewKey): Promise<string> {
  await db.pool.query(
    `insert into baton.api_key (workspace, name, hash, scopes, side, person) values ($1, $2, $3, $4, $5, $6)
     on conflict (hash) do update set workspace = excluded.workspace, scopes = excluded.scopes, revoked_at = null`,
    [workspace, name, hashOf(key), scopes, side, person],
  )
  return key
}

export async function listKeys(db: Database, workspace: string): Promise<ApiKey[]> {
  const { rows } = await db.pool.query<ApiKey>(
    `select ${COLUMNS} from baton.api_key where workspace = $1 and revoked_at is null order by created_at`,
    [workspace],
  )
  return rows
}

export async function revokeKey(db: Database, workspace: string, id: string): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    "update baton.api_key set revoked_at = clock_timestamp() where workspace = $1 and id = $2 and revoked_at is null",
    [workspace, id],
  )
  return rowCount === 1
}

/** Whether a key was not taken back. */
export async function isKeyKnown(db: Database, id: string): Promise<boolean> {
  const { rowCount } = await db.pool.query("select 1 from baton.api_key where id = $1 and revoked_at is null", [id])
  return rowCount === 1
}

export async function touchKey(db: Database, id: string): Promise<void> {
  await db.pool.query("update baton.api_key set last_used_at = clock_timestamp() where id = $1", [id])
}

function hashOf(key: string): Buffer {
  return createHash("sha256").update(key).digest()
}

/** A key that says by its beginning what it is, so that a leaked one is recognised. */
function freshKey(scopes: readonly Scope[]): string {
  return `baton_${scopes[0] ?? "key"}_${randomBytes(24).toString("base64url")}`
}
