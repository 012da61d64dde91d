import { createHash, randomBytes } from "node:crypto"
import type { AccessRole, Scope } from "#domain/access/access-role.ts"
import type { Side } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Central } from "#store/central.ts"
import { newId } from "#store/new-id.ts"
import type { Database } from "#store/open.ts"

/** As whom somebody looks around in a demo. `person`: id of one of the workspace's people. */
export type LooksAs = { role: AccessRole; side: Side | null; person: string | null }

/** Whose browser it is: somebody who logged in (`isBound`: to this workspace alone, whose company vouched for them), whoever has a key, or a visitor of a demo. */
export type SessionHolder = { login: string; isBound?: boolean } | { key: string } | { looksAs: LooksAs }

/** A session that counts, with what its holder may at this moment. */
export type Session = {
  id: string
  workspace: string
  login: { id: string; name: string; email: string; roles: AccessRole[]; side: Side | null; person: string | null } | null
  key: { id: string; name: string; scopes: Scope[]; role: AccessRole | null; side: Side | null; person: string | null } | null
  looksAs: LooksAs | null
}

/** Without being used, and at most, a session counts so long. */
const IDLE = "12 hours"
const LONGEST_S = 14 * 24 * 60 * 60

/** How long a browser keeps the cookie, in seconds. */
export const SESSION_S = LONGEST_S

const LASTS = `s.expires_at > clock_timestamp() and s.last_seen_at > clock_timestamp() - interval '${IDLE}'`
const HOLDERS = `left join (baton.membership as m join baton.login as l on l.id = m.login and l.disabled_at is null) on m.login = s.login and m.workspace = s.workspace
  left join baton.api_key as k on k.id = s.key and k.workspace = s.workspace and k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp())`
const GOOD = `${LASTS} and (s.looks_as is not null or m.login is not null or k.id is not null)`

/** The session of this cookie, or null when it is over, its key was taken back, or its holder is let in no longer. */
export async function findSession(db: Database, token: string): Promise<Session | null> {
  const { rows } = await db.pool.query<Session & { isQuiet: boolean }>(
    `select s.id, s.workspace, s.looks_as as "looksAs", s.last_seen_at < clock_timestamp() - interval '1 minute' as "isQuiet",
       case when m.login is not null then json_build_object('id', l.id, 'name', l.name, 'email', l.email, 'roles', m.roles, 'side', m.side, 'person', m.person) end as login,
       case when k.id is not null then json_build_object('id', k.id, 'name', k.name, 'scopes', k.scopes, 'role', k.role, 'side', k.side, 'person', k.person) end as key
     from baton.session as s ${HOLDERS} where s.hash = $1 and ${GOOD}`,
    [hashOf(token)],
  )
  const [row] = rows
  if (row === undefined) return null
  const { isQuiet, ...session } = row
  // nobody waits for this, and a database that is away is told of elsewhere
  if (isQuiet) db.pool.query("update baton.session set last_seen_at = clock_timestamp() where id = $1", [session.id]).catch(() => {})
  return session
}

/** Whether a session of this id still counts. */
export async function isSessionGood(db: Database, id: string): Promise<boolean> {
  const { rowCount } = await db.pool.query(`select from baton.session as s ${HOLDERS} where s.id = $1 and ${GOOD}`, [id])
  return rowCount === 1
}

/** Begins a session; `token` is what the cookie is to hold and is kept nowhere. Sessions that are over are forgotten at this occasion. */
export async function createSession(
  db: Database,
  workspace: string,
  holder: SessionHolder,
  userAgent: string,
): Promise<{ id: string; token: string }> {
  const id = newId()
  const token = randomBytes(32).toString("base64url")
  const {
    login = null,
    key = null,
    looksAs = null,
    isBound = false,
  } = holder as Partial<Record<"login" | "key", string>> & {
    looksAs?: LooksAs
    isBound?: boolean
  }
  await db.pool.query(`delete from baton.session as s where s.expires_at < clock_timestamp()`)
  await db.pool.query(
    `insert into baton.session (id, hash, workspace, login, key, looks_as, user_agent, is_bound, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + interval '${LONGEST_S} seconds')`,
    [id, hashOf(token), workspace, login, key, looksAs, userAgent.slice(0, 300), isBound],
  )
  return { id, token }
}

/** Ends one session. */
export async function endSession(db: Database, id: string): Promise<void> {
  await db.pool.query("delete from baton.session where id = $1", [id])
}

/** Another workspace of the same login; false when they are not in it, or their company vouched for them in one workspace only. */
export async function moveSession(db: Database, id: string, workspace: string): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `update baton.session as s set workspace = $2
     where id = $1 and not is_bound and exists (select from baton.membership as m where m.login = s.login and m.workspace = $2)`,
    [id, workspace],
  )
  return rowCount === 1
}

/** A session as its holder sees it in a list. */
export type SessionLine = { id: string; workspace: string; userAgent: string; createdAt: Instant; lastSeenAt: Instant; expiresAt: Instant }

/** Where somebody is logged in, the newest first. */
export async function sessionsOf(db: Database, login: string): Promise<SessionLine[]> {
  const { rows } = await db.pool.query<SessionLine>(
    `select s.id, s.workspace, s.user_agent as "userAgent", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
     from baton.session as s where s.login = $1 and ${LASTS} order by s.created_at desc, s.id`,
    [login],
  )
  return rows
}

/** Ends sessions of a login: one, or all but `except` when no id is said. Answers how many. */
export async function endSessionsOf(
  db: Database,
  login: string,
  { id = null, except = null }: { id?: string | null; except?: string | null } = {},
): Promise<number> {
  const { rowCount } = await db.pool.query(
    "delete from baton.session where login = $1 and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3)",
    [login, id, except],
  )
  return rowCount ?? 0
}

/** Ends the sessions of a login in one workspace. Answers how many. */
export async function endSessionsIn(central: Central, workspace: string, login: string): Promise<number> {
  return (await central("delete from baton.session where workspace = $1 and login = $2 returning id", [workspace, login])).length
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest()
}
