import type { AccessRole } from "#domain/access/access-role.ts"
import type { Side } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Central } from "#store/central.ts"
import type { SecretPlace } from "#store/secrets/secrets.ts"

/** Somebody who may log in, with what they prove themselves by. Secrets: never to be shown. */
export type Login = {
  id: string
  email: string
  name: string
  /** As `hashPassword` wrote it; null: none was chosen. */
  password: string | null
  totpSecret: string | null
  isDisabled: boolean
}

/** What somebody is in a workspace. */
export type Membership = { workspace: string; login: string; roles: AccessRole[]; side: Side | null; person: string | null }

/** Somebody of a workspace, as a list shows them. */
export type Member = Membership & {
  email: string
  name: string
  hasPassword: boolean
  hasSecondFactor: boolean
  since: Instant
  lastSeenAt: Instant | null
  sessions: number
}

const COLUMNS = `id, email, name, password, totp_secret as "totpSecret", disabled_at is not null as "isDisabled"`

/** Whoever has this address, written in any case. */
export async function loginWithEmail(central: Central, email: string): Promise<Login | null> {
  const [login] = await central<Login>(`select ${COLUMNS} from baton.login where email = lower($1)`, [email.trim()])
  return opened(central, login)
}

export async function loginById(central: Central, id: string): Promise<Login | null> {
  const [login] = await central<Login>(`select ${COLUMNS} from baton.login where id = $1`, [id])
  return opened(central, login)
}

/** Whoever a company's own sign-in knows by this subject. */
export async function loginElsewhere(central: Central, issuer: string, subject: string): Promise<Login | null> {
  const [login] = await central<Login>(
    `select ${COLUMNS} from baton.login where id = (select login from baton.login_elsewhere where issuer = $1 and subject = $2)`,
    [issuer, subject],
  )
  return opened(central, login)
}

/** From now on this subject of a company's own sign-in is this login. */
export async function linkElsewhere(central: Central, issuer: string, subject: string, login: string): Promise<void> {
  await central("insert into baton.login_elsewhere (issuer, subject, login) values ($1, $2, $3) on conflict do nothing", [
    issuer,
    subject,
    login,
  ])
}

/** Whether nobody may log in yet, anywhere. */
export async function hasNoLogins(central: Central): Promise<boolean> {
  return (await central("select from baton.login limit 1", [])).length === 0
}

export async function insertLogin(
  central: Central,
  { id, email, name, password }: Pick<Login, "id" | "email" | "name" | "password">,
): Promise<void> {
  await central("insert into baton.login (id, email, name, password) values ($1, lower($2), $3, $4)", [id, email.trim(), name, password])
}

export async function savePassword(central: Central, login: string, password: string): Promise<void> {
  await central("update baton.login set password = $2 where id = $1", [login, password])
}

/** Sets the second factor, or takes it away; recovery codes of before count no more. `codes`: hashes of the new ones. */
export async function saveSecondFactor(central: Central, login: string, secret: string | null, codes: readonly Buffer[]): Promise<void> {
  await central("update baton.login set totp_secret = $2, totp_step = null where id = $1", [
    login,
    secret === null ? null : central.secrets.seal(secret, placeOf(login)),
  ])
  await central("delete from baton.recovery_code where login = $1", [login])
  await central("insert into baton.recovery_code (login, hash) select $1, unnest($2::bytea[])", [login, codes])
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(central: Central, login: string): Promise<number> {
  const [row] = await central<{ left: number }>(
    `select count(*)::int as "left" from baton.recovery_code where login = $1 and used_at is null`,
    [login],
  )
  return row?.left ?? 0
}

/** The workspaces that somebody is let into, in the order in which they joined. */
export async function membershipsOf(central: Central, login: string): Promise<Membership[]> {
  return central("select workspace, login, roles, side, person from baton.membership where login = $1 order by since, workspace", [login])
}

/** What somebody is in a workspace from now on. */
export async function saveMembership(central: Central, { workspace, login, roles, side, person }: Membership): Promise<void> {
  await central(
    `insert into baton.membership (workspace, login, roles, side, person) values ($1, $2, $3, $4, $5)
     on conflict (workspace, login) do update set roles = excluded.roles, side = excluded.side, person = excluded.person`,
    [workspace, login, roles, side, person],
  )
}

/** Lets somebody into a workspace no longer, which ends their sessions there; false when they were not in it. */
export async function endMembership(central: Central, workspace: string, login: string): Promise<boolean> {
  return (
    (await central("delete from baton.membership where workspace = $1 and login = $2 returning login", [workspace, login])).length === 1
  )
}

const MEMBERS = `select m.workspace, m.login, m.roles, m.side, m.person, m.since, l.email, l.name, l.password is not null as "hasPassword",
    l.totp_secret is not null as "hasSecondFactor", s.last as "lastSeenAt", s.many as sessions
  from baton.membership as m join baton.login as l on l.id = m.login
  cross join lateral (select max(last_seen_at) as last, count(*)::int as many from baton.session where login = m.login and workspace = m.workspace) as s`

/** Everybody who may log in to a workspace, by name. */
export async function membersOf(central: Central, workspace: string): Promise<Member[]> {
  return central(`${MEMBERS} where m.workspace = $1 order by l.name, l.email`, [workspace])
}

export async function memberById(central: Central, workspace: string, login: string): Promise<Member | null> {
  const [member] = await central<Member>(`${MEMBERS} where m.workspace = $1 and m.login = $2`, [workspace, login])
  return member ?? null
}

/** Notes that a code of this step was taken. False: one of this step or a later one was before, so this one counts no more. */
export async function useTotpStep(central: Central, login: string, step: number): Promise<boolean> {
  const taken = await central("update baton.login set totp_step = $2 where id = $1 and coalesce(totp_step < $2, true) returning id", [
    login,
    step,
  ])
  return taken.length === 1
}

/** Uses up a recovery code; false when it is not one of theirs or was used. */
export async function useRecoveryCode(central: Central, login: string, hash: Buffer): Promise<boolean> {
  const used = await central(
    "update baton.recovery_code set used_at = clock_timestamp() where login = $1 and hash = $2 and used_at is null returning login",
    [login, hash],
  )
  return used.length === 1
}

function opened(central: Central, login: Login | undefined): Login | null {
  if (login === undefined) return null
  return { ...login, totpSecret: login.totpSecret === null ? null : central.secrets.open(login.totpSecret, placeOf(login.id)) }
}

function placeOf(id: string): SecretPlace {
  return { workspace: null, table: "login", column: "totp_secret", id }
}
