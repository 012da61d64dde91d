import { createHash, randomBytes } from "node:crypto"
import type { AccessRole, Scope } from "#domain/access/access-role.ts"
import type { Side } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Database } from "#store/open.ts"
import { iso } from "#store/rows.ts"
import { asInstallation } from "#store/as-installation.ts"
import type { Tx } from "#store/tx.ts"

/** From whose pages a key is taken: exact origins and `https://*.example.com`, empty for all. `browsersOnly`: servers, which name no page, are refused. */
export type KeyPlaces = { origins: string[]; browsersOnly: boolean }

/** Who a key belongs to, and what it may. The key itself is kept nowhere. */
export type ApiKey = KeyPlaces & {
  id: string
  workspace: string
  name: string
  /** How the key begins; null for one that was given from outside. */
  prefix: string | null
  scopes: Scope[]
  /** With it the key may what the role may; null: what its scopes say. */
  role: AccessRole | null
  side: Side | null
  person: string | null
  createdAt: Instant
  expiresAt: Instant | null
  /** To the minute. */
  lastUsedAt: Instant | null
  /** How often it came from a page that is not on its list, and from where last. */
  refusals: number
  refusedOrigin: string | null
  refusedAt: Instant | null
}

const COLUMNS = `id, workspace, name, prefix, scopes, role, side, person, origins, browsers_only as "browsersOnly", created_at as "createdAt",
  expires_at as "expiresAt", last_used_at as "lastUsedAt", refusals::float8 as refusals, refused_origin as "refusedOrigin", refused_at as "refusedAt"`
const GOOD = "revoked_at is null and (expires_at is null or expires_at > clock_timestamp())"
/** A key begins with `baton_`, its scope and these few of its 32 random characters. */
const SHOWN = 5

/** The key that somebody came with, or null when nobody was given it, it was taken back or its time is over. */
export async function findKey(db: Database, key: string): Promise<ApiKey | null> {
  const { rows } = await db.pool.query<ApiKey>(`select ${COLUMNS} from baton.api_key where hash = $1 and ${GOOD}`, [hashOf(key)])
  return rows[0] ?? null
}

/** Whether a key of this id may still be used. */
export async function isKeyGood(db: Database, workspace: string, id: string): Promise<boolean> {
  const { rowCount } = await db.pool.query(`select from baton.api_key where workspace = $1 and id = $2 and ${GOOD}`, [workspace, id])
  return rowCount === 1
}

/** Whether this key was known once and must not come back. */
export async function isKeyOver(db: Database, key: string): Promise<boolean> {
  const { rowCount } = await db.pool.query(`select from baton.api_key where hash = $1 and not (${GOOD})`, [hashOf(key)])
  return rowCount === 1
}

export type NewKey = Partial<KeyPlaces> & {
  workspace: string
  name: string
  scopes: Scope[]
  role?: AccessRole | null
  side: Side | null
  person: string | null
  expiresAt?: Instant | null
  /** A key from outside; otherwise one is made. */
  key?: string
}

/** Makes a key, or makes the one given from outside known; one that was taken back stays so. Answers the key in clear: this is the only time that it is seen. */
export async function createKey(db: Database, key: NewKey): Promise<string> {
  const { clear, text, params } = insertOf(key)
  await db.pool.query(text, params)
  return clear
}

/** The same within a transaction of the workspace; answers what is kept of it, too. */
export async function createKeyIn(tx: Tx, key: Omit<NewKey, "workspace" | "key">): Promise<{ clear: string; key: ApiKey }> {
  const { clear, text, params } = insertOf({ ...key, workspace: tx.workspace })
  const [made] = await asInstallation<ApiKey>(tx, text, params)
  if (made === undefined) throw new Error("A fresh key was there already.")
  return { clear, key: made }
}

export async function listKeys(db: Database, workspace: string): Promise<ApiKey[]> {
  const { rows } = await db.pool.query<ApiKey>(
    `select ${COLUMNS} from baton.api_key where workspace = $1 and revoked_at is null order by created_at, id`,
    [workspace],
  )
  return rows
}

/** Says from where a key is taken from now on. Null when there is none of this id. */
export async function placeKey(tx: Tx, id: string, { origins, browsersOnly }: KeyPlaces): Promise<ApiKey | null> {
  const text = `update baton.api_key set origins = $3, browsers_only = $4 where workspace = $1 and id = $2 and revoked_at is null returning ${COLUMNS}`
  const [key] = await asInstallation<ApiKey>(tx, text, [tx.workspace, id, origins, browsersOnly])
  return key ?? null
}

/** Takes a key back; null when there is none of this id. */
export async function revokeKey(tx: Tx, id: string): Promise<ApiKey | null> {
  const text = `update baton.api_key set revoked_at = clock_timestamp() where workspace = $1 and id = $2 and revoked_at is null returning ${COLUMNS}`
  const [key] = await asInstallation<ApiKey>(tx, text, [tx.workspace, id])
  return key ?? null
}

/** Notes that a key was used, once a minute over all processes. */
export async function touchKey(db: Database, id: string): Promise<void> {
  await db.pool.query(
    "update baton.api_key set last_used_at = clock_timestamp() where id = $1 and coalesce(last_used_at < clock_timestamp() - interval '1 minute', true)",
    [id],
  )
}

/** Notes that a key came from a page that is not on its list. */
export async function noteRefusals(db: Database, id: string, origin: string, times: number): Promise<void> {
  await db.pool.query(
    "update baton.api_key set refusals = refusals + $2, refused_origin = $3, refused_at = clock_timestamp() where id = $1",
    [id, times, origin],
  )
}

function insertOf({
  workspace,
  name,
  scopes,
  side,
  person,
  origins = [],
  browsersOnly = false,
  expiresAt = null,
  role = null,
  key,
}: NewKey) {
  const kind = role ?? scopes[0] ?? "key"
  const clear = key ?? freshKey(kind)
  const prefix = key === undefined ? clear.slice(0, beginningOf(kind).length + SHOWN) : null
  const text = `insert into baton.api_key as known (workspace, name, hash, prefix, scopes, side, person, origins, browsers_only, expires_at, role)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    on conflict (hash) do update set workspace = excluded.workspace, scopes = excluded.scopes where known.revoked_at is null
    returning ${COLUMNS}`
  return {
    clear,
    text,
    params: [workspace, name, hashOf(clear), prefix, scopes, side, person, origins, browsersOnly, iso(expiresAt), role],
  }
}

function hashOf(key: string): Buffer {
  return createHash("sha256").update(key).digest()
}

/** A key that says by its beginning what it is, so that a leaked one is recognised. */
function freshKey(kind: string): string {
  return beginningOf(kind) + randomBytes(24).toString("base64url")
}

function beginningOf(kind: string): string {
  return `baton_${kind}_`
}
